"""When the next vital signs are due, why, and what to do about the last ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.charting import MonitoringRule
from il2nurse.domain.rules.chart.monitoring import due_times, sets_by_due_time
from il2nurse.domain.rules.chart.vital_sets import (
    WholeSet,
    is_vital_set,
    latest_whole,
    whole_set,
)
from il2nurse.domain.rules.chart.watching import holds_since, on_treatment, treatment_begins
from il2nurse.domain.rules.moment import Moment, judged_once
from il2nurse.domain.values.text import written_length

NEVER: Final = "No whole set is on the chart."


@dataclass(frozen=True, slots=True)
class Due:
    """When vital signs are due next and why. ``overdue`` allows for the regimen's tolerance.

    ``continuous`` asks for watching all the time beside it, ``close`` for watching more closely
    than the treatment alone does. ``missed`` counts the due times that went by since without a
    whole set: a missed time stays missed, and ``at`` stays the first of them.
    """

    at: datetime
    why: str
    escalation: str | None = None
    overdue: bool = False
    continuous: bool = False
    close: bool = False
    missed: int = 0


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


@dataclass(frozen=True, slots=True)
class _Asked:
    """A rule that holds, and when it asks for the next set."""

    rule: MonitoringRule
    at: datetime


@judged_once
def _scheduled(moment: Moment) -> Due | None:
    last = latest_whole(moment.case.chart, moment.regimen, moment.at)
    asked = [
        _Asked(rule, _first_due(moment, last, rule, since))
        for rule in moment.regimen.charting.schedule
        if (since := holds_since(rule, moment, last)) is not None
    ]
    if not asked:
        return None
    at = min(each.at for each in asked)
    every = min(each.rule.every for each in asked)
    leading = [each.rule for each in asked if each.rule.every == every]
    missed = _missed(moment, at, every)
    return Due(
        at=at,
        why=" ".join(rule.why for rule in leading) if last else f"{leading[0].why} {NEVER}",
        escalation=" ".join(_spoken([each.rule for each in asked])) or None,
        overdue=missed > 0,
        continuous=any(each.rule.continuous for each in asked),
        close=any(not rule.state for rule in leading),
        missed=missed,
    )


def _spoken(rules: Sequence[MonitoringRule]) -> tuple[str, ...]:
    """What the rules say, the most urgent first; of those of the early warning score only one.

    Who is to call the emergency team now is not told to call the medical team beside it.
    """
    speaking = sorted((rule for rule in rules if rule.say), key=lambda rule: rule.every)
    scored = [rule for rule in speaking if rule.red or rule.news2_at_least is not None]
    gravest = max(scored, key=lambda rule: rule.news2_at_least or 0, default=None)
    said = [rule.say for rule in speaking if rule is gravest or rule not in scored]
    return tuple(dict.fromkeys(said))


def _missed(moment: Moment, at: datetime, every: timedelta) -> int:
    """How many due times, the first at ``at``, are past by more than the regimen tolerates."""
    late = moment.at - moment.regimen.monitoring.tolerance - at
    return 0 if late <= timedelta() else 1 + late // every


def _first_due(
    moment: Moment, last: WholeSet | None, rule: MonitoringRule, since: datetime
) -> datetime:
    """Counted from the last whole set, and no sooner than the rule began to hold.

    A set from before the cycle makes none due before the cycle begins.
    """
    begins = treatment_begins(moment)
    if last is None:
        return min(begins, moment.at)
    at = last.at + rule.every
    if at < begins <= moment.at:
        return begins
    return at if rule.state else max(at, since)


def _around_dose(moment: Moment) -> Due | None:
    """The earliest time around the newest dose for which no set is on the chart yet.

    After the days of the cycle nothing more is owed for a dose, once another one would be due.
    """
    given = [dose for dose in moment.case.doses.values() if dose.given]
    newest = max(given, key=lambda dose: dose.begun_at, default=None)
    if newest is None:
        return None
    last = max((at for _, at in due_times(moment, newest)), default=moment.at)
    over = moment.at > last + moment.regimen.timetable.interval
    return None if over and not on_treatment(moment) else next(_open_times(moment, newest), None)


def _open_times(moment: Moment, dose: Dose) -> Iterator[Due]:
    """Due vital signs without a set yet; a missed time stays until the next complete set."""
    served, tolerance = sets_by_due_time(moment, dose), moment.regimen.monitoring.tolerance
    last = latest_whole(moment.case.chart, moment.regimen, moment.at)
    times = due_times(moment, dose)
    for offset, at in times:
        past = moment.at > at + tolerance
        if at not in served and not (past and last is not None and last.at > at):
            due = [each for _, each in times if at <= each and each not in served]
            missed = sum(moment.at > each + tolerance for each in due)
            since = "start" if moment.regimen_of(dose).infusion else "injection"
            why = f"{written_length(offset)} after the {since} of dose {dose.key.slot}."
            yield Due(at, why, overdue=past, close=True, missed=missed)


@dataclass(frozen=True, slots=True)
class TakenLate:
    """A whole set that came after due times of close watching had been missed."""

    due: datetime
    taken: datetime
    missed: int
    why: str


def taken_late(moment: Moment, start: datetime) -> tuple[TakenLate, ...]:
    """The sets since ``start`` before which due times of close watching were missed."""
    chart, regimen = moment.case.chart, moment.regimen
    found: dict[datetime, TakenLate] = {}
    for observed in chart.between(start, moment.at):
        whole = whole_set(chart, regimen, observed) if is_vital_set(observed, regimen) else None
        if whole is None or whole.at in found:
            continue
        due = _scheduled(replace(moment, at=whole.at - timedelta.resolution))
        if due is not None and due.close and due.overdue:
            found[whole.at] = TakenLate(due.at, whole.at, due.missed, due.why)
    return tuple(found.values())
