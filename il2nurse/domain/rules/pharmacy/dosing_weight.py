"""The weight behind the dose: how old it is, and how far from the weights known before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum

from il2nurse.domain.regimen.preparation import WeightLimits
from il2nurse.domain.values.mistaken_units import KG_PER_LB, in_asked_unit
from il2nurse.domain.values.quantity import round_half_up, show

TENTH = Decimal("0.1")
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

    @property
    def sentence(self) -> str:
        """The difference in words, with the pounds it may come from."""
        way = "above" if self.percent > 0 else "below"
        off = show(round_half_up(self.percent.copy_abs(), TENTH))
        return (
            f"{show(self.kg)} kg is {off} % {way} the {self.earlier.what} of "
            f"{show(self.earlier.kg)} kg ({self.earlier.day:%d-%b-%Y}).{pounds(self)}"
        )


def pounds(compared: Compared) -> str:
    """A question where one weight is the other read in pounds; else ""."""
    low, high = sorted((compared.kg, compared.earlier.kg))
    if abs(low / high / KG_PER_LB - 1) > NEAR_POUNDS:
        return ""
    converted = f"{show(high)} lb is {show(in_asked_unit('lb', high))} kg"
    return f" Were pounds taken for kilograms? {converted}."


def unusual_weight(limits: WeightLimits, kg: Decimal) -> str | None:
    """Why a weight that no earlier order bears out is confirmed by two; else ``None``.

    Pounds are named where the weight read in them, or divided once too often, would be usual.
    """
    if limits.usual_kg is None:
        return None
    low, high = limits.usual_kg
    if low <= kg <= high:
        return None
    way, limit = ("above", high) if kg > high else ("below", low)
    said = (
        f"{show(kg)} kg is {way} {show(limit)} kg, and no weight of an earlier order of this "
        "patient is on record that bears it out."
    )
    if kg > high and low <= in_asked_unit("lb", kg) <= high:
        asked = f"{show(kg)} lb is {show(in_asked_unit('lb', kg))} kg"
        return f"{said} Were pounds taken for kilograms? {asked}."
    undivided = round_half_up(kg / KG_PER_LB, TENTH)
    if kg < low <= undivided <= high:
        return f"{said} Was a weight in kilograms divided by 2.2? It was {show(undivided)} kg then."
    return said


def too_old(limits: WeightLimits, weighed_on: date, first_day: date) -> str | None:
    """Why a weight of that day is too old for a first dose on ``first_day``; else ``None``."""
    days = (first_day - weighed_on).days
    if days <= limits.oldest.days:
        return None
    return (
        f"The weight of {weighed_on:%d-%b-%Y} would be {days} days old at the first dose; at most "
        f"{limits.oldest.days} days are allowed. Nothing was recorded; weigh the patient again."
    )


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
