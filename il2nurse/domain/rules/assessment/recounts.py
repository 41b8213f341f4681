"""Limits that count only if they persist: a second measurement decides, not the first."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from il2nurse.domain.record.chart.chart import Chart
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Criterion, Recount, Result
from il2nurse.domain.rules.assessment.assessment import (
    Assessed,
    Assessment,
    count_again,
    judge_value,
)

COUNTING = frozenset({Result.RELATIVE, Result.ABSOLUTE, Result.STOP})


def with_recounts(
    regimen: Regimen,
    assessment: Assessment,
    chart: Chart,
    extra: Mapping[str, Answer],
    at: datetime,
) -> Assessment:
    """The assessment in which what was measured only once holds the dose until it is counted again.

    The second measurement decides: a value that speaks against the dose at both counts as itself.
    """
    criteria = {each.id: each for each in regimen.criteria}
    judged = [
        _waiting(criteria[each.criterion], each, chart, extra, at) for each in assessment.criteria
    ]
    if tuple(judged) == assessment.criteria:
        return assessment
    return count_again(regimen, assessment, judged)


def _waiting(
    criterion: Criterion,
    assessed: Assessed,
    chart: Chart,
    extra: Mapping[str, Answer],
    at: datetime,
) -> Assessed:
    recount = next((each.recount for each in criterion.limits if each.id == assessed.rule), None)
    name = criterion.field
    if recount is None or name is None:
        return assessed
    found = ((each.at, each.values[name]) for each in chart.with_value(name))
    counts = [pair for pair in found if pair[0] <= at]
    if name in extra:
        counts.append((at, extra[name]))
    due = _count_again_from(criterion, recount, counts)
    if due is None:
        return assessed
    say = f"{assessed.say} {recount.say}"
    return replace(assessed, result=Result.HOLD, say=say, source=recount.source, recount_from=due)


def _count_again_from(
    criterion: Criterion, recount: Recount, counts: Iterable[tuple[datetime, Answer]]
) -> datetime | None:
    """From when a second count decides; ``None`` where it is on record already."""
    first = last = None
    for when, value in sorted(counts, key=lambda pair: pair[0], reverse=True):
        last = last or when
        if judge_value(criterion, value) not in COUNTING or last - when > recount.within:
            break
        first = when
    if first is None or last is None or last - first >= recount.after:
        return None
    return first + recount.after
