"""The figures of a regimen: what each must be, and the timetable made of them."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.regimen import Figure
from il2nurse.domain.regimen.timetable import AfterDischarge, Courses, InWeeks, Timetable
from il2nurse.domain.values.quantity import show
from il2nurse.regimens.needed import COURSE_WEEKS, INFUSION_HOURS, RegimenWay
from il2nurse.regimens.toml.problems import nearest
from il2nurse.regimens.toml.table import SECONDS, TomlTable

OF_EVERY: Final[Mapping[str, str]] = {
    "vial_international_units": "international units",
    "sterile_water_ml_per_vial": "mL",
    "international_units_per_ml": "international units/mL",
    "mg_per_ml": "mg/mL",
    "withdrawable_ml_per_vial": "mL",
    "vial_warn_percent": "%",
    "override_percent": "%",
    "refuse_percent": "%",
    "youngest_years": "years",
    "interval_hours": "h",
    "doses_per_cycle": "doses",
    "cycle_days": "days",
    "cycles_per_course": "cycles",
    "doses_per_course": "doses",
    "slot_window_minutes": "min",
    "earliest_hours_after_start": "h",
    "held_doses_stop_cycle": "doses",
}
BY_WEIGHT: Final[Mapping[str, str]] = {
    "dose_international_units_per_kg": "international units/kg",
    "dose_lowest_international_units": "international units",
    "dose_highest_international_units": "international units",
    "weight_lowest_kg": "kg",
    "weight_highest_kg": "kg",
}
IN_BAG: Final[Mapping[str, str]] = {
    "bag_ml": "mL",
    "concentration_low_mg_per_ml": "mg/mL",
    "concentration_high_mg_per_ml": "mg/mL",
    "near_limit_percent": "%",
    "bag_limit_hours": "h",
}
IN_MINUTES: Final[Mapping[str, str]] = {"infusion_minutes": "min"}
OVER_DAYS: Final[Mapping[str, str]] = {INFUSION_HOURS: "h", "end_soon_minutes": "min"}
AFTER_DISCHARGE: Final[Mapping[str, str]] = {
    "rest_days": "days",
    "response_review_days": "days",
    "next_course_days": "days",
}
IN_WEEKS: Final[Mapping[str, str]] = {
    COURSE_WEEKS: "weeks",
    "drawn_before_days": "days",
    "unreliable_after_days": "days",
}
COUNTED: Final[Mapping[str, str]] = {"relative_stop_count": "criteria"}
IN_SYRINGE: Final[Mapping[str, str]] = {"syringe_limit_hours": "h"}
# Figures that texts kept in older registers lack; of a group a text has all or none.
_LATER: Final[tuple[Mapping[str, str], ...]] = (
    {
        "shortest_rest_days": "days",
        "weight_oldest_days": "days",
        "weight_confirm_percent": "%",
        "weight_refuse_percent": "%",
    },
    {"weight_usual_from_kg": "kg", "weight_usual_to_kg": "kg"},
    {"alarm_again_minutes": "min"},
    {"mixing_minutes": "min", "expiry_warning_minutes": "min"},
    {"bag_overfill_percent": "%", "full_from_percent": "%"},
    {"most_given_percent": "%"},
    {"weight_ask_percent": "%"},
)
LATER: Final[Mapping[str, str]] = {name: unit for group in _LATER for name, unit in group.items()}
FOR_INFORMATION: Final[Mapping[str, str]] = {"dose_mg_per_kg": "mg/kg"}
_GROUPS: Final = (
    *(OF_EVERY, BY_WEIGHT, IN_BAG, IN_MINUTES, OVER_DAYS, IN_SYRINGE),
    *(AFTER_DISCHARGE, IN_WEEKS, COUNTED),
)
# Later figures, and those for information, of a dose by weight and of a bag.
_ALSO_BY_WEIGHT: Final = frozenset(
    {
        *("weight_oldest_days", "weight_ask_percent", "weight_confirm_percent"),
        *("weight_refuse_percent", "weight_usual_from_kg", "weight_usual_to_kg"),
        "dose_mg_per_kg",
    }
)
_ALSO_IN_BAG: Final = frozenset({"bag_overfill_percent", "full_from_percent", "most_given_percent"})
KNOWN: Final[Mapping[str, str]] = {
    name: unit for group in (*_GROUPS, LATER, FOR_INFORMATION) for name, unit in group.items()
}

_WHOLE = frozenset({"doses", "cycles", "criteria", "years", "weeks"})
# A site whose bags hold what is printed on them has no overfill.
_MAY_BE_ZERO = frozenset({"bag_overfill_percent"})
_LENGTHS: Final = {**SECONDS, "weeks": 7 * SECONDS["days"]}
_LONGEST = timedelta(days=1000)

# The first must be below the second; equal is allowed where marked.
_BELOW = (
    ("concentration_low_mg_per_ml", "concentration_high_mg_per_ml", False),
    ("dose_lowest_international_units", "dose_highest_international_units", False),
    ("weight_lowest_kg", "weight_highest_kg", False),
    ("weight_lowest_kg", "weight_usual_from_kg", True),
    ("weight_usual_from_kg", "weight_usual_to_kg", False),
    ("weight_usual_to_kg", "weight_highest_kg", True),
    ("override_percent", "refuse_percent", True),
    ("weight_ask_percent", "weight_confirm_percent", True),
    ("weight_confirm_percent", "weight_refuse_percent", False),
    ("shortest_rest_days", "rest_days", True),
    ("earliest_hours_after_start", "interval_hours", True),
    ("doses_per_cycle", "doses_per_course", True),
    ("held_doses_stop_cycle", "doses_per_cycle", True),
    ("international_units_per_ml", "vial_international_units", True),
)


def _of_other_ways(way: RegimenWay) -> dict[str, str]:
    """The figures that belong to other ways of dosing or giving, and why each is none of these."""
    found: dict[str, str] = {}
    if not way.by_weight:
        found |= dict.fromkeys((*BY_WEIGHT, *_ALSO_BY_WEIGHT), "its doses are levels")
    if way.in_bag:
        found |= dict.fromkeys(IN_SYRINGE, "its drug goes into a bag")
    else:
        of_bags = (*IN_BAG, *IN_MINUTES, *OVER_DAYS, *_ALSO_IN_BAG)
        found |= dict.fromkeys(of_bags, "its drug is injected from a syringe")
    if way.in_bag and way.over_days:
        found |= dict.fromkeys(IN_MINUTES, f'its bags run in over days ("{INFUSION_HOURS}")')
    elif way.in_bag:
        found |= dict.fromkeys(OVER_DAYS, f'it has no "{INFUSION_HOURS}"')
    if way.in_weeks:
        weeks = (*AFTER_DISCHARGE, "shortest_rest_days")
        found |= dict.fromkeys(weeks, "its courses follow in weeks")
    else:
        found |= dict.fromkeys(IN_WEEKS, "its courses follow a discharge")
    if not way.counts_relative:
        found |= dict.fromkeys(COUNTED, "none of its criteria counts the relative ones")
    return found


class Figures:
    """The figures of the file by id, with the tables they came from."""

    def __init__(self, root: TomlTable, way: RegimenWay) -> None:
        """Read and check every figure: each that the way of the file needs, and no other."""
        self.known: dict[str, Figure] = {}
        self._tables: dict[str, TomlTable] = {}
        for table in root.tables("figure", required=True):
            self._read(table)
        others = _of_other_ways(way)
        for name in self._tables.keys() & others.keys():
            sentence = f'the figure "{name}" is not one of this regimen: {others[name]}.'
            self._tables[name].complain(sentence, "id")
        begun = [group for group in _LATER if group.keys() & self.known.keys()]
        for group in (*_GROUPS, *begun):
            for missing in group.keys() - self.known.keys() - others.keys():
                root.complain(f'the figure "{missing}" ({group[missing]}) is missing.')
        self._compare()

    def _read(self, table: TomlTable) -> None:
        units = KNOWN
        name, unit = table.name("figure"), table.text("unit")
        asked = table.maybe_number("value", required=True) if name in _MAY_BE_ZERO else None
        value = table.number("value") if asked is None else asked
        source, confidence = table.sourced()
        note = table.maybe_text("note")
        table.done()
        if name not in units:
            table.complain(f'the figure "{name}" is not known; {nearest(name, units)}', "id")
            return
        if unit != units[name]:
            table.complain(f'"{unit}" must be "{units[name]}" for this figure.', "unit")
        if units[name] in _WHOLE and value != value.to_integral_value():
            table.complain(f"{show(value)} must be a whole number.", "value")
        seconds = _LENGTHS.get(units[name])
        if seconds and value * seconds > _LONGEST.total_seconds():
            table.complain(f"{show(value)} {unit} is longer than {_LONGEST.days} days.", "value")
        self.known.setdefault(name, Figure(name, value, unit, source, confidence, note))
        self._tables.setdefault(name, table)

    def _compare(self) -> None:
        for low, high, equal in _BELOW:
            if low not in self.known or high not in self.known:
                continue
            least, most = self.known[low].value, self.known[high].value
            if least > most or (least == most and not equal):
                self.complain(low, f'"{low}" ({show(least)}) lies above "{high}" ({show(most)}).')

    def complain(self, name: str, sentence: str) -> None:
        """Note a problem at a figure's value."""
        self._tables[name].complain(sentence, "value")

    def value(self, name: str) -> Decimal:
        """A figure's value; one where the figure is missing, which is a problem already noted."""
        return self.known[name].value if name in self.known else Decimal(1)

    def whole(self, name: str) -> int:
        """A figure's value as a whole number."""
        return int(self.value(name))

    def time(self, name: str) -> timedelta:
        """A figure's value as elapsed time."""
        seconds = self.value(name) * _LENGTHS[KNOWN[name]]
        return timedelta(seconds=min(int(seconds), int(_LONGEST.total_seconds())))

    def later_time(self, name: str) -> timedelta | None:
        """A figure's value as elapsed time; ``None`` where an older text of a regimen lacks it."""
        return self.time(name) if name in self.known else None


