"""A test on the chart that forbids the dose: another result beside it takes two people."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta

from il2nurse.domain.record.chart.chart_entries import ObservedSet
from il2nurse.domain.record.chart.report_days import serves
from il2nurse.domain.regimen.comparisons import DATED
from il2nurse.domain.regimen.fields import OF_DATE, Answer
from il2nurse.domain.regimen.refusals import Consequence
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.regimen.rules import Rule
from il2nurse.domain.rules.assessment.same_report import excused_on_chart, pair_of_report
from il2nurse.domain.rules.moment import Moment, judged_once


@dataclass(frozen=True, slots=True)
class ChartedAgainst:
    """A value that was charted and that ``rule`` of the step refuses; what the rule says of it.

    ``number`` is that of the entry with which it came to stand there.
    """

    at: datetime
    by: str
    rule: str
    say: str
    field: str
    number: int


def charted_against(moment: Moment, step: Step) -> tuple[ChartedAgainst, ...]:
    """Values on the chart that the step refuses, and that nobody has answered for since.

    A value that was corrected or struck out is one of them. What grew too old is not: the next test
    has a later day. It ends as the step is confirmed in this course, or as a witness signed another
    result.
    """
    # Most steps refuse nothing so, and every step that is recorded is asked.
    asks = any(rule.refused is Consequence.WITNESS for rule in step.rules)
    return _charted_against(moment, step) if asks else ()


@judged_once
def _charted_against(moment: Moment, step: Step) -> tuple[ChartedAgainst, ...]:
    since = confirmed_since(moment, step.id)
    return tuple(
        found
        for rule in step.rules
        if rule.refused is Consequence.WITNESS and not _of_days(rule)
        for found in _refused_by(rule, moment, step)
        if found.number > since
        # A value that a witness signed is itself answered for by none but a later one.
        and found.number >= witnessed_since(moment, {found.field})
    )


def confirmed_since(moment: Moment, step: str) -> int:
    """The number of the newest entry with which the step was confirmed in this course; else 0."""
    every = moment.case.made_of(moment.course)
    done = (each.number for made in every for each in made.confirmations if each.step == step)
    return max(done, default=0)


def witnessed_since(moment: Moment, fields: AbstractSet[str]) -> int:
    """The number of the newest entry with a result that a witness signed; 0 without one.

    Nobody signed a result, or the day of its report, that was corrected since.
    """
    signed = (
        each.number
        for each in moment.case.chart.sets
        if each.witness and any(each.values.get(name) for name in fields - _corrected(each, fields))
    )
    return max(signed, default=0)


def _corrected(observed: ObservedSet, fields: AbstractSet[str]) -> set[str]:
    """Those of the fields whose test, or its day, was corrected in this set."""
    changed = {each.field.removesuffix(OF_DATE) for each in observed.corrections}
    return {name for name in fields if name.removesuffix(OF_DATE) in changed}


def _of_days(rule: Rule) -> bool:
    return any(each.op in DATED for each in rule.when.comparisons)


def _refused_by(rule: Rule, moment: Moment, step: Step) -> Iterator[ChartedAgainst]:
    """Each set with a value that the rule refuses, while a value on file would serve."""
    field = step.field(rule.when.field) if rule.when.field else None
    if field is None or field.on_file is None:
        return

    if _set_aside_on_file(rule, moment, step):
        return
    pair = pair_of_report(step, rule)
    for observed in moment.case.chart.sets:
        told = observed.corrections or observed.values.get(field.id)
        if not told or not timedelta() <= moment.at - observed.at <= field.on_file:
            continue
        if pair is None or not excused_on_chart(moment, rule, observed, pair):
            for value, at, by, number in _values(field.id, observed):
                if rule.when.holds(value, moment.today):
                    yield ChartedAgainst(at, by, rule.id, rule.say, field.id, number)


def _set_aside_on_file(rule: Rule, moment: Moment, step: Step) -> bool:
    """Whether another answer lets each value pass; a number of a report only those beside it."""
    if rule.unless is None or pair_of_report(step, rule):
        return False
    sets = {each.id: serving(moment, step, each.id) for each in step.fields}
    answers = {name: kept.values[name] for name, kept in sets.items() if kept}
    return rule.set_aside(lambda name: answers.get(name, ""), moment.today)


def serving(moment: Moment, step: Step, name: str) -> ObservedSet | None:
    """The newest set with an answer to a question of the step, where it is young enough."""
    field, observed = step.field(name), moment.case.chart.newest(name, moment.at)
    if not (field and observed):
        return None
    young = serves(moment.case.chart, field, observed, moment.at, moment.zone)
    return observed if young else None


def _values(field: str, observed: ObservedSet) -> Iterator[tuple[Answer, datetime, str, int]]:
    """Each value that stood there, since when, and by whom; the one that stands comes last."""
    at, by, number = observed.recorded_at, observed.by, observed.number
    for each in observed.corrections:
        if each.field == field:
            yield each.was, at, by, number
            at, by, number = each.at, each.by, each.number
    yield observed.values.get(field, ""), at, by, number
