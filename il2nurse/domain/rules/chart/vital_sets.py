"""Whole sets of vital signs: which sets are whole, and what they score."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import Final

from il2nurse.domain.record.chart.chart import Chart, ObservedSet
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.inputs import Input
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.chart.early_warning import RED_POINTS, News2, points_so_far
from il2nurse.domain.rules.chart.signs import SCORED, news2_of_inputs, read_signs
from il2nurse.domain.values.same import Same

# A field that says nothing about its age serves for this long within one round of a dose.
ONE_ROUND = timedelta(minutes=30)
MOST_KEPT: Final = 4096
_AT: Final = attrgetter("at")


@dataclass(frozen=True, slots=True)
class WholeSet:
    """A whole set of vital signs. ``at`` is when its oldest part was measured."""

    seq: int
    at: datetime
    values: Mapping[str, Answer]


def is_vital_set(observed: ObservedSet, regimen: Regimen) -> bool:
    """True where the set holds any vital sign, or was to hold some and none was measured."""
    if observed.partial and observed.struck is None:
        form = regimen.charting.forms.get(observed.form or "")
        asked = [field.id for field in form.fields] if form else regimen.monitoring.fields
        return any(name in regimen.monitoring.fields for name in asked)
    return any(name in observed.values for name in regimen.monitoring.fields)


def whole_set(chart: Chart, regimen: Regimen, observed: ObservedSet) -> WholeSet | None:
    """The set with every vital sign of the regimen, or ``None`` where one is missing.

    A set that was charted as partial is never whole. The steps of a dose ask the vital signs one
    after another; together they are one set, as long as no part is too old for its field.
    """
    if observed.partial:
        return None
    values: dict[str, Answer] = {}
    oldest = observed.at
    for name in regimen.monitoring.fields:
        if name in observed.values:
            values[name] = observed.values[name]
            continue
        beside = _beside(chart, regimen, observed, name)
        if beside is None:
            return None
        values[name] = beside.values[name]
        oldest = min(oldest, beside.at)
    return WholeSet(observed.seq, oldest, values)


def _beside(chart: Chart, regimen: Regimen, observed: ObservedSet, name: str) -> ObservedSet | None:
    """The part of the same dose's round that holds this field."""
    if not (observed.dose and observed.step):
        return None
    kept, first = chart.with_value(name), observed.at - (regimen.fields[name].oldest or ONE_ROUND)
    # Of a long chart only the round is looked at; what is before it is too old.
    for place in range(bisect_right(kept, observed.at, key=_AT) - 1, -1, -1):
        other = kept[place]
        if other.at < first:
            return None
        if other.dose == observed.dose and other.step:
            return None if other.partial else other
    return None


def latest_whole(chart: Chart, regimen: Regimen, at: datetime) -> WholeSet | None:
    """The newest whole set observed at or before ``at``."""
    for observed in reversed(chart.sets):
        if observed.at <= at and is_vital_set(observed, regimen):
            found = whole_set(chart, regimen, observed)
            if found:
                return found
    return None


def score_of(chart: Chart, regimen: Regimen, observed: ObservedSet) -> News2 | None:
    """The early warning score of one set; ``None`` unless the set is whole."""
    found = whole_set(chart, regimen, observed)
    return score_whole(regimen, found, chart.scale(observed.at)) if found else None


def score_whole(regimen: Regimen, found: WholeSet, scale: int) -> News2 | None:
    """The early warning score of a whole set, at the time it was taken."""
    inputs = {name: Input(answer, timedelta()) for name, answer in found.values.items()}
    return news2_of_inputs(regimen, inputs, scale)


@dataclass(frozen=True, slots=True)
class ScoreSoFar:
    """The points of a set; no score, but the least that it can be, unless the set is ``whole``."""

    total: int
    whole: bool


def score_so_far(chart: Chart, regimen: Regimen, observed: ObservedSet) -> ScoreSoFar:
    """What a set adds up to, whole or not, with what the same round of a dose holds beside it."""
    found = whole_set(chart, regimen, observed)
    values = found.values if found else _round(chart, regimen, observed)
    return ScoreSoFar(sum(_points(regimen, values, chart.scale(observed.at))), found is not None)


def _points(regimen: Regimen, values: Mapping[str, Answer], scale: int) -> tuple[int, ...]:
    return _points_of(Same(regimen), tuple(values.get(name, "") for name in SCORED), scale)


# A chart grows by one set, and all are looked at anew.
@lru_cache(maxsize=MOST_KEPT)
def _points_of(of: Same[Regimen], answers: tuple[Answer, ...], scale: int) -> tuple[int, ...]:
    inputs = {
        name: Input(answer, timedelta())
        for name, answer in zip(SCORED, answers, strict=True)
        if answer
    }
    return tuple(points_so_far(read_signs(of.thing, inputs), scale).values())


def _round(chart: Chart, regimen: Regimen, observed: ObservedSet) -> Mapping[str, Answer]:
    """The vital signs of a set and, where it was made in a dose's step, of its round so far."""
    values: dict[str, Answer] = {}
    if not any(name in observed.values for name in regimen.monitoring.fields):
        return values
    for name in regimen.monitoring.fields:
        beside = None if observed.partial else _beside(chart, regimen, observed, name)
        kept_in = observed if name in observed.values else beside
        if kept_in is not None:
            values[name] = kept_in.values[name]
    return values


def has_red_value(regimen: Regimen, observed: ObservedSet, scale: int) -> bool:
    """True where one value of a set, whole or not, scores 3 by itself."""
    return RED_POINTS in _points(regimen, observed.values, scale)


def newest_is_partial(chart: Chart, regimen: Regimen, at: datetime) -> bool:
    """True where the newest vital signs on the chart are a partial set."""
    for observed in reversed(chart.sets):
        if observed.at <= at and is_vital_set(observed, regimen):
            return observed.partial
    return False
