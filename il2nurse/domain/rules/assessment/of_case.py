"""The criteria with what the case says around them: second counts, holds before, overrides."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Final

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.dose.override import Override
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.inputs import Input
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.assessment.assessment import Assessment, assess
from il2nurse.domain.rules.assessment.overrides import with_overrides
from il2nurse.domain.rules.assessment.recounts import with_recounts
from il2nurse.domain.rules.assessment.resuming import with_resumes
from il2nurse.domain.values.same import Same

MOST_KEPT: Final = 64


def assess_case(
    regimen: Regimen,
    case: Case,
    course: Course,
    inputs: Mapping[str, Input],
    overrides: Iterable[Override],
    at: datetime,
    *,
    bedside: Mapping[str, Answer],
) -> Assessment:
    """Judge these inputs within the case; ``bedside`` are answers that are not on the chart yet."""
    found = _assess(Same(regimen), tuple(inputs.items()), case.chart.scale(at))
    found = with_recounts(regimen, found, case.chart, bedside, at)
    found = with_resumes(regimen, found, case, course, inputs, at)
    return with_overrides(regimen, found, overrides, inputs, at)


# What was measured by the time of a step is judged again with every entry after it.
@lru_cache(maxsize=MOST_KEPT)
def _assess(
    regimen: Same[Regimen], inputs: tuple[tuple[str, Input], ...], scale: int
) -> Assessment:
    return assess(regimen.thing, dict(inputs), scale)
