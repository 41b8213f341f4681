"""After a hold or a stop: what must be true before the next dose, by what ended the last one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.dose.infusion import InfusionState
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.inputs import Inputs, why_unusable
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Criterion, Limit, Result, Resume
from il2nurse.domain.rules.assessment.assessment import (
    NO_DAY,
    Assessed,
    Assessment,
    count_again,
)

LIGHTER = frozenset({Result.CLEAR, Result.WATCH, Result.RELATIVE})


def with_resumes(
    regimen: Regimen,
    assessment: Assessment,
    case: Case,
    course: Course,
    inputs: Inputs,
    at: datetime,
) -> Assessment:
    """The assessment with the holds that a held dose left behind for the next one.

    A dose was held for a limit where the record as it stands shows that the limit was met while
    the dose was open; every hold since the last dose that was given counts. So does the early stop
    of that dose, where the limit was met while it ran.
    """
    criteria = {each.id: each for each in regimen.criteria}
    held = tuple(_held_since_last_given(case, course, at))
    if not held:
        return assessment
    judged = [
        _resumed(regimen, criteria[each.criterion], each, (case, held), inputs)
        for each in assessment.criteria
    ]
    if tuple(judged) == assessment.criteria:
        return assessment
    return count_again(regimen, assessment, judged)


def _held_since_last_given(case: Case, course: Course, at: datetime) -> Iterator[Dose]:
    before = [dose for dose in case.doses_of(course) if dose.begun_at <= at]
    for dose in sorted(before, key=lambda each: each.begun_at, reverse=True):
        if dose.given and dose is not case.open_dose:
            if _stopped_at(dose):
                yield dose
            return
        if dose.held and dose.held.at <= at:
            yield dose


def _resumed(
    regimen: Regimen,
    criterion: Criterion,
    assessed: Assessed,
    before: tuple[Case, tuple[Dose, ...]],
    inputs: Inputs,
) -> Assessed:
    if assessed.result not in LIGHTER:
        return assessed
    case, held = before
    for limit in criterion.limits:
        resume = limit.resume
        if resume is None or not any(_held_for(criterion, limit, case, dose) for dose in held):
            continue
        if not (resume.is_met_by(assessed.value) and _also_met(regimen, resume, inputs)):
            return replace(
                assessed,
                result=Result.HOLD,
                rule=resume.id,
                limit=f"after a hold: {resume.shown()}",
                say=resume.say,
                source=resume.source,
            )
    return assessed


def _also_met(regimen: Regimen, resume: Resume, inputs: Inputs) -> bool:
    """True where the other value that the resume asks for is on record, fresh and surely there."""
    also = resume.also
    if also is None or also.field is None:
        return True
    found = inputs.get(also.field)
    if found is None or why_unusable(regimen.fields[also.field], found):
        return False
    return also.holds(found.value, NO_DAY)


def _held_for(criterion: Criterion, limit: Limit, case: Case, dose: Dose) -> bool:
    name = criterion.field
    return name is not None and any(
        limit.is_met_by(value, NO_DAY) is True for value in _while_open(name, case, dose)
    )


def _while_open(field: str, case: Case, dose: Dose) -> Iterator[Answer]:
    """The values that the steps of the dose took in, and the newest one at its hold or stop."""
    for done in dose.steps.values():
        if value := case.answers(done).get(field):
            yield value
    until = dose.held.at if dose.held else _stopped_at(dose)
    newest = case.chart.newest(field, until) if until else None
    if newest and newest.at >= dose.begun_at:
        yield newest.values[field]


def _stopped_at(dose: Dose) -> datetime | None:
    """When its infusion was stopped before its end; ``None`` of any other dose."""
    run = dose.infusion
    stopped = run is not None and run.state is InfusionState.STOPPED
    return run.ended.at if run and stopped and run.ended else None
