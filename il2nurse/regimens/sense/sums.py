"""Sums of a regimen: units that tell the same dose agree, and the slots fit the cycle.

Each invariant is one row: the figures that it compares, and the sentence where they disagree.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, TypeAlias

from il2nurse.domain.regimen.doses import DoseLevels, PerKg
from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.preparation import BagBand, Preparation
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.vocabulary import BASELINE_WEIGHT, WEIGHT
from il2nurse.domain.values.quantity import show_grouped
from il2nurse.regimens.sense.places import Written
from il2nurse.regimens.toml.problems import Problem

# Labels round mg and international units differently, by up to 3.4 %.
ROUNDED: Final = Decimal("0.05")
_HOURS_PER_DAY: Final = 24
_MINUTES_PER_HOUR: Final = 60

Figures: TypeAlias = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Sum:
    """The figures compared, when they agree, and what is said where they do not.

    The first figure is where the problem is told; the lines of the others are named with it. In
    the sentence a figure stands for its value.
    """

    figures: tuple[str, ...]
    agrees: Callable[[Figures], bool]
    says: str


def _close(one: Decimal, two: Decimal) -> bool:
    return abs(one - two) <= ROUNDED * max(one, two)


def _mass_agrees(known: Figures) -> bool:
    volume = known["dose_international_units_per_kg"] / known["international_units_per_ml"]
    return _close(known["dose_mg_per_kg"], volume * known["mg_per_ml"])


def _vial_agrees(known: Figures) -> bool:
    dissolved = known["international_units_per_ml"] * known["sterile_water_ml_per_vial"]
    return _close(known["vial_international_units"], dissolved)


def _can_be_drawn(known: Figures) -> bool:
    most = known["sterile_water_ml_per_vial"] * (1 + ROUNDED)
    return known["withdrawable_ml_per_vial"] <= most


def _slots_fit(known: Figures) -> bool:
    return _fit(known, known["infusion_minutes"] / _MINUTES_PER_HOUR)


def _bags_fit(known: Figures) -> bool:
    return _fit(known, known["infusion_hours"])


def _fit(known: Figures, infusion_hours: Decimal) -> bool:
    last = (known["doses_per_cycle"] - 1) * known["interval_hours"]
    return last + infusion_hours <= known["cycle_days"] * _HOURS_PER_DAY


def _one_bag_after_the_other(known: Figures) -> bool:
    return known["infusion_hours"] <= known["interval_hours"]


def _told_before_the_end(known: Figures) -> bool:
    return known["end_soon_minutes"] < known["infusion_hours"] * _MINUTES_PER_HOUR


def _course_agrees(known: Figures) -> bool:
    return known["doses_per_course"] == known["cycles_per_course"] * known["doses_per_cycle"]


def _lightest_is_usual(known: Figures) -> bool:
    lightest = known["dose_international_units_per_kg"] * known["weight_lowest_kg"]
    return known["dose_lowest_international_units"] <= lightest


SUMS: Final = (
    Sum(
        (
            "dose_mg_per_kg",
            "dose_international_units_per_kg",
            "international_units_per_ml",
            "mg_per_ml",
        ),
        _mass_agrees,
        "{dose_mg_per_kg} mg/kg is not {dose_international_units_per_kg} international units/kg, "
        "when each mL holds {international_units_per_ml} international units and {mg_per_ml} mg.",
    ),
    Sum(
        ("vial_international_units", "international_units_per_ml", "sterile_water_ml_per_vial"),
        _vial_agrees,
        "a vial of {vial_international_units} international units, dissolved in "
        "{sterile_water_ml_per_vial} mL, does not hold {international_units_per_ml} in each mL.",
    ),
    Sum(
        ("withdrawable_ml_per_vial", "sterile_water_ml_per_vial"),
        _can_be_drawn,
        "{withdrawable_ml_per_vial} mL cannot be drawn from a vial dissolved in "
        "{sterile_water_ml_per_vial} mL.",
    ),
    Sum(
        ("interval_hours", "doses_per_cycle", "cycle_days", "infusion_minutes"),
        _slots_fit,
        "{doses_per_cycle} doses, one every {interval_hours} h, do not fit into the {cycle_days} "
        "days of a cycle.",
    ),
    Sum(
        ("interval_hours", "doses_per_cycle", "cycle_days", "infusion_hours"),
        _bags_fit,
        "{doses_per_cycle} bags of {infusion_hours} h, one every {interval_hours} h, do not fit "
        "into the {cycle_days} days of a cycle.",
    ),
    Sum(
        ("infusion_hours", "interval_hours"),
        _one_bag_after_the_other,
        "a bag that runs {infusion_hours} h would still run when the next one is due, "
        "{interval_hours} h after it.",
    ),
    Sum(
        ("infusion_hours", "bag_limit_hours"),
        lambda known: known["infusion_hours"] < known["bag_limit_hours"],
        "a bag that runs {infusion_hours} h cannot end within {bag_limit_hours} h of being made.",
    ),
    Sum(
        ("end_soon_minutes", "infusion_hours"),
        _told_before_the_end,
        "{end_soon_minutes} min before its end a bag of {infusion_hours} h has not begun.",
    ),
    Sum(
        ("doses_per_course", "cycles_per_course", "doses_per_cycle"),
        _course_agrees,
        "{cycles_per_course} cycles of {doses_per_cycle} doses are not {doses_per_course} doses.",
    ),
    Sum(
        ("dose_lowest_international_units", "dose_international_units_per_kg", "weight_lowest_kg"),
        _lightest_is_usual,
        "{dose_lowest_international_units} international units, below which a dose is confirmed "
        "by hand, is more than {weight_lowest_kg} kg need.",
    ),
)


def sums_that_disagree(regimen: Regimen, places: Mapping[str, Written]) -> Iterator[Problem]:
    """Every sum whose figures do not agree, with the line of each figure."""
    known = {name: figure.value for name, figure in regimen.figures.items()}
    shown = {name: show_grouped(value) for name, value in known.items()}
    for each in SUMS:
        if known.keys() >= set(each.figures) and not each.agrees(known):
            first, *others = (places[f"figure.{name}.value"].line for name in each.figures)
            compared = ", ".join(str(line) for line in others)
            sentence = f"{each.says.format_map(shown)} (Compared with line {compared}.)"
            yield Problem(first, sentence)


def bags_outside_window(regimen: Regimen, places: Mapping[str, Written]) -> Iterator[Problem]:
    """Every band of doses whose bag does not hold its lowest or highest dose in the window."""
    dilution = regimen.preparation.dilution
    if dilution is None:
        return
    names = [name for name in places if name.startswith("bag.") and name.endswith(".bag_ml")]
    low, high = dilution.concentration_low, dilution.concentration_high
    before: Decimal | None = None
    for bag, name in zip(dilution.bags, names, strict=True):
        edges, before = (before, bag.up_to_international_units), bag.up_to_international_units
        levels = [dose for dose in _levels(regimen) if dilution.band_bag(dose) == bag.bag_ml]
        for dose in (*levels, *(edge for edge in edges if edge is not None)):
            held = _concentration(regimen, bag, dose)
            if not low <= held <= high:
                window = places["figure.concentration_low_mg_per_ml.value"].line
                yield Problem(
                    places[name].line,
                    f"a dose of {show_grouped(dose)} international units in the bag of "
                    f"{show_grouped(bag.bag_ml)} mL holds {held:.4f} mg/mL, outside "
                    f"{show_grouped(low)} to {show_grouped(high)} mg/mL (line {window}).",
                )


def _levels(regimen: Regimen) -> tuple[Decimal, ...]:
    dosing = regimen.preparation.dosing
    levels = dosing.levels if isinstance(dosing, DoseLevels) else ()
    return tuple(each.international_units for each in levels)


def _concentration(regimen: Regimen, bag: BagBand, dose: Decimal) -> Decimal:
    product, dilution = regimen.preparation.product, regimen.preparation.demand_dilution()
    drawn = dose / product.international_units_per_ml
    printed = replace(dilution, overfill_percent=Decimal(0))
    return drawn * product.mg_per_ml / (printed.fluid_ml(bag.bag_ml) + drawn)


def steps_too_coarse(regimen: Regimen, places: Mapping[str, Written]) -> Iterator[Problem]:
    """Every rounding that would move the smallest dose it is for further than is allowed."""
    prepared = regimen.preparation
    smallest = _lowest_dose(prepared) / prepared.product.international_units_per_ml
    names = [name for name in places if name.startswith("rounding.") and name.endswith("step_ml")]
    for rounding, name in zip(prepared.roundings, names, strict=True):
        moved = rounding.step_ml / 2 / smallest * 100
        if moved > prepared.deviation.override_percent:
            limit = places["figure.override_percent.value"].line
            yield Problem(
                places[name].line,
                f"a step of {show_grouped(rounding.step_ml)} mL moves {smallest:.2f} mL by "
                f"{moved:.1f} %, more than {show_grouped(prepared.deviation.override_percent)} % "
                f"(line {limit}).",
            )
        if rounding.up_to_ml is not None:
            smallest = max(smallest, rounding.up_to_ml)


def _lowest_dose(prepared: Preparation) -> Decimal:
    dosing = prepared.dosing
    if isinstance(dosing, PerKg):
        return dosing.international_units * dosing.limits.lowest_kg
    return dosing.levels[0].international_units


def weights_that_differ(regimen: Regimen, places: Mapping[str, Written]) -> Iterator[Problem]:
    """Every question for the patient's weight that takes other weights than the order does."""
    if not isinstance(regimen.preparation.dosing, PerKg):
        return
    for end in ("lowest", "highest"):
        figure = places[f"figure.weight_{end}_kg.value"]
        for field in regimen.fields.values():
            place = places.get(f"field.{field.id}.{end}")
            if _asks_weight(field) and place and place.number != figure.number:
                yield Problem(
                    place.line,
                    f'"{field.id}" takes {place.written} kg as its {end}, and the order '
                    f"{figure.written} kg (line {figure.line}).",
                )


def _asks_weight(field: Field) -> bool:
    """True for the weight of the patient, measured, taken over or read from the order."""
    return WEIGHT.id == field.expect or field.id in (WEIGHT.id, BASELINE_WEIGHT.id)
