"""Whether a patient may be treated: every gate that is open, and who closes it.

A gate is closed where it belongs: a result on the chart, an answer at the order, a decision. No
dose is begun before, but for tests that are not on file or too old: the dose's steps ask for them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import Final

from il2nurse.domain.record.case import Case
from il2nurse.domain.regimen.comparisons import DATED
from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.refusals import Consequence
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.regimen.rules import Finding, Result
from il2nurse.domain.rules.assessment.charted_against import charted_against
from il2nurse.domain.rules.assessment.drugs_answered import unanswered_drugs, unstopped_drugs
from il2nurse.domain.rules.assessment.pre_tests import PreTest, pre_tests
from il2nurse.domain.rules.assessment.refused import standing_refusals, witness_rule
from il2nurse.domain.rules.course.elsewhere import doubted_person
from il2nurse.domain.rules.course.lost_entries import unsettled_loss
from il2nurse.domain.rules.course.paused import paused_order
from il2nurse.domain.rules.course.standing import unlifted_stop
from il2nurse.domain.rules.course.unverified import unverified_order
from il2nurse.domain.rules.course.weight_doubt import weight_doubt
from il2nurse.domain.rules.dose.contraindicated import allergy_on_record, answered_against
from il2nurse.domain.rules.dose.owed_after_answers import OwedAfterAnswer, owed_after_answers
from il2nurse.domain.rules.dose.owed_after_stops import OwedAfterStop, owed_after_stops
from il2nurse.domain.rules.moment import Moment


@unique
class Closer(StrEnum):
    """Who closes a gate."""

    NURSE = "nurse"
    NURSE_AT_DOSE = "nurse_at_dose"
    NURSE_AND_WITNESS = "nurse_and_witness"
    NURSE_ON_LIST = "nurse_on_list"
    PRESCRIBER = "prescriber"
    PRESCRIBER_AND_WITNESS = "prescriber_and_witness"
    SECOND_PERSON = "second_person"
    CALLER = "caller"
    CHARGE_NURSE = "charge_nurse"
    WARD = "ward"


CLOSERS: Final[Mapping[Closer, str]] = {
    Closer.NURSE: "A nurse, with the reports (Enter results, or at a dose)",
    Closer.NURSE_AT_DOSE: "A nurse who asks again at the next dose, once the prescriber agrees,",
    Closer.NURSE_AND_WITNESS: "A nurse, with a new report and a witness (Enter results)",
    Closer.NURSE_ON_LIST: "A nurse, once it is stopped (Drugs stopped, on the patient's page)",
    Closer.PRESCRIBER: "The prescriber",
    Closer.PRESCRIBER_AND_WITNESS: "The prescriber and a witness",
    Closer.SECOND_PERSON: "A second person, nurse or pharmacist (Verify the order)",
    Closer.CALLER: "A nurse or the prescriber (Record the call, on the patient's page)",
    Closer.CHARGE_NURSE: "A charge nurse",
    Closer.WARD: "Who admits patients",
}
SUITABILITY_NOT_ASKED: Final = (
    "At the order nobody asked for what, where, by which line and with which other illness."
)


@dataclass(frozen=True, slots=True)
class Gate:
    """Something that has to be put right before a dose can be given.

    ``id`` is a field or a rule of the regimen file where it belongs to one; ``short`` says it in a
    few words. ``test`` is the question of which nothing is on file. What the steps of a dose ask
    for is ``asked`` there, and does not keep one from being begun.
    """

    id: str
    missing: str
    closer: Closer
    short: str
    test: Field | None = None
    asked: bool = False

    @property
    def say(self) -> str:
        """What is open and who can close it."""
        return f"{self.missing} {CLOSERS[self.closer]} can close this."


def open_gates(case: Case, moment: Moment | None) -> tuple[Gate, ...]:
    """Every gate that is open, the weightiest first; ``moment`` is missing without an order."""
    if moment is None:
        standing = tuple(_of_patient(case))
        return (*standing, Gate("order", "No course is ordered.", Closer.PRESCRIBER, "no order"))
    against = (*allergy_gate(moment), *_of_answers(moment))
    return (*_of_patient(case), *_of_course(moment), *against, *_of_tests(moment))


def shut_gates(moment: Moment) -> tuple[Gate, ...]:
    """The open gates that keep a dose from being begun, the weightiest first."""
    return tuple(gate for gate in open_gates(moment.case, moment) if not gate.asked)


def doubts(moment: Moment) -> tuple[Gate, ...]:
    """The gates that keep back a dose that was begun, too, whatever was measured."""
    return (*_of_record(moment.case), *_of_order(moment))


def suitability_gate(moment: Moment) -> tuple[Gate, ...]:
    """The gate of a course whose order did not say whether the patient is suited."""
    if not moment.regimen.suitability.fields or moment.course.suited:
        return ()
    closer, short = Closer.PRESCRIBER, "suitability not asked"
    return (Gate("suitability", SUITABILITY_NOT_ASKED, closer, short),)


def allergy_gate(moment: Moment) -> tuple[Gate, ...]:
    """The gate of a patient whose allergies name the drug."""
    if not (named := allergy_on_record(moment)):
        return ()
    return (Gate("allergy_named", named, Closer.PRESCRIBER, "allergic to this drug"),)


def tests_against(moment: Moment) -> tuple[Gate, ...]:
    """The results that keep a dose from being begun, on file or refused at a dose."""
    return tuple(gate for gate in _of_tests(moment) if not gate.asked)


def cautions(moment: Moment) -> tuple[Finding, ...]:
    """What was answered at the order and asks for care, though it closes nothing."""
    suited = moment.course.suited
    if suited is None:
        return ()
    day = suited.at.astimezone(moment.zone).date()
    return moment.regimen.suitability.findings(suited.answers, day)


def _of_patient(case: Case) -> Iterator[Gate]:
    stopped = unlifted_stop(case)
    if case.patient.discharged:
        yield Gate("discharged", f"The patient {case.patient.absence}.", Closer.WARD, "not here")
    if stopped:
        say = f"Course {stopped.number} was stopped: {stopped.stopped}."
        yield Gate("stopped", say, Closer.PRESCRIBER, "course stopped")
    yield from _of_record(case)


def _of_record(case: Case) -> Iterator[Gate]:
    """What makes the record doubtful: whose it is, and what of it is lost."""
    if person := doubted_person(case):
        yield Gate("another_person", person, Closer.PRESCRIBER, "same person?")
    if lost := unsettled_loss(case):
        yield Gate("lost_entries", lost, Closer.CHARGE_NURSE, "entries lost")


def _of_order(moment: Moment) -> Iterator[Gate]:
    """What makes the order wait: a pause, a drug not answered or not stopped, its weight."""
    course = moment.course
    if paused := paused_order(course, moment.zone):
        yield Gate("order_paused", paused, Closer.PRESCRIBER, "order paused")
    if changed := unverified_order(course, moment.zone):
        yield Gate("order_unverified", changed, Closer.SECOND_PERSON, "order not verified")
    if told := unanswered_drugs(moment):
        yield Gate("drugs_unanswered", told, Closer.PRESCRIBER, "drug not answered")
    if told := unstopped_drugs(moment):
        yield Gate("drugs_unstopped", told, Closer.NURSE_ON_LIST, "drug not stopped")
    if doubt := weight_doubt(moment.case, moment.zone, course.current):
        yield Gate("weight_in_doubt", doubt, Closer.PRESCRIBER_AND_WITNESS, "weight in doubt")


def _of_course(moment: Moment) -> Iterator[Gate]:
    course = moment.course
    yield from _of_order(moment)
    if course.current.stopped:
        say = f"Cycle {course.current.number} was stopped: {course.current.stopped}."
        yield Gate("cycle_stopped", say, Closer.PRESCRIBER, "cycle stopped")
    calls: tuple[OwedAfterStop | OwedAfterAnswer, ...]
    calls = (*owed_after_stops(moment), *owed_after_answers(moment))
    for owed in calls:
        say = f"{owed.say} No call is on record."
        yield Gate("call_owed", say, Closer.CALLER, "call the prescriber")
    yield from suitability_gate(moment)


def _of_answers(moment: Moment) -> Iterator[Gate]:
    """What was answered at a dose against giving it: only a dose asks for it again."""
    for each in answered_against(moment):
        short = f"{each.field.short or each.field.label} against a dose"
        rule, closer = each.finding.rule, Closer.NURSE_AT_DOSE
        yield Gate(rule, each.say, closer, short, asked=True)


def _of_tests(moment: Moment) -> Iterator[Gate]:
    tests = pre_tests(moment)
    against = [each for test in tests for each in _against(moment, test)]
    for test in tests:
        name = test.field.short or test.field.label
        if not test.answer:
            if test.field.required:
                say, short = f"{test.field.label}: not on file.", f"{name} not on file"
                yield Gate(test.field.id, say, Closer.NURSE, short, test.field, asked=True)
        elif not test.serves and test.field.required:
            say, short = f"{test.field.label}: on file, and too old to serve.", f"{name} too old"
            yield Gate(test.field.id, say, Closer.NURSE, short, asked=True)
    yield from {gate.id: gate for gate in against}.values()


def _against(moment: Moment, test: PreTest) -> Iterator[Gate]:
    """What a result says against a dose: one on file, or one that was refused at a dose."""
    rules = {rule.id for rule in test.step.rules}
    refused = [
        finding
        for each in standing_refusals(moment, test.step.id)
        for finding in each.findings
        if finding.field in test.names and (finding.rule in rules or not test.waived)
    ]
    signs = witness_rule(moment, test.step) is not None
    name = test.field.short or test.field.label
    if signs:
        yield from _changed_alone(moment, test, f"{name} against a dose")
    for finding in (*refused, *test.findings):
        asked = _asked_for(test.step, finding)
        closer = Closer.NURSE_AND_WITNESS if signs else Closer.NURSE
        short = f"{name} too old or missing" if asked else f"{name} against a dose"
        yield Gate(finding.rule, finding.say, closer, short, asked=asked)


def _changed_alone(moment: Moment, test: PreTest, short: str) -> Iterator[Gate]:
    """A result against a dose for which no witness answered; one still on file is told as such."""
    for each in charted_against(moment, test.step):
        if each.field in test.names:
            say = f"{each.say} It was charted so, and no witness signed another result since."
            yield Gate(each.rule, say, Closer.NURSE_AND_WITNESS, short)


def _asked_for(step: Step, finding: Finding) -> bool:
    """Whether a report is only missing or too old, so that the step takes another one."""
    rule = next((each for each in step.rules if each.id == finding.rule), None)
    if rule is None or finding.result is not Result.BLOCK:
        return False
    days = any(each.op in DATED for each in rule.when.comparisons)
    return days or rule.refused is not Consequence.WITNESS
