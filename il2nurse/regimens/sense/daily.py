"""How much of the drug a day brings, and whether injections fill the days of their course."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_CEILING, Decimal
from fnmatch import fnmatchcase
from typing import Final

from il2nurse.domain.values.quantity import show_grouped
from il2nurse.regimens.sense.kinds import RegimenKind
from il2nurse.regimens.sense.places import Written
from il2nurse.regimens.toml.problems import Problem

DAILY: Final = "daily."
_DOSES: Final = ("dose_level.*.international_units", "figure.dose_international_units_per_kg.value")
_HOURS: Final = 24


def days_out_of_bounds(kind: RegimenKind, places: Mapping[str, Written]) -> Iterator[Problem]:
    """Every dose that, as often as it is due in 24 hours, is more or less than the kind allows."""
    interval = _number(places, "interval_hours")
    if not interval:
        return
    times = (_HOURS / interval).to_integral_value(ROUND_CEILING)
    line = places[_figure("interval_hours")].line
    for place in places.values():
        dose = place.number
        if not isinstance(dose, Decimal) or not any(fnmatchcase(place.name, at) for at in _DOSES):
            continue
        for bound in kind.bounds_of(f"{DAILY}{place.name}"):
            if not bound.allows(dose * times):
                yield Problem(
                    place.line,
                    f'"{place.name}" of {place.written}, one every {show_grouped(interval)} h '
                    f"(line {line}), is {show_grouped(dose * times)} in a day; of the kind "
                    f'"{kind.id}" that is {bound.shown} ({bound.about}. {bound.source}).',
                )


def days_not_filled(places: Mapping[str, Written]) -> Iterator[Problem]:
    """Injections whose number and interval take more or less time than their days have."""
    doses, days = _number(places, "doses_per_cycle"), _number(places, "cycle_days")
    interval = _number(places, "interval_hours")
    if _figure("syringe_limit_hours") not in places or not (doses and days and interval):
        return
    if doses * interval != days * _HOURS:
        names = ("interval_hours", "doses_per_cycle", "cycle_days")
        line, *others = (places[_figure(name)].line for name in names)
        yield Problem(
            line,
            f"{show_grouped(doses)} injections, one every {show_grouped(interval)} h, take "
            f"{show_grouped(doses * interval)} h; the {show_grouped(days)} days of a course have "
            f"{show_grouped(days * _HOURS)} h. (Compared with line "
            f"{', '.join(str(each) for each in others)}.)",
        )


def _figure(name: str) -> str:
    return f"figure.{name}.value"


def _number(places: Mapping[str, Written], name: str) -> Decimal | None:
    place = places.get(_figure(name))
    return place.number if place and isinstance(place.number, Decimal) else None
