"""Whether a patient may be treated: every gate that is open, and who closes it.

A gate is closed where it belongs: a result on the chart, an answer at the order, a decision. No
dose is begun before, but for tests that are not on file or too old: the dose's steps ask for them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from il2nurse.domain.record.case import Case
from il2nurse.domain.regimen.comparisons import DATED
from il2nurse.domain.regimen.refusals import Consequence
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.regimen.rules import Finding, Result
from il2nurse.domain.rules.assessment.charted_against import charted_against
from il2nurse.domain.rules.assessment.drugs_answered import unanswered_drugs, unstopped_drugs
from il2nurse.domain.rules.assessment.pre_tests import PreTest, pre_tests
from il2nurse.domain.rules.assessment.refused import standing_refusals, witness_rule
from il2nurse.domain.rules.course.corrected_since import corrected_since
from il2nurse.domain.rules.course.elsewhere import doubted_person
from il2nurse.domain.rules.course.lost_entries import unsettled_loss
from il2nurse.domain.rules.course.paused import paused_order
from il2nurse.domain.rules.course.slots import is_over
from il2nurse.domain.rules.course.unverified import unverified_order
from il2nurse.domain.rules.course.weight_doubt import weight_doubt
from il2nurse.domain.rules.dose.against_order import against_order, forbidden_drugs
from il2nurse.domain.rules.dose.closed import FORBIDDEN
from il2nurse.domain.rules.dose.contraindicated import (
    age_gate,
    allergy_gate,
    discharged_gate,
    stopped_gate,
)
from il2nurse.domain.rules.dose.forbidden_since import forbidden_since
from il2nurse.domain.rules.dose.found_gates import answered_gates, gates_of_found
from il2nurse.domain.rules.dose.gates import Closer, Gate
from il2nurse.domain.rules.dose.nothing_ahead import nothing_ahead, waits_again
from il2nurse.domain.rules.dose.owed_after_answers import OwedAfterAnswer, owed_after_answers
from il2nurse.domain.rules.dose.owed_after_stops import OwedAfterStop, owed_after_stops
from il2nurse.domain.rules.moment import Moment

NO_ORDER: Final = Gate("order", "No course is ordered.", Closer.PRESCRIBER, "no order")
SUITABILITY_NOT_ASKED: Final = (
    "At the order nobody asked for what, where, by which line and with which other illness."
)


def open_gates(case: Case, moment: Moment | None) -> tuple[Gate, ...]:
    """Every gate that is open, the weightiest first.

    Without an order ``moment`` is that of the regimen for which it is asked; it is missing in a
    ward that has none.
    """
    standing = tuple(_of_patient(case))
    if moment is None:
        return (*standing, NO_ORDER)
    if not moment.ordered:
        return _asked_last((*_before_order(moment), *_of_tests(moment)))
    against = (*age_gate(moment), *allergy_gate(moment), *answered_gates(moment))
    return _asked_last((*standing, *against, *_of_course(moment), *_of_tests(moment)))


def _before_order(moment: Moment) -> Iterator[Gate]:
    """What the order is refused for, what it will ask, and that it is missing."""
    yield from (each.gate for each in against_order(moment, moment.today))
    yield from _of_record(moment.case)
    yield from _calls(moment)
    yield from forbidden_drugs(moment)
    yield from gates_of_found(moment)
    before = moment.case.course
    say = f"Course {before.number + 1} is not ordered." if before else NO_ORDER.missing
    yield replace(NO_ORDER, missing=say)


def _asked_last(found: Iterable[Gate]) -> tuple[Gate, ...]:
    # What a dose asks for all the same comes behind what keeps one from being begun.
    return tuple(sorted(found, key=lambda each: each.asked))


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
    closer, short = Closer.PRESCRIBER, "order questions not asked"
    return (Gate("suitability", SUITABILITY_NOT_ASKED, closer, short),)


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
    yield from discharged_gate(case)
    yield from stopped_gate(case)
    yield from _of_record(case)


def _of_record(case: Case) -> Iterator[Gate]:
    """What makes the record doubtful: whose it is, and what of it is lost."""
    if person := doubted_person(case):
        yield Gate("another_person", person, Closer.PRESCRIBER, "same person?")
    if lost := unsettled_loss(case):
        yield Gate("lost_entries", lost, Closer.CHARGE_NURSE, "entries lost")


def _of_order(moment: Moment) -> Iterator[Gate]:
    """What makes the order wait: a pause, a drug, its weight, what the course before asks for."""
    course = moment.course
    if paused := paused_order(course, moment.zone):
        yield Gate("order_paused", paused, Closer.PRESCRIBER, "order paused")
    # Of a course that is over nothing is verified or answered: the next order asks.
    if not is_over(moment):
        if told := forbidden_since(moment):
            yield Gate(FORBIDDEN, told, Closer.PRESCRIBER, "answer of the order forbids it")
        if changed := unverified_order(course, moment.zone):
            yield Gate("order_unverified", changed, Closer.SECOND_PERSON, "order not verified")
        yield from _of_its_answers(moment)
    if told := unstopped_drugs(moment):
        yield Gate("drugs_unstopped", told, Closer.NURSE_ON_LIST, "drug not stopped")
    if doubt := weight_doubt(moment.case, moment.zone, course.current):
        yield Gate("weight_in_doubt", doubt, Closer.PRESCRIBER_AND_WITNESS, "weight in doubt")
    yield from waits_again(moment)


def _of_its_answers(moment: Moment) -> Iterator[Gate]:
    if told := unanswered_drugs(moment):
        yield Gate("drugs_unanswered", told, Closer.PRESCRIBER, "drug not answered")
    if told := corrected_since(moment):
        yield Gate("patient_corrected", told, Closer.PRESCRIBER, "patient's data corrected")


def _of_course(moment: Moment) -> Iterator[Gate]:
    course = moment.course
    yield from _of_order(moment)
    if course.current.stopped:
        say = f"Cycle {course.current.number} was stopped: {course.current.stopped}."
        yield Gate("cycle_stopped", say, Closer.PRESCRIBER, "cycle stopped")
    yield from _calls(moment)
    yield from nothing_ahead(moment)
    if not is_over(moment):
        yield from suitability_gate(moment)


def _calls(moment: Moment) -> Iterator[Gate]:
    calls: tuple[OwedAfterStop | OwedAfterAnswer, ...]
    calls = (*owed_after_stops(moment), *owed_after_answers(moment))
    for owed in calls:
        say = f"{owed.say} No call is on record."
        yield Gate("call_owed", say, Closer.CALLER, "call the prescriber")


def _of_tests(moment: Moment) -> Iterator[Gate]:
    """What is missing, too old or against a dose; one gap is one gate, in the words of its rule."""
    found: dict[str, Gate] = {}
    for test in pre_tests(moment):
        against = tuple(_against(moment, test))
        if not any(each.asked for each in against):
            found |= {each.id: each for each in _lacking(test)}
        found |= {each.id: each for each in against}
    yield from found.values()


def _lacking(test: PreTest) -> Iterator[Gate]:
    """A test that a dose asks for and that is not on file, or too old to serve."""
    name, label = test.field.short or test.field.label, test.field.label
    if not test.field.required or test.serves:
        return
    if not test.answer:
        say, short = f"{label}: not on file.", f"{name} not on file"
        yield Gate(test.field.id, say, Closer.NURSE, short, test.field, asked=True)
    else:
        say, short = f"{label}: on file, and too old to serve.", f"{name} too old"
        yield Gate(test.field.id, say, Closer.NURSE, short, asked=True)


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
