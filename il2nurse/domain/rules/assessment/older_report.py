"""A report of an earlier day puts no result aside that stands against a dose."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from il2nurse.domain.record.chart.chart_entries import ObservedSet
from il2nurse.domain.record.chart.report_days import day_of, own_day
from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.regimen.refusals import Consequence
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.regimen.rules import Finding, Result, Rule
from il2nurse.domain.rules.assessment.same_report import excused_on_chart, pair_of_report
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import written_date


def older_reports(moment: Moment, step: Step, answers: Mapping[str, Answer]) -> Iterator[Finding]:
    """Blocks each report that is older by its own day than a result on file against a dose.

    The later day counts, whichever was charted last, until that result is corrected or struck out.
    """
    for rule in step.rules:
        field = step.field(rule.when.field) if rule.when.field else None
        if field is None or field.on_file is None or rule.refused is not Consequence.WITNESS:
            continue
        dated = answers.get(day_of(field.reported_with or field.id))
        if not isinstance(dated, str) or not dated:
            continue
        report = date.fromisoformat(dated)
        newer = max(_against(moment, step, rule, field), key=lambda each: each[0], default=None)
        if newer and newer[0] > report:
            yield _finding(rule, field, newer, report)


def _against(
    moment: Moment, step: Step, rule: Rule, field: Field
) -> Iterator[tuple[date, ObservedSet]]:
    """Each value on file, young enough, that the rule refuses, with the day of its own report."""
    chart, pair = moment.case.chart, pair_of_report(step, rule)
    for each in chart.with_value(field.id):
        if not timedelta() <= moment.at - each.at <= (field.on_file or timedelta()):
            continue
        day = own_day(chart, field, each, moment.zone)
        if day is None or not rule.when.holds(each.values[field.id], moment.today):
            continue
        if not (pair and excused_on_chart(moment, rule, each, pair)):
            yield day, each


def _finding(rule: Rule, field: Field, newer: tuple[date, ObservedSet], report: date) -> Finding:
    day, observed = newer
    say = (
        f"{field.short or field.label}: {field.shown(observed.values[field.id])} of "
        f"{written_date(day)} is on file and speaks against a dose. The report of "
        f"{written_date(report)} is older, so it puts nothing aside. Where the newer one is wrong, "
        "correct it or strike it out on the chart first."
    )
    return Finding(f"{rule.id}-newer", Result.BLOCK, say, rule.source, field.id)
