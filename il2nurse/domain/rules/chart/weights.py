"""Weight beside its baseline: the change in percent, and the marks it has reached."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.chart.fluids import weight_change_percent
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.regimen.charting import WeightMark
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.vocabulary import WEIGHT


@dataclass(frozen=True, slots=True)
class Weighed:
    """The newest weight and how it changed. ``marks`` are those reached, the lowest first."""

    kg: Decimal
    at: datetime
    baseline_kg: Decimal
    percent: Decimal
    marks: tuple[WeightMark, ...]

    @property
    def change_kg(self) -> Decimal:
        """Kilograms since the baseline; a gain is above zero."""
        return self.kg - self.baseline_kg


def weight_at(case: Case, regimen: Regimen, course: Course, at: datetime) -> Weighed | None:
    """The newest weight at or before ``at`` beside the dosing weight of the cycle then."""
    observed = case.chart.newest(WEIGHT.id, at)
    if observed is None:
        return None
    kg, baseline = Decimal(str(observed.values[WEIGHT.id])), baseline_kg(course, at)
    percent = weight_change_percent(kg, baseline)
    reached = [mark for mark in regimen.charting.weight_marks if percent >= mark.percent]
    return Weighed(kg, observed.at, baseline, percent, tuple(reached))


def baseline_kg(course: Course, at: datetime) -> Decimal:
    """The dosing weight of the cycle that had begun at ``at``; of the first cycle before that."""
    begun = [cycle for cycle in course.cycles if cycle.first_slot <= at]
    return (begun[-1] if begun else course.cycles[0]).dosing_weight_kg
