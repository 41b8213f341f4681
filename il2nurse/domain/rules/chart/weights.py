"""Weight beside its baseline: the change in percent, and the marks it has reached."""

from dataclasses import dataclass, replace
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
    """The newest weight and how it changed. ``marks`` are those reached, the lowest first.

    Without a baseline, where doses do not go by weight, no change is known and no mark is reached.
    """

    kg: Decimal
    at: datetime
    baseline_kg: Decimal | None
    marks: tuple[WeightMark, ...]

    @property
    def change_kg(self) -> Decimal | None:
        """Kilograms since the baseline; a gain is above zero."""
        return None if self.baseline_kg is None else self.kg - self.baseline_kg

    @property
    def percent(self) -> Decimal | None:
        """The change in percent of the baseline."""
        baseline = self.baseline_kg
        return None if baseline is None else weight_change_percent(self.kg, baseline)


def weight_at(case: Case, regimen: Regimen, course: Course, at: datetime) -> Weighed | None:
    """The newest weight at or before ``at`` beside the dosing weight of the cycle then."""
    observed = case.chart.newest(WEIGHT.id, at)
    if observed is None:
        return None
    kg, baseline = Decimal(str(observed.values[WEIGHT.id])), baseline_kg(course, at)
    found = Weighed(kg, observed.at, baseline, ())
    percent = found.percent
    if percent is None:
        return found
    reached = (mark for mark in regimen.charting.weight_marks if percent >= mark.percent)
    return replace(found, marks=tuple(reached))


def baseline_kg(course: Course, at: datetime) -> Decimal | None:
    """The dosing weight of the cycle that had begun at ``at``; of the first cycle before that.

    ``None`` where the doses of that cycle are of a level.
    """
    begun = [cycle for cycle in course.cycles if cycle.begins <= at]
    weight = (begun[-1] if begun else course.cycles[0]).weight
    return weight.kg if weight else None
