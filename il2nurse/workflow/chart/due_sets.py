"""The times at which vital signs are due for a dose, and the sets that serve for them."""

from dataclasses import dataclass, replace
from datetime import datetime

from il2nurse.domain.record.chart.chart import ObservedSet
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.rules.chart.monitoring import due_times, sets_by_due_time
from il2nurse.domain.rules.chart.vital_sets import WholeSet, latest_whole
from il2nurse.domain.rules.moment import Moment


@dataclass(frozen=True, slots=True)
class DueSet:
    """One time at which vital signs are due for a dose, and the set that serves for it.

    Past its time a set is overdue until a whole one is taken; from then on it is missed.
    """

    due: datetime
    during: bool
    taken: ObservedSet | None
    state: str


def due_sets(moment: Moment, dose: Dose) -> tuple[DueSet, ...]:
    """The vital-sign schedule of a dose that was given, or is given now."""
    if dose.given is None:
        return ()
    last = latest_whole(moment.case.chart, moment.regimen, moment.at)
    during, served = moment.regimen.monitoring.during, sets_by_due_time(moment, dose)
    return tuple(
        DueSet(
            due, offset in during, served.get(due), _due_state(moment, due, served.get(due), last)
        )
        for offset, due in due_times(moment, dose)
    )


def set_before(moment: Moment, dose: Dose) -> ObservedSet | None:
    """The newest whole set before the dose went in, with what its round holds beside it."""
    if dose.given is None:
        return None
    chart = moment.case.chart
    whole = latest_whole(chart, moment.regimen, dose.given.since)
    if whole is None:
        return None
    taken = next((each for each in chart.sets if each.seq == whole.seq), None)
    return replace(taken, at=whole.at, values=whole.values) if taken else None


def _due_state(
    moment: Moment, due: datetime, observed: ObservedSet | None, last: WholeSet | None
) -> str:
    tolerance = moment.regimen.monitoring.tolerance
    if observed:
        return "recorded"
    if moment.at < due:
        return "later"
    if moment.at <= due + tolerance:
        return "due now"
    return "missed" if last is not None and last.at > due else "overdue"
