"""What the doses of a cycle go by, in words: the dosing weight, or the level that was ordered."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.record.course.dosing_weight import DosingWeight
from il2nurse.domain.values.quantity import in_words, show

DOSE_LEVEL: Final = "Dose level"


@dataclass(frozen=True, slots=True)
class DosedBy:
    """Its name and its value as people read it, and the day of weighing where there is one."""

    label: str
    value: str
    weighed_on: date | None = None


def dosed_by(weight: DosingWeight | None, level: Decimal | None) -> DosedBy:
    """The weight, else the level in international units; one of the two is on record."""
    if weight is not None:
        return DosedBy("Dosing weight", f"{show(weight.kg)} kg", weight.weighed_on)
    if level is None:
        raise ValueError("A cycle goes by a weight or by a level.")
    return DosedBy(DOSE_LEVEL, in_words(level))


def cycle_dosed_by(cycle: Cycle) -> DosedBy:
    """What the doses of this cycle go by; before an order they go by nothing yet."""
    if cycle.weight is None and cycle.level is None:
        return DosedBy("Dose", "not ordered yet")
    return dosed_by(cycle.weight, cycle.level)
