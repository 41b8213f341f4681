"""What the doses of a changed order go by: checked as at the order, and beside what stood there."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.record.course.dosing_weight import DosingWeight
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import written_date
from il2nurse.readable.dosed_by import dosed_by
from il2nurse.workflow.course.cycle_plan import Dosed
from il2nurse.workflow.course.levels import ChosenLevel, check_level
from il2nurse.workflow.course.stepping import check_level_change
from il2nurse.workflow.course.weighing import Weighing, check_weight, refuse_old_weight
from il2nurse.workflow.station import Station


@dataclass(frozen=True, slots=True)
class DosedNow:
    """The weight or level from now on, beside the ``cycle`` as it stands.

    ``unlike`` is how a weight differs from those before, as its prescriber confirmed, ``higher``
    why a level is raised above the one suggested.
    """

    cycle: Cycle
    weight: DosingWeight | None
    level: Decimal | None
    unlike: str | None = None
    higher: str | None = None

    @property
    def differs(self) -> bool:
        """Whether it is another than the order says."""
        return (self.weight, self.level) != (self.cycle.weight, self.cycle.level)

    @property
    def name(self) -> str:
        """What it is called, inside a sentence."""
        return dosed_by(self.weight, self.level).label.lower()

    @property
    def change(self) -> tuple[str, ...]:
        """The change in words; nothing where it is none."""
        if not self.differs:
            return ()
        was = dosed_by(self.cycle.weight, self.cycle.level)
        now = dosed_by(self.weight, self.level)
        on = f", weighed {written_date(now.weighed_on)}" if now.weighed_on else ""
        why = (f"higher than suggested: {self.higher}",) if self.higher else ()
        return (f"{now.label} {was.value} → {now.value}{on}", *why)


def dosed_now(
    station: Station,
    moment: Moment,
    told: Dosed | None,
    first: datetime | None,
    level_reason: str | None,
) -> DosedNow:
    """What was told, checked as at an order whose first dose is due then.

    ``first`` is missing where that does not change. Raises ``Slip`` or ``NotAllowed`` as at the
    order: also for the weight that stands, where it is too old by another first dose, and for a
    level that is raised, which may ask the ``level_reason``, or that is another than doses of the
    course were given by.
    """
    if isinstance(told, ChosenLevel):
        return _level(moment, told, level_reason)
    found = _weight(station, moment, told, first or moment.at)
    if first and found.weight:
        refuse_old_weight(station, moment.regimen, found.weight.weighed_on, first)
    return found


def _level(moment: Moment, told: ChosenLevel, reason: str | None) -> DosedNow:
    check_level(moment.regimen, told)
    level = told.international_units
    higher = check_level_change(moment, level, reason)
    return DosedNow(moment.course.current, None, level, higher=higher)


def _weight(station: Station, moment: Moment, told: Weighing | None, first: datetime) -> DosedNow:
    cycle, regimen = moment.course.current, moment.regimen
    if told is None:
        return DosedNow(cycle, cycle.weight, cycle.level)
    weight, unlike = DosingWeight(told.weight_kg, told.weighed_on), None
    if weight != cycle.weight:
        unlike = check_weight(station, moment.course.mrn, regimen, told, first)
    return DosedNow(cycle, weight, None, unlike)
