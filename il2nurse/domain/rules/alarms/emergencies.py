"""Emergencies on the chart: scores and checks for which the emergency team is to be called."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from il2nurse.domain.record.chart.chart import ObservedSet
from il2nurse.domain.rules.chart.early_warning import EMERGENCY_TOTAL
from il2nurse.domain.rules.chart.neuro_checks import is_emergency
from il2nurse.domain.rules.chart.vital_sets import ScoreSoFar, score_so_far
from il2nurse.domain.rules.moment import Moment


@dataclass(frozen=True, slots=True)
class Emergency:
    """Sets one after another that score an emergency, or one neurological check.

    ``seq`` is the place of the first in the chart, ``level`` the highest score among them, ``say``
    speaks of the newest. It ``lasts`` until a whole set scores less.
    """

    seq: int
    at: datetime
    level: int
    say: str
    lasts: bool


def emergencies(moment: Moment) -> tuple[Emergency, ...]:
    """Every emergency on the chart up to the moment, the oldest first."""
    found = (*_scores(moment), *_checks(moment))
    return tuple(sorted(found, key=lambda each: each.at))


def _scores(moment: Moment) -> Iterator[Emergency]:
    chart, open_now = moment.case.chart, None
    for observed in chart.sets:
        if observed.at > moment.at:
            break
        score = score_so_far(chart, moment.regimen, observed)
        if score.total >= EMERGENCY_TOTAL:
            open_now = _with(open_now, moment, observed, score)
        elif score.whole and open_now:
            yield replace(open_now, lasts=False)
            open_now = None
    if open_now:
        yield open_now


def _with(
    before: Emergency | None, moment: Moment, observed: ObservedSet, score: ScoreSoFar
) -> Emergency:
    least = "" if score.whole else "at least "
    part = "" if score.whole else ", from a set that is not whole"
    at = f"{observed.at.astimezone(moment.zone):%H:%M}"
    return Emergency(
        seq=before.seq if before else observed.seq,
        at=before.at if before else observed.at,
        level=max(score.total, before.level if before else 0),
        say=f"NEWS2 {least}{score.total} at {at}{part}: observe continuously, the emergency team "
        "is to be called",
        lasts=True,
    )


def _checks(moment: Moment) -> Iterator[Emergency]:
    rules = moment.regimen.neuro
    checks = [
        each
        for each in moment.case.chart.sets
        if rules and each.form == rules.form and each.values and each.at <= moment.at
    ]
    for check in checks:
        if rules and is_emergency(rules, check):
            at = f"{check.at.astimezone(moment.zone):%H:%M}"
            yield Emergency(
                seq=check.seq,
                at=check.at,
                level=0,
                say=f"Neurological check of {at}: the emergency team is to be called",
                lasts=check is checks[-1],
            )
