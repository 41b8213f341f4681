"""The assessment of a patient now, or as of then, with what is answered at the bedside."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.inputs import Input
from il2nurse.domain.rules.assessment.assessment import Assessment
from il2nurse.domain.rules.assessment.inputs_at import inputs_at
from il2nurse.domain.rules.assessment.of_case import assess_case
from il2nurse.domain.rules.chart.early_warning import URGENT_TOTAL, News2
from il2nurse.domain.rules.chart.vital_sets import (
    ONE_ROUND,
    latest_whole,
    newest_is_partial,
    score_whole,
)
from il2nurse.domain.rules.moment import Moment, judged_once


def assess_now(moment: Moment, extra: Mapping[str, Answer] | None = None) -> Assessment:
    """The assessment for the open dose, with the chart as it stands; see ``assess_at``."""
    return assess_at(moment, moment.case.open_dose, extra)


@judged_once
def assess_at(
    moment: Moment, dose: Dose | None, extra: Mapping[str, Answer] | None = None
) -> Assessment:
    """The assessment with the chart as it stands, and answers just given at the bedside.

    It comes without an early warning score while the newest vital signs are a partial set, and
    with those overrides of the dose that still stand.
    """
    chart = moment.case.chart
    inputs = inputs_now(moment, extra)
    assessment = assess_case(
        moment.regimen,
        moment.case,
        moment.course,
        inputs,
        dose.overrides if dose else (),
        moment.at,
        bedside=extra or {},
    )
    if newest_is_partial(chart, moment.regimen, moment.at):
        return replace(assessment, news2=None)
    return assessment


def inputs_now(moment: Moment, extra: Mapping[str, Answer] | None = None) -> dict[str, Input]:
    """Every input of the rules with its age, and answers just given at the bedside."""
    inputs = inputs_at(moment.case, moment.regimen, moment.course, moment.at)
    inputs.update({name: Input(a, timedelta()) for name, a in (extra or {}).items() if a})
    return inputs


@dataclass(frozen=True, slots=True)
class OldScore:
    """The score of a whole set that is too old to count, and when it was taken."""

    total: int
    at: datetime


def last_score(moment: Moment) -> OldScore | None:
    """The score of the newest whole set, however old."""
    chart, regimen = moment.case.chart, moment.regimen
    found = latest_whole(chart, regimen, moment.at)
    score = score_whole(regimen, found, chart.scale(found.at)) if found else None
    return OldScore(score.total, found.at) if score and found else None


def score_now(moment: Moment, assessment: Assessment) -> News2 | None:
    """The score of the values that are fresh, or an alarming one of the whole set before.

    A partial set is not scored. It hides a score that reassures, and never one that alarms.
    """
    if assessment.news2:
        return assessment.news2
    chart, regimen = moment.case.chart, moment.regimen
    found = latest_whole(chart, regimen, moment.at)
    if found is None or moment.at - found.at > ONE_ROUND:
        return None
    before = score_whole(regimen, found, chart.scale(found.at))
    alarms = before is not None and (before.red or before.total >= URGENT_TOTAL)
    return before if alarms else None
