"""Numbers that let another one pass stand on the same report; an older one says nothing of it."""

from collections.abc import Mapping
from typing import Final

from il2nurse.domain.record.chart.chart_entries import ObservedSet
from il2nurse.domain.record.chart.report_days import day_of, report_of
from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.regimen.rules import Rule
from il2nurse.domain.rules.moment import Moment

BEING_TYPED: Final = -1


def pair_of_report(step: Step, rule: Rule) -> tuple[Field, Field] | None:
    """The question that the rule refuses and the one that sets it aside, of one test's report.

    ``None`` where the two do not stand on a report together.
    """
    asked = rule.when.field, rule.unless.field if rule.unless else None
    refused, other = (step.field(name) if name else None for name in asked)
    if refused is None or other is None or not (refused.reported_with or other.reported_with):
        return None
    same = (refused.reported_with or refused.id) == (other.reported_with or other.id)
    return (refused, other) if same else None


def of_same_report(
    moment: Moment,
    step: Step,
    rule: Rule,
    answers: Mapping[str, Answer],
    typed: Mapping[str, Answer],
) -> bool:
    """Whether the answer that sets the rule aside may do so; true where no report parts the two.

    ``typed`` are those of the answers that are typed now; the others are on file.
    """
    pair = pair_of_report(step, rule)
    if pair is None:
        return True
    refused, other = (_report(moment, each, answers, typed) for each in pair)
    return refused is not None and refused == other


def _report(
    moment: Moment, field: Field, answers: Mapping[str, Answer], typed: Mapping[str, Answer]
) -> int | None:
    """The place of the report that an answer stands on; that of one that is typed has none yet."""
    chart, day = moment.case.chart, day_of(field.reported_with or field.id)
    observed = chart.newest(field.id, moment.at)
    if not typed.get(field.id) and observed and observed.values[field.id] == answers.get(field.id):
        return report_of(chart, field, observed)
    on_file = None if typed.get(day) else chart.newest(day, moment.at)
    return on_file.seq if on_file else BEING_TYPED


def excused_on_chart(
    moment: Moment, rule: Rule, observed: ObservedSet, pair: tuple[Field, Field]
) -> bool:
    """Whether a number of the same report sets aside what the rule says of a charted value."""
    chart, (refused, other) = moment.case.chart, pair
    report = report_of(chart, refused, observed)
    if report is None:
        return False
    beside = (
        each
        for each in reversed(chart.with_value(other.id))
        if each.at <= moment.at and report_of(chart, other, each) == report
    )
    newest = next(beside, None)
    return newest is not None and rule.set_aside(
        lambda name: newest.values.get(name, ""), moment.today
    )
