"""Answers of an order that stands and forbid its doses: what was learnt after it was ordered."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.record.course.answers import Suited
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Finding
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import told_once, written_date

CORRECT_OR_CLOSE: Final = (
    "No dose is given while that stands. The prescriber answers otherwise where it is not so, with "
    "a reason (Suitability), or closes the rest of the cycle: both on the patient's page."
)


@dataclass(frozen=True, slots=True)
class ForbiddenSince:
    """One answer, what the regimen says of it, and since when it stands."""

    field: Field
    answer: Answer
    finding: Finding
    since: str

    @property
    def named(self) -> str:
        """The question and what was answered."""
        return f"{self.field.short or self.field.label}: {self.field.shown(self.answer)}"

    @property
    def say(self) -> str:
        """What was answered and when, and what the rule says."""
        return f"{self.named}, answered for the order on {self.since}. {self.finding.say}"


def forbidden_since(moment: Moment) -> str | None:
    """The sentences about such answers of this course and what to do; ``None`` without any."""
    found = tuple(forbidding_answers(moment, moment.course, moment.regimen))
    return " ".join(told_once([*(each.say for each in found), CORRECT_OR_CLOSE])) if found else None


def forbidding_answers(
    moment: Moment, course: Course, regimen: Regimen
) -> Iterator[ForbiddenSince]:
    """The answers with which a course by this regimen would not have been ordered."""
    suited = course.suited
    if suited is None:
        return
    fields = {field.id: field for field in regimen.suitability.fields}
    day = suited.at.astimezone(moment.zone).date()
    for finding in regimen.suitability.forbidding(suited.answers, day):
        # What is not asked of who the patient is on record by now, was not answered of them.
        if field := fields.get(finding.field or ""):
            yield ForbiddenSince(field, suited.answers[field.id], finding, _since(moment, suited))


def _since(moment: Moment, suited: Suited) -> str:
    at = suited.at.astimezone(moment.zone)
    return f"{written_date(at.date())} {at:%H:%M}"
