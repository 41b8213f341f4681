"""What is on record against the patient: not here, stopped, too young, allergic, an answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from il2nurse.domain.record.case import Case
from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.regimen.rules import Finding
from il2nurse.domain.rules.assessment.named_in_lists import named_allergies
from il2nurse.domain.rules.assessment.pre_tests import CLOSED_BY, is_pre_test
from il2nurse.domain.rules.assessment.step_findings import findings_of
from il2nurse.domain.rules.course.corrected_since import too_young
from il2nurse.domain.rules.course.standing import unlifted_stop
from il2nurse.domain.rules.dose.gates import Closer, Gate
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.wall_clock import date_and_clock


@dataclass(frozen=True, slots=True)
class AnsweredAgainst:
    """What a rule says of an answer at the last dose of this course where it was asked."""

    field: Field
    answer: Answer
    finding: Finding
    since: str
    step: str

    @property
    def say(self) -> str:
        """What was answered and when, and what the rule says."""
        named = f"{self.field.short or self.field.label}: {self.field.shown(self.answer)}"
        return f"{named}, answered on {self.since}. {self.finding.say}"


def allergy_on_record(moment: Moment) -> str | None:
    """The sentence that the patient's allergies name the drug; ``None`` where none does."""
    named = named_allergies(moment.regimen, moment.case.patient)
    if not named:
        return None
    return (
        f"The patient is recorded as allergic to this drug: {', '.join(named)}. "
        "If the record is wrong, correct the patient's data."
    )


def answered_against(moment: Moment) -> tuple[AnsweredAgainst, ...]:
    """What the newest answers about contraindications hold a dose for; the tests tell theirs.

    An answer counts until the same question is answered again, which the next dose does.
    """
    about = {each.field for each in moment.regimen.contraindications if each.field}
    asking = (step for step in moment.regimen.steps if any(map(step.field, sorted(about))))
    return tuple(each for step in asking for each in _of_step(moment, step))


def _of_step(moment: Moment, step: Step) -> Iterator[AnsweredAgainst]:
    doses = moment.case.doses_of(moment.course)
    done = [each for dose in doses for each in dose.confirmations if each.step == step.id]
    newest = max(done, key=lambda each: each.number, default=None)
    if newest is None:
        return
    asked = [field for field in step.fields if not is_pre_test(field)]
    answers = {each.id: newest.answers[each.id] for each in asked if each.id in newest.answers}
    at = newest.at.astimezone(moment.zone)
    since = date_and_clock(at)
    found, _ = findings_of(moment, None, step, answers)
    for field in asked:
        for finding in found:
            if finding.field == field.id and finding.result in CLOSED_BY:
                yield AnsweredAgainst(field, answers[field.id], finding, since, step.id)


def allergy_gate(moment: Moment) -> tuple[Gate, ...]:
    """The gate of a patient whose allergies name the drug."""
    if not (named := allergy_on_record(moment)):
        return ()
    return (Gate("allergy_named", named, Closer.DATA, "allergic to this drug"),)


def age_gate(moment: Moment) -> tuple[Gate, ...]:
    """The gate of a patient for whom the regimen is not, by the birth date on record."""
    if not (told := too_young(moment)):
        return ()
    return (Gate("age", told, Closer.DATA, "too young"),)


def discharged_gate(case: Case) -> tuple[Gate, ...]:
    """The gate of a patient who is not on the ward."""
    if not case.patient.discharged:
        return ()
    say = f"The patient {case.patient.absence}."
    return (Gate("discharged", say, Closer.WARD, "not here"),)


def stopped_gate(case: Case) -> tuple[Gate, ...]:
    """The gate of a treatment that was stopped for good."""
    stopped = unlifted_stop(case)
    if stopped is None:
        return ()
    say = f"Course {stopped.number} was stopped: {stopped.stopped}."
    return (Gate("stopped", say, Closer.PRESCRIBER, "course stopped"),)
