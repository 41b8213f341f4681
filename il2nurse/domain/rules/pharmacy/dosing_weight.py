"""The weight behind the dose: how old it is, and how far from the weights known before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum

from il2nurse.domain.regimen.doses import WeightLimits
from il2nurse.domain.values.mistaken_units import KG_PER_LB, in_asked_unit
from il2nurse.domain.values.quantity import TENTH, round_half_up

# How far the quotient of two weights may lie from that of pound and kilogram, as a part of it.
NEAR_POUNDS = Decimal("0.05")


class WeightAgreement(IntEnum):
    """What a difference asks for."""

    ALIKE = 0
    CONFIRM = 1
    REFUSE = 2


@dataclass(frozen=True, slots=True)
class EarlierWeight:
    """A weight known before, in kg: ``what`` it was, and the day it was measured."""

    kg: Decimal
    day: date
    what: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A dosing weight beside an earlier one; ``percent`` is the change since that."""

    kg: Decimal
    earlier: EarlierWeight
    percent: Decimal
    standing: WeightAgreement


@dataclass(frozen=True, slots=True)
class UnusualWeight:
    """A weight in kg beyond a ``limit`` of the usual ones.

    ``from_pounds`` is the kilograms that it is where pounds were meant, ``undivided`` those that it
    was where it was divided by 2.2 once too often; each only where that would be usual.
    """

    kg: Decimal
    limit: Decimal
    from_pounds: Decimal | None = None
    undivided: Decimal | None = None


def read_in_pounds(compared: Compared) -> bool:
    """Whether one of the two weights may be the other, read in pounds."""
    low, high = sorted((compared.kg, compared.earlier.kg))
    return abs(low / high / KG_PER_LB - 1) <= NEAR_POUNDS


def unusual_weight(limits: WeightLimits, kg: Decimal) -> UnusualWeight | None:
    """A weight outside the usual ones, which two confirm where no order bears it out."""
    if limits.usual_kg is None:
        return None
    low, high = limits.usual_kg
    if low <= kg <= high:
        return None
    pounds, undivided = in_asked_unit("lb", kg), round_half_up(kg / KG_PER_LB, TENTH)
    return UnusualWeight(
        kg,
        high if kg > high else low,
        from_pounds=pounds if kg > high and low <= pounds <= high else None,
        undivided=undivided if kg < low <= undivided <= high else None,
    )


def days_too_old(limits: WeightLimits, weighed_on: date, first_day: date) -> int | None:
    """The age in days that a weight would have on ``first_day``, where a dose forbids it."""
    days = (first_day - weighed_on).days
    return days if days > limits.oldest.days else None


def compare_weight(
    limits: WeightLimits, kg: Decimal, earlier: Iterable[EarlierWeight]
) -> tuple[Compared, ...]:
    """A dosing weight beside each earlier one, the newest first; both directions.

    Far from the newest it is refused. Far from an older one it is only confirmed: weighing and
    charting again is the way on after a true change.
    """
    found = []
    for place, each in enumerate(sorted(earlier, key=lambda known: known.day, reverse=True)):
        percent = (kg - each.kg) * 100 / each.kg
        off = percent.copy_abs()
        standing = (
            WeightAgreement.CONFIRM if off > limits.confirm_percent else WeightAgreement.ALIKE
        )
        if off > limits.refuse_percent and place == 0:
            standing = WeightAgreement.REFUSE
        found.append(Compared(kg, each, percent, standing))
    return tuple(found)
