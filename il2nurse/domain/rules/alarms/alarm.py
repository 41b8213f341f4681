"""An alarm, and the acknowledgement that answers it."""

from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.record.alarms.acknowledged import Acknowledged
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.case import Case
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.wall_clock import day_and_clock


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something that must reach a person; ``say`` is a sentence without the patient's name.

    It is raised by the entry in place ``seq`` of the stream ``dose``, or of the chart, and has gone
    as far as ``level``. What is still so after it was acknowledged keeps ``acknowledged``.
    ``measured`` is when the value was taken that raised it, where one did.
    """

    kind: AlarmKind
    dose: str | None
    seq: int
    since: datetime
    say: str
    level: int = 0
    acknowledged: Acknowledged | None = None
    measured: datetime | None = None

    @property
    def open(self) -> bool:
        """True until someone has acknowledged it."""
        return self.acknowledged is None


def newest_answer(case: Case, kind: AlarmKind, dose: str | None, seq: int) -> Acknowledged | None:
    """The newest acknowledgement of this alarm, however far the alarm had gone by then."""
    found = (
        each
        for each in reversed(case.acknowledged)
        if (each.alarm, each.dose, each.seq) == (kind, dose, seq)
    )
    return next(found, None)


def told_at(moment: Moment, at: datetime) -> str:
    """The day and time that the sentence of an alarm names."""
    return day_and_clock(at.astimezone(moment.zone))
