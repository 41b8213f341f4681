"""What a dose's record tells of its course: approved, answered, taught, and what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from il2nurse.domain.record.course.course import Course
from il2nurse.domain.regimen.regimen import Act
from il2nurse.readable.course.approvals import approval_line
from il2nurse.readable.course.suitability import (
    answered_by,
    rows_that_matter,
    suitability_findings,
    suitability_rows,
)
from il2nurse.readable.course.teaching import session_in_words
from il2nurse.readable.course_notes import passing_notes, standing_notes
from il2nurse.readable.dose_record import DoseRecord
from il2nurse.readable.heading import PatientFacts, patient_facts

SINCE: Final = "Since this dose"
BEFORE: Final = "Before this dose"
AT_THE_DOSE: Final = "Taught with this dose, {}."


def approved(record: DoseRecord) -> str | None:
    """Who had approved the regimen; ``None`` where that was not asked for yet."""
    return approval_line(_course(record), record.wording)


def indication(record: DoseRecord) -> str | None:
    """For what the drug is given, as answered at the order; ``None`` where it was not."""
    suited, name = record.course.suited, record.regimen.suitability.indication
    if suited is None or not suited.answers.get(name):
        return None
    return record.regimen.fields[name].shown(suited.answers[name])


def suitability(record: DoseRecord) -> tuple[tuple[str, str], ...]:
    """What was answered once of the course to which the dose belongs."""
    return suitability_rows(_course(record), record.regimen, record.wording)


def suited_in_short(record: DoseRecord) -> tuple[tuple[str, str], ...]:
    """Every answer; of a dose that was not prepared only those that ask for care."""
    if record.prepared:
        return suitability(record)
    if not cautions(record):
        return ()
    of = _course(record), record.regimen, record.wording
    return (*rows_that_matter(*of), *answered_by(of[0], record.wording))


def cautions(record: DoseRecord) -> tuple[str, ...]:
    """What was answered at the order and asks for care at each dose."""
    found = suitability_findings(_course(record), record.regimen, record.wording)
    return tuple(each.say for each in found)


def teaching(record: DoseRecord) -> tuple[str, ...]:
    """What the patient was taught in the course, and what the steps of this dose say of it."""
    sessions = (session_in_words(each, record.wording) for each in _course(record).taught)
    return (*sessions, *_at_the_dose(record))


def _at_the_dose(record: DoseRecord) -> Iterator[str]:
    """What was answered at a step that does nothing but teach."""
    for step in record.regimen.steps:
        done = record.dose.steps.get(step.id)
        if done is None or not step.teaching or step.act is not Act.ANSWER or step.rules:
            continue
        answers = record.case.answers(done)
        said = "; ".join(
            f"{each.label}: {record.wording.answer(each, answers[each.id])}"
            for each in step.fields
            if answers.get(each.id)
        )
        who = f"{record.wording.clock(done.at)}, {record.wording.name(done.by)}"
        told = AT_THE_DOSE.format(who)
        yield f"{told} {said}." if said else told


def _course(record: DoseRecord) -> Course:
    number = record.dose.key.course
    return next(each for each in record.case.courses if each.number == number)


@dataclass(frozen=True, slots=True)
class Beside:
    """Sentences about other doses, under a title that says so."""

    title: str
    said: tuple[str, ...]


def events_beside(record: DoseRecord) -> tuple[Beside, ...]:
    """Closed cycles, responses and discharges, apart by whether they came after the dose."""
    told, anchor = passing_notes(record.case, record.wording, record.dose.key), record.anchor
    before = tuple(text for at, text in told if at < anchor)
    since = tuple(text for at, text in told if at >= anchor)
    return tuple(Beside(*each) for each in ((BEFORE, before), (SINCE, since)) if each[1])


def patient_of_record(record: DoseRecord) -> PatientFacts:
    """Without what became of the courses otherwise: that is told at the end of the record."""
    told = patient_facts(record.case, record.cycle, record.wording)
    return replace(told, notes=standing_notes(record.case, record.wording))
