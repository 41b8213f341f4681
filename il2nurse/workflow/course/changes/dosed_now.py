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
from il2nurse.workflow.course.weighing import check_weight, refuse_old_weight
from il2nurse.workflow.station import Station


@dataclass(frozen=True, slots=True)
class DosedNow:
    """The weight or level from now on, beside the ``cycle`` as it stands.

    ``unlike`` is how a weight differs from those before, as its prescriber confirmed.
    """

    cycle: Cycle
    weight: DosingWeight | None
    level: Decimal | None
    unlike: str | None = None

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
        return (f"{now.label} {was.value} → {now.value}{on}",)


def dosed_now(
    station: Station, moment: Moment, told: Dosed | None, first: datetime | None
) -> DosedNow:
    """What was told, checked as at an order whose first dose is due then.

    ``first`` is missing where that does not change. Raises ``Slip`` or ``NotAllowed`` as at the
    order: also for the weight that stands, where it is too old by another first dose.
    """
    found = _told(station, moment, told, first or moment.at)
    if first and found.weight:
        refuse_old_weight(station, moment.regimen, found.weight.weighed_on, first)
    return found


def _told(station: Station, moment: Moment, told: Dosed | None, first: datetime) -> DosedNow:
    cycle, regimen = moment.course.current, moment.regimen
    if told is None:
        return DosedNow(cycle, cycle.weight, cycle.level)
    if isinstance(told, ChosenLevel):
        check_level(regimen, told)
        return DosedNow(cycle, None, told.international_units)
    weight, unlike = DosingWeight(told.weight_kg, told.weighed_on), None
    if weight != cycle.weight:
        unlike = check_weight(station, moment.course.mrn, regimen, told, first)
    return DosedNow(cycle, weight, None, unlike)
