"""Since when a rule of the schedule asks for closer watching."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.chart.chart import ObservedSet
from il2nurse.domain.regimen.charting import MonitoringRule
from il2nurse.domain.regimen.comparisons import Condition
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.rules.chart.vital_sets import WholeSet, has_red_value, score_so_far
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.measure import read_measure


def treatment_begins(moment: Moment) -> datetime:
    """When the current cycle begins: its first slot, or its first dose if that was earlier."""
    doses = moment.case.doses_of(moment.course, moment.course.current.number)
    return min([moment.slots[0], *(dose.begun_at for dose in doses)])


def on_treatment(moment: Moment) -> bool:
    """True from the begin of the cycle until the days of the cycle are over, stopped or not."""
    return treatment_begins(moment) <= moment.at < moment.cycle_ends


# The states a regimen's schedule may name.
STATES: Final[Mapping[str, Callable[[Moment], bool]]] = {"on_treatment": on_treatment}


def holds_since(rule: MonitoringRule, moment: Moment, last: WholeSet | None) -> datetime | None:
    """Since when the rule holds, by the last whole set and what came after it; ``None`` if not.

    The first that raised it counts, so that a due time does not move on while it is missed.
    """
    if rule.state:
        return treatment_begins(moment) if STATES[rule.state](moment) else None
    if rule.reaction_within is not None:
        return _reaction(rule, rule.reaction_within, moment, last)
    if rule.condition is not None:
        return _value(rule, rule.condition, moment, last)
    raised = (each.at for each in _since(moment, last) if _alarms(rule, moment, each))
    return min(raised, default=None)


def _alarms(rule: MonitoringRule, moment: Moment, observed: ObservedSet) -> bool:
    """Whether a set, whole or not, scores as much as the rule says."""
    chart, regimen = moment.case.chart, moment.regimen
    if rule.red:
        return has_red_value(regimen, observed, chart.scale(moment.at))
    if rule.news2_at_least is None:
        return False
    return score_so_far(chart, regimen, observed).total >= rule.news2_at_least


def _reaction(
    rule: MonitoringRule, within: timedelta, moment: Moment, last: WholeSet | None
) -> datetime | None:
    """The first reaction that began, or became worse, no longer ago, or whose set is missing."""
    found, reactions = [], (each for dose in moment.case.doses.values() for each in dose.reactions)
    for at in (at for each in reactions for at in each.raised_at):
        due = max(at, last.at + rule.every) if last else at
        missing = due < at + within and due <= moment.at
        if at <= moment.at and (moment.at < at + within or missing):
            found.append(at)
    return min(found, default=None)


def _since(moment: Moment, last: WholeSet | None) -> Iterator[ObservedSet]:
    """The sets from the last whole one on; its parts, and what was charted after it."""
    for observed in reversed(moment.case.chart.sets):
        if last is not None and observed.at < last.at:
            return
        if observed.at <= moment.at:
            yield observed


def _value(
    rule: MonitoringRule, condition: Condition, moment: Moment, last: WholeSet | None
) -> datetime | None:
    name = condition.field
    if name is None:
        return None
    sets, found = moment.case.chart.with_value(name), None
    for place in range(len(sets) - 1, -1, -1):
        if last is not None and sets[place].at < last.at:
            break
        before = sets[place - 1].values[name] if place else ""
        if sets[place].at <= moment.at and _met(
            rule, condition, sets[place].values[name], before, moment.today
        ):
            found = sets[place].at
    return found


def _met(
    rule: MonitoringRule, condition: Condition, answer: Answer, before: Answer, today: date
) -> bool:
    if rule.fell_by is None:
        return condition.holds(answer, today)
    return bool(before) and _known(before) - _known(answer) >= rule.fell_by


def _known(answer: Answer) -> Decimal:
    return read_measure(str(answer)).value
