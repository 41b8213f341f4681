"""When the next vital signs are due, why, and what to do about the last ones."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.chart.chart import ObservedSet
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.charting import MonitoringRule
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.rules import Condition
from il2nurse.domain.rules.chart.monitoring import due_times, sets_by_due_time
from il2nurse.domain.rules.chart.vital_sets import (
    WholeSet,
    has_red_value,
    is_vital_set,
    latest_whole,
    score_whole,
)
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.measure import read_measure

NEVER: Final = "No whole set is on the chart."


@dataclass(frozen=True, slots=True)
class Due:
    """When vital signs are due next and why. ``overdue`` allows for the regimen's tolerance.

    ``continuous`` asks for watching all the time beside it.
    """

    at: datetime
    why: str
    escalation: str = ""
    overdue: bool = False
    continuous: bool = False


def treatment_begins(moment: Moment) -> datetime:
    """When the current cycle begins: its first slot, or its first dose if that was earlier."""
    cycle = moment.course.current
    begun = [dose.begun_at for dose in moment.case.doses_of(moment.course, cycle.number)]
    return min([cycle.first_slot, *begun])


def on_treatment(moment: Moment) -> bool:
    """True from the begin of the cycle until the days of the cycle are over, stopped or not."""
    ends = moment.course.current.first_slot + moment.regimen.timetable.cycle_length
    return treatment_begins(moment) <= moment.at < ends


# The states a regimen's schedule may name.
STATES: Final[Mapping[str, Callable[[Moment], bool]]] = {"on_treatment": on_treatment}


def next_vital_signs(moment: Moment) -> Due | None:
    """When the next whole set is due; ``None`` where the regimen asks for none now.

    Counted from the last whole set: a partial set does not move the time, but a value in it can
    bring it nearer.
    """
    if moment.case.patient.discharged:
        return None
    dues = [due for due in (_scheduled(moment), _around_dose(moment)) if due is not None]
    return min(dues, key=lambda due: due.at, default=None)


def due_in(moment: Moment) -> timedelta | None:
    """In how long the next vital signs are due, less than nothing where they are late."""
    due = next_vital_signs(moment)
    return due.at - moment.at if due else None


def _scheduled(moment: Moment) -> Due | None:
    last = latest_whole(moment.case.chart, moment.regimen, moment.at)
    rules = [rule for rule in moment.regimen.charting.schedule if _holds(rule, moment, last)]
    if not rules:
        return None
    nearest = min(rule.every for rule in rules)
    leading = [rule for rule in rules if rule.every == nearest]
    at = _counted_from(moment, last, nearest)
    return Due(
        at=at,
        why=" ".join(rule.why for rule in leading) if last else f"{leading[0].why} {NEVER}",
        escalation=" ".join(dict.fromkeys(rule.say for rule in rules if rule.say)),
        overdue=moment.at > at + moment.regimen.monitoring.tolerance,
        continuous=any(rule.continuous for rule in rules),
    )


def _counted_from(moment: Moment, last: WholeSet | None, every: timedelta) -> datetime:
    """The time due; a set from before the cycle makes none due before the cycle begins."""
    begins = treatment_begins(moment)
    if last is None:
        return min(begins, moment.at)
    at = last.at + every
    return begins if at < begins <= moment.at else at


def _holds(rule: MonitoringRule, moment: Moment, last: WholeSet | None) -> bool:
    if rule.state:
        return STATES[rule.state](moment)
    if rule.condition is not None:
        return _value_holds(rule, rule.condition, moment, last)
    if rule.red:
        scale = moment.case.chart.scale(moment.at)
        return any(has_red_value(moment.regimen, each, scale) for each in _since(moment, last))
    if last is None or rule.news2_at_least is None:
        return False
    score = score_whole(moment.regimen, last, moment.case.chart.scale(last.at))
    return score is not None and score.total >= rule.news2_at_least


def _since(moment: Moment, last: WholeSet | None) -> Iterator[ObservedSet]:
    """The sets from the last whole one on; its parts, and what was charted after it."""
    for observed in reversed(moment.case.chart.sets):
        if last is not None and observed.at < last.at:
            return
        if observed.at <= moment.at:
            yield observed


def _value_holds(
    rule: MonitoringRule, condition: Condition, moment: Moment, last: WholeSet | None
) -> bool:
    name = condition.field
    if name is None:
        return False
    sets = moment.case.chart.with_value(name)
    for place in range(len(sets) - 1, -1, -1):
        if last is not None and sets[place].at < last.at:
            return False
        before = sets[place - 1].values[name] if place else ""
        if sets[place].at <= moment.at and _met(
            rule, condition, sets[place].values[name], before, moment.today
        ):
            return True
    return False


def _met(
    rule: MonitoringRule, condition: Condition, answer: Answer, before: Answer, today: date
) -> bool:
    if rule.fell_by is None:
        return condition.holds(answer, today)
    return bool(before) and _known(before) - _known(answer) >= rule.fell_by


def _known(answer: Answer) -> Decimal:
    return read_measure(str(answer)).value


def _around_dose(moment: Moment) -> Due | None:
    """The earliest time around the newest dose for which no set is on the chart yet."""
    given = [dose for dose in moment.case.doses.values() if dose.infusion is not None]
    newest = max(given, key=lambda dose: dose.begun_at, default=None)
    return next(_open_times(moment, newest), None) if newest else None


def _open_times(moment: Moment, dose: Dose) -> Iterator[Due]:
    served, tolerance = sets_by_due_time(moment, dose), moment.regimen.monitoring.tolerance
    for offset, at in due_times(moment, dose):
        if at not in served and moment.at <= at + tolerance:
            minutes = offset // timedelta(minutes=1)
            yield Due(at, f"{minutes} min after the start of dose {dose.key.slot}.")


def partial_since(moment: Moment) -> tuple[ObservedSet, ...]:
    """The partial sets since the last whole one, the newest last."""
    last = latest_whole(moment.case.chart, moment.regimen, moment.at)
    return tuple(
        observed
        for observed in moment.case.chart.sets
        if observed.partial
        and is_vital_set(observed, moment.regimen)
        and (last is None or observed.at > last.at)
        and observed.at <= moment.at
    )