def read_timetable(figures: Figures) -> Timetable:
    """When doses may be given."""
    per_course = figures.value("cycles_per_course") * figures.value("doses_per_cycle")
    if "doses_per_course" in figures.known and figures.value("doses_per_course") > per_course:
        figures.complain(
            "doses_per_course", f"the cycles of a course hold only {show(per_course)} doses."
        )
    return Timetable(
        interval=figures.time("interval_hours"),
        doses_per_cycle=figures.whole("doses_per_cycle"),
        cycles_per_course=figures.whole("cycles_per_course"),
        doses_per_course=figures.whole("doses_per_course"),
        cycle_length=figures.time("cycle_days"),
        window=figures.time("slot_window_minutes"),
        earliest_after_start=figures.time("earliest_hours_after_start"),
        held_doses_stop_cycle=figures.whole("held_doses_stop_cycle"),
        courses=_courses(figures),
    )


def _courses(figures: Figures) -> Courses:
    if COURSE_WEEKS in figures.known:
        if figures.value("cycles_per_course") != 1:
            figures.complain(COURSE_WEEKS, "courses that follow in weeks have one cycle each.")
        return InWeeks(
            every=figures.time("course_weeks"),
            drawn_before=figures.time("drawn_before_days"),
            unreliable_after=figures.time("unreliable_after_days"),
        )
    return AfterDischarge(
        rest=figures.time("rest_days"),
        response_review=figures.time("response_review_days"),
        next_course=figures.time("next_course_days"),
        shortest_rest=figures.later_time("shortest_rest_days"),
    )
