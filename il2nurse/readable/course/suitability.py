"""The answers of the order as people read them later: on screens and on papers."""

from typing import Final

from il2nurse.domain.record.course.course import Course
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Finding, Result
from il2nurse.domain.values.text import written_date
from il2nurse.readable.drug_answers import drug_rows
from il2nurse.readable.wording import Wording

UNANSWERED: Final = (
    "Indication, setting, line and other illness were not asked when this course was ordered. "
    "The prescriber answers now, under Order questions."
)


def suitability_rows(
    course: Course, regimen: Regimen, wording: Wording
) -> tuple[tuple[str, str], ...]:
    """Each answer with its question and who gave them, and of each drug that interacts."""
    suited, drugs = course.suited, drug_rows(course, wording)
    if suited is None:
        return drugs
    rows = [
        (field.short or field.label, field.shown(suited.answers[field.id]))
        for field in regimen.suitability.fields
        if field.id in suited.answers
    ]
    return (*rows, *answered_by(course, wording), *drugs)


def answered_by(course: Course, wording: Wording) -> tuple[tuple[str, str], ...]:
    """Who gave the answers, and when; nothing where none was asked."""
    if course.suited is None:
        return ()
    day = written_date(wording.local(course.suited.at).date())
    return (("Answered by", f"{wording.name(course.suited.by)}, {day}"),)


def rows_that_matter(
    course: Course, regimen: Regimen, wording: Wording
) -> tuple[tuple[str, str], ...]:
    """The indication, every answer of which a rule speaks, and the prescriber's reason."""
    asked = regimen.suitability
    found = {each.field for each in suitability_findings(course, regimen, wording)}
    answers = course.suited.answers if course.suited else {}
    return tuple(
        (field.short or field.label, field.shown(answers[field.id]))
        for field in asked.fields
        if field.id in answers and field.id in {asked.indication, asked.reason, *found}
    )


def suitability_findings(course: Course, regimen: Regimen, wording: Wording) -> tuple[Finding, ...]:
    """What the regimen of the course says of the answers."""
    suited = course.suited
    if suited is None:
        return ()
    return regimen.suitability.findings(suited.answers, wording.local(suited.at).date())


def care_at_each_dose(course: Course, regimen: Regimen, wording: Wording) -> str | None:
    """What the regimen wants in view at every dose of this course; ``None`` without any."""
    found = suitability_findings(course, regimen, wording)
    each = regimen.suitability.each_dose
    return " ".join(finding.say for finding in found if finding.rule in each) or None


def care_beside(course: Course, regimen: Regimen, wording: Wording) -> tuple[str, ...]:
    """What else asks for care: what stands above every page, or is a gate, is not told again."""
    each = regimen.suitability.each_dose
    found = suitability_findings(course, regimen, wording)
    return tuple(
        finding.say
        for finding in found
        if finding.rule not in each and finding.result is not Result.BLOCK
    )


def unanswered(course: Course, regimen: Regimen) -> str | None:
    """That the questions wait for an answer; ``None`` where they do not."""
    return UNANSWERED if regimen.suitability.fields and course.suited is None else None
