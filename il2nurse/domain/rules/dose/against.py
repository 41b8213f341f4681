"""What speaks against giving a dose now, as sentences, whether it was begun or not."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.vocabulary import HOURS_SINCE_START
from il2nurse.domain.rules.assessment.assessing import assess_now
from il2nurse.domain.rules.assessment.assessment import Assessment
from il2nurse.domain.rules.assessment.inputs_at import inputs_at
from il2nurse.domain.rules.course.slots import days_over, next_slot, too_late
from il2nurse.domain.rules.course.standing import unlifted_stop
from il2nurse.domain.rules.dose.closed import what_closed
from il2nurse.domain.rules.dose.contraindicated import age_gate, allergy_gate, answered_against
from il2nurse.domain.rules.dose.eligibility import doubts, suitability_gate, tests_against
from il2nurse.domain.rules.dose.found_before import found_before
from il2nurse.domain.rules.dose.reasons import Reason
from il2nurse.domain.rules.dose.standing import (
    NOTHING_ASKED,
    may_go_on,
    reasons_now,
    step_of_criteria,
)
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import told_once


def against_the_dose(
    moment: Moment, dose: Dose | None, due: datetime | None = None
) -> tuple[str, ...]:
    """A sentence for each reason why the dose must not be given now, the weightiest first.

    What is not yet on record, such as the tests of a dose that nobody has begun, is none. Nor is
    the time since the last start where it will have passed when the next dose is ``due``: a bag
    is prepared ahead.
    """
    sentences = [*_stops(moment), *(["This dose is held."] if dose and dose.held else [])]
    if dose is None:
        shut = (
            *suitability_gate(moment),
            *age_gate(moment),
            *allergy_gate(moment),
            *tests_against(moment),
        )
        sentences += [gate.missing for gate in shut]
    if dose and not dose.given and not sentences:
        # A dose of an earlier cycle, whose hold was struck out, is closed by that cycle's end.
        sentences = [finding.say for finding in what_closed(moment, dose)]
    return told_once([*sentences, *found_against(moment, dose, due)])


def against_preparing(moment: Moment, dose: Dose | None, due: datetime) -> tuple[str, ...]:
    """Why a dose that is due then is not to be prepared now, the weightiest first.

    What was answered at a dose before against giving it counts until this dose asks for it again.
    """
    over = dose is not None and (dose.given or dose.held)
    asked = frozenset(dose.steps) if dose else frozenset()
    late = None if over else too_late(moment, due)
    answers: tuple[str, ...] = ()
    if not over:
        here = (each.say for each in answered_against(moment) if each.step not in asked)
        before = (each.say for each in found_before(moment, moment.course.number))
        answers = (*here, *before)
    sentences = (*against_the_dose(moment, dose, due), *answers, *((late,) if late else ()))
    return told_once(sentences)


def found_against(
    moment: Moment, dose: Dose | None, due: datetime | None = None
) -> tuple[str, ...]:
    """What was measured and answered against the dose, a sentence each.

    Before the dose's steps have judged the criteria, what they say so far stands among them.
    ``due`` is as in ``against_the_dose``.
    """
    standing = may_go_on(moment, dose) if dose else NOTHING_ASKED
    found = [reason for reason in standing.reasons if reason.step]
    if not standing.judged:
        found += criteria_against(moment, _by_then(moment, due) if dose is None else {})
    again = [each.finding.say for each in dose.asked_again] if dose and not dose.ended else []
    return told_once([*(reason.say for reason in found), *again])


def criteria_against(
    moment: Moment, extra: Mapping[str, Answer] | None = None
) -> tuple[Reason, ...]:
    """What the criteria say now against a dose, the most severe first, whether begun or not."""
    found = reasons_now(assess_now(moment, extra), step_of_criteria(moment.regimen))
    return tuple(sorted(found, key=lambda each: -each.finding.result.severity))


def held_ahead(moment: Moment) -> tuple[Reason, ...]:
    """What leaves nothing but holding the next dose, which nobody began, the most severe first."""
    if moment.case.open_dose or next_slot(moment) is None:
        return ()
    found = reasons_now(assess_ahead(moment), step_of_criteria(moment.regimen))
    return tuple(sorted(found, key=lambda each: -each.finding.result.severity))


def must_be_held(moment: Moment) -> bool:
    """Whether the dose ahead, begun or not, can only be held by the values of now."""
    dose = moment.case.open_dose
    return may_go_on(moment, dose).must_hold if dose else bool(held_ahead(moment))


def assess_ahead(moment: Moment) -> Assessment:
    """The criteria for the dose ahead: once it was begun as of now, else as of when it is due."""
    slot = None if moment.case.open_dose else next_slot(moment)
    return assess_now(moment, _by_then(moment, moment.slots[slot - 1]) if slot else None)


def _by_then(moment: Moment, due: datetime | None) -> Mapping[str, Answer]:
    """The hours since the last start as they will be when the dose is due."""
    if due is None or due <= moment.at:
        return {}
    name = HOURS_SINCE_START.id
    then = inputs_at(moment.case, moment.regimen, moment.course, due).get(name)
    return {name: then.value} if then else {}


def _stops(moment: Moment) -> Iterator[str]:
    stop, cycle = unlifted_stop(moment.case), moment.course.current
    if moment.case.patient.discharged:
        yield f"The patient {moment.case.patient.absence}."
    if stop:
        yield f"The course was stopped: {stop.stopped}."
    if cycle.stopped:
        yield f"Cycle {cycle.number} was stopped: {cycle.stopped}."
    elif over := days_over(moment, cycle):
        yield over
    yield from (gate.missing for gate in doubts(moment))
