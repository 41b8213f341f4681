"""The weight from which the doses of a cycle are worked out."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from il2nurse.domain.record.register.spelling import Unreadable


@dataclass(frozen=True, slots=True)
class DosingWeight:
    """So many kilograms, weighed on that day of the ward."""

    kg: Decimal
    weighed_on: date


def weight_said(kg: Decimal | None, weighed_on: date | None) -> DosingWeight | None:
    """The weight of an entry that may say one; ``None`` where it says none."""
    return None if kg is None or weighed_on is None else DosingWeight(kg, weighed_on)


def refuse_half_weight(kg: Decimal | None, weighed_on: date | None, level: Decimal | None) -> None:
    """Raise ``Unreadable`` for half a weight, or for a weight and a level."""
    if (kg is None) is not (weighed_on is None):
        raise Unreadable("“dosing_weight_kg” and “weighed_on” belong together")
    if level is not None and kg is not None:
        raise Unreadable("“dosing_weight_kg” does not go with “level”")
