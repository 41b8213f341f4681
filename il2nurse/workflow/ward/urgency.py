"""Which patients of the ward come first: those with whom something is to be done now."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

from il2nurse.domain.record.alarms.facts import FOR_CHARGE_NURSES, AlarmKind
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import WardRow

# An infusion that is to end, what keeps a dose back, what runs, what comes, and what waits.
FIRST_TO_LAST: Final = (
    WardState.TIME_UP,
    WardState.MUST_HOLD,
    WardState.LOST,
    WardState.SAME_PERSON,
    WardState.OVERDUE,
    WardState.NOT_ELIGIBLE,
    WardState.PAUSED,
    WardState.RUNNING,
    WardState.DUE,
    WardState.IN_STEPS,
    WardState.AFTER,
    WardState.UNVERIFIED,
    WardState.PRE_TESTS,
    WardState.ORDER_PAUSED,
    WardState.STOPPED,
    WardState.HELD,
    WardState.WAITING,
    WardState.NO_ORDER,
    WardState.RESTING,
    WardState.COURSE_ENDED,
    WardState.TRANSFERRED,
    WardState.DISCHARGED,
)
LAST_OF_NOW: Final = FIRST_TO_LAST.index(WardState.PAUSED)
_LATEST: Final = datetime.max.replace(tzinfo=UTC)


def most_urgent_first(rows: Iterable[WardRow]) -> tuple[WardRow, ...]:
    """The rows by urgency; infusions by what is left, others alike by when the dose is due.

    An infusion that a value asks to stop comes before everything, then whoever has an alarm that
    nobody at the bed took on. Overdue vital signs come before all that is on time.
    """
    return tuple(sorted(rows, key=_place))


def asks_to_stop(row: WardRow) -> bool:
    """True where a value taken, or put on record, while the infusion runs asks to stop it."""
    return any(each.kind is AlarmKind.STOP for each in row.alarms)


def is_alarmed(row: WardRow) -> bool:
    """True where an alarm is open that is to be acted on at the bed."""
    return any(each.open and each.kind not in FOR_CHARGE_NURSES for each in row.alarms)


def _place(row: WardRow) -> tuple[bool, bool, bool, int, timedelta, datetime, str]:
    at = FIRST_TO_LAST.index(row.state)
    left = row.left if row.state is WardState.RUNNING else None
    late = row.vital_signs_due is not None and row.vital_signs_due.overdue
    on_time = at > LAST_OF_NOW and not late
    first = not asks_to_stop(row), not is_alarmed(row), on_time
    return *first, at, left or timedelta(), row.due or _LATEST, row.case.patient.bed
