"""Answers of a step that are unlike the last values on the chart."""

from collections.abc import Mapping

from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.regimen.rules import Finding, Result
from il2nurse.domain.rules.chart.last_known import last_known
from il2nurse.domain.rules.chart.unusual import Oddity, find_unusual
from il2nurse.domain.rules.moment import Moment


def unusual_answers(
    moment: Moment, step: Step, answers: Mapping[str, Answer]
) -> tuple[Oddity, ...]:
    """Values unlike the last ones; a person confirms them before the step is recorded.

    A change against the dosing weight alone is the business of the weight criterion.
    """
    chart = moment.case.chart
    found = find_unusual(
        step.fields, answers, last_known(moment.case, step.fields, moment.at), moment.at
    )
    return tuple(oddity for oddity in found if oddity.slip or chart.newest(oddity.field, moment.at))


def unusual_finding(oddity: Oddity) -> Finding:
    """An unusual value as it is shown at its field."""
    return Finding(
        rule=f"{oddity.field}-unusual",
        result=Result.WATCH,
        say=oddity.sentence,
        source="Compared with the last value on the chart",
        field=oddity.field,
    )
