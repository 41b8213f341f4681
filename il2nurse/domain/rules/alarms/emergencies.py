"""Emergencies on the chart: scores and checks for which the emergency team is to be called."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from il2nurse.domain.record.chart.chart import Chart, ObservedSet
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.chart.early_warning import EMERGENCY_TOTAL
from il2nurse.domain.rules.chart.neuro_checks import is_emergency
from il2nurse.domain.rules.chart.vital_sets import ScoreSoFar, score_so_far
from il2nurse.domain.rules.moment import Moment, judged_once
from il2nurse.domain.values.wall_clock import clock_on


@dataclass(frozen=True, slots=True)
class Emergency:
    """Sets one after another that score an emergency, or one neurological check.

    ``seq`` is the place of the first in the chart, ``level`` the highest score among them, and
    ``newest`` the score of the last, taken at ``until``; ``None`` for a check. It ``lasts`` until
    a whole set scores less, or another check was made.
    """

    seq: int
    at: datetime
    until: datetime
    level: int
    newest: ScoreSoFar | None
    lasts: bool

    def sentence(self, moment: Moment) -> str:
        """What it is, with the time on the ward's clock, and the day where it is another one."""
        until = self.until.astimezone(moment.zone)
        at = clock_on(until, moment.today)
        if self.newest is None:
            return f"Neurological check of {at}: call the emergency team"
        least = "" if self.newest.whole else "at least "
        part = "" if self.newest.whole else ", from a set that is not whole"
        say = "call the emergency team, observe continuously"
        return f"NEWS2 score {least}{self.newest.total} at {at}{part}: {say}"


def emergencies(moment: Moment) -> tuple[Emergency, ...]:
    """Every emergency on the chart up to the moment, the oldest first."""
    newest = max((each.at for each in moment.case.chart.sets[-1:]), default=moment.at)
    # While nothing is charted, time changes nothing.
    return _found(replace(moment, at=min(newest, moment.at)))


@judged_once
def _found(moment: Moment) -> tuple[Emergency, ...]:
    chart, regimen = moment.case.chart, moment.regimen
    sets = tuple(each for each in chart.sets if each.at <= moment.at)
    found = (*_scores(chart, regimen, sets), *_checks(regimen, sets))
    return tuple(sorted(found, key=lambda each: each.at))


def _scores(chart: Chart, regimen: Regimen, sets: Iterable[ObservedSet]) -> Iterator[Emergency]:
    going_on: Emergency | None = None
    for observed in sets:
        score = score_so_far(chart, regimen, observed)
        if score.total >= EMERGENCY_TOTAL:
            going_on = _with(going_on, observed, score)
        elif score.whole and going_on:
            yield replace(going_on, lasts=False)
            going_on = None
    if going_on:
        yield going_on


def _with(before: Emergency | None, observed: ObservedSet, score: ScoreSoFar) -> Emergency:
    return Emergency(
        seq=before.seq if before else observed.seq,
        at=before.at if before else observed.at,
        until=observed.at,
        level=max(score.total, before.level if before else 0),
        newest=score,
        lasts=True,
    )


def _checks(regimen: Regimen, sets: Iterable[ObservedSet]) -> Iterator[Emergency]:
    rules = regimen.neuro
    if rules is None:
        return
    checks = [each for each in sets if each.form == rules.form and each.values]
    for check in checks:
        if is_emergency(rules, check.values):
            lasts = check is checks[-1]
            yield Emergency(check.seq, check.at, check.at, 0, None, lasts)
