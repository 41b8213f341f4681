"""Vital signs around a dose: when they are due, and which set on the chart serves."""

from datetime import datetime, timedelta

from il2nurse.domain.record.chart.chart import ObservedSet
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.rules.moment import Moment


def reason_asked(step: Step) -> Field | None:
    """The question of a step that takes the reason why sets were missed: its first in words.

    ``None`` where an older text asks none; the record then tells the gap alone.
    """
    return next((field for field in step.fields if field.kind is FieldKind.TEXT), None)


def due_times(moment: Moment, dose: Dose) -> tuple[tuple[timedelta, datetime], ...]:
    """When vital signs are due for this dose, counted from its start."""
    if dose.given is None:
        return ()
    monitoring, start = moment.regimen.monitoring, dose.given.since
    return tuple((offset, start + offset) for offset in (*monitoring.during, *monitoring.after))


def sets_by_due_time(moment: Moment, dose: Dose) -> dict[datetime, ObservedSet]:
    """The complete set of vital signs that serves for each due time, where there is one.

    A set serves only for the due time nearest to it, and only within the regimen's tolerance; of
    several sets the nearest serves. A set that was charted as partial never serves.
    """
    monitoring = moment.regimen.monitoring
    dues = [due for _, due in due_times(moment, dose)]
    found: dict[datetime, ObservedSet] = {}
    if not dues:
        return found
    for observed in moment.case.chart.between(
        dues[0] - monitoring.tolerance, dues[-1] + monitoring.tolerance
    ):
        nearest = min(dues, key=lambda due: abs(due - observed.at))
        off = abs(nearest - observed.at)
        whole = not observed.partial and all(n in observed.values for n in monitoring.fields)
        known = found.get(nearest)
        if whole and off <= monitoring.tolerance and (not known or off < abs(nearest - known.at)):
            found[nearest] = observed
    return found


def times_still_due(moment: Moment, dose: Dose) -> tuple[datetime, ...]:
    """The due times before signing for which no complete set is on the chart."""
    monitoring = moment.regimen.monitoring
    served = sets_by_due_time(moment, dose)
    return tuple(
        due
        for offset, due in due_times(moment, dose)
        if offset in monitoring.after and offset <= monitoring.before_signing and due not in served
    )


def times_not_taken(moment: Moment, dose: Dose) -> tuple[datetime, ...]:
    """Every due time that is over by more than the tolerance, without a complete set."""
    tolerance, served = moment.regimen.monitoring.tolerance, sets_by_due_time(moment, dose)
    return tuple(
        due
        for _, due in due_times(moment, dose)
        if due not in served and due + tolerance < moment.at
    )
