"""Answers of an order that stands and forbid its doses, or that the chart denies since."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.record.course.answers import Suited
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Finding
from il2nurse.domain.rules.course.known_on_file import on_file_at_order
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import told_once
from il2nurse.domain.values.wall_clock import date_and_clock

CORRECT_OR_CLOSE: Final = (
    "No dose is given while that stands. The prescriber answers otherwise where it is not so, with "
    "a reason (Order questions), or closes the rest of the cycle: both on the patient's page."
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
    answered = forbidding_answers(moment, moment.course, moment.regimen)
    found = [*(each.say for each in answered), *_denied(moment)]
    return " ".join(told_once([*found, CORRECT_OR_CLOSE])) if found else None


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


def _denied(moment: Moment) -> Iterator[str]:
    """What came onto the chart since, denies an answer, and is asked for at no dose."""
    suited, regimen = moment.course.suited, moment.regimen
    if suited is None:
        return
    at_doses = {field.id for step in regimen.steps for field in step.fields}
    only = {each.id for each in regimen.suitability.known if each.charted not in at_doses}
    on_file = on_file_at_order(moment.case, regimen, moment.at, moment.zone)
    yield from (each.say for each in on_file.findings(suited.answers) if each.rule in only)


def _since(moment: Moment, suited: Suited) -> str:
    at = suited.at.astimezone(moment.zone)
    return date_and_clock(at)
