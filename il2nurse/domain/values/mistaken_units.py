"""Units in which a value is often read by mistake, and what it would be in the right one."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from il2nurse.domain.values.quantity import TENTH, round_half_up, show

KG_PER_LB: Final = Decimal("0.45359237")

# By the mistaken unit: the unit that is asked, and how to come to it.
OTHER_UNITS: Final[Mapping[str, tuple[str, Callable[[Decimal], Decimal]]]] = {
    "°F": ("°C", lambda value: (value - 32) * 5 / 9),
    "lb": ("kg", lambda value: value * KG_PER_LB),
}


def in_asked_unit(other_unit: str, value: Decimal) -> Decimal:
    """The value in the unit that is asked, to one decimal, if it was read in the other unit."""
    return round_half_up(OTHER_UNITS[other_unit][1](value), TENTH)


def mistaken_unit(
    other_unit: str | None, unit: str, value: Decimal, low: Decimal | None, high: Decimal | None
) -> str:
    """A question for a refused value that would be right if it was read in the other unit."""
    if not other_unit:
        return ""
    meant = in_asked_unit(other_unit, value)
    if (low is not None and meant < low) or (high is not None and meant > high):
        return ""
    return f" Was it read in {other_unit}? {show(value)} {other_unit} is {show(meant)} {unit}."
