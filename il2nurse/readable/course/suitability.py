"""The answers of the order as people read them later: on screens and on papers."""

from typing import Final

from il2nurse.domain.record.course.course import Course
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Finding
from il2nurse.domain.values.text import written_date
from il2nurse.readable.wording import Wording

UNTOLD: Final = (
    "Indication, setting, line and other illness were not asked when this course was ordered. "
    "The prescriber answers now, under Suitability."
)


def suitability_rows(
    course: Course, regimen: Regimen, wording: Wording
) -> tuple[tuple[str, str], ...]:
    """Each answer with its question, and who gave them; nothing where none was asked."""
    told = course.suited
    if told is None:
        return ()
    rows = [
        (field.short or field.label, field.shown(told.answers[field.id]))
        for field in regimen.suitability.fields
        if field.id in told.answers
    ]
    day = written_date(wording.local(told.at).date())
    return (*rows, ("Answered by", f"{wording.name(told.by)}, {day}"))


def rows_that_matter(
    course: Course, regimen: Regimen, wording: Wording
) -> tuple[tuple[str, str], ...]:
    """The indication, every answer of which a rule speaks, and the prescriber's reason."""
    asked = regimen.suitability
    said = {each.field for each in suitability_findings(course, regimen, wording)}
    told = course.suited.answers if course.suited else {}
    return tuple(
        (field.short or field.label, field.shown(told[field.id]))
        for field in asked.fields
        if field.id in told and field.id in {asked.indication, asked.reason, *said}
    )


def suitability_findings(course: Course, regimen: Regimen, wording: Wording) -> tuple[Finding, ...]:
    """What the regimen of the course says of the answers."""
    told = course.suited
    if told is None:
        return ()
    return regimen.suitability.findings(told.answers, wording.local(told.at).date())


def untold(course: Course, regimen: Regimen) -> str:
    """That the questions wait for an answer; "" where they do not."""
    return UNTOLD if regimen.suitability.fields and course.suited is None else ""
