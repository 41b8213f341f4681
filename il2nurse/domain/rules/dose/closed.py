"""What keeps a dose from its start whatever was measured: an end, a doubt, or lost entries."""

from collections.abc import Iterator
from typing import Final

from il2nurse.domain.record.course.course import Course, Cycle
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.rules import Finding, Result
from il2nurse.domain.rules.assessment.drugs_answered import unanswered_drugs, unstopped_drugs
from il2nurse.domain.rules.course.before_next import awaited_again
from il2nurse.domain.rules.course.corrected_since import corrected_since
from il2nurse.domain.rules.course.elsewhere import (
    DOUBTED_PERSON,
    doubted_person,
    undecided_elsewhere,
)
from il2nurse.domain.rules.course.lost_entries import RULE, unsettled_loss
from il2nurse.domain.rules.course.paused import paused_order
from il2nurse.domain.rules.course.slots import days_over
from il2nurse.domain.rules.course.unverified import unverified_order
from il2nurse.domain.rules.course.weight_doubt import weight_doubt
from il2nurse.domain.rules.dose.forbidden_since import forbidden_since
from il2nurse.domain.rules.moment import Moment

SOURCE: Final = "What is on record"
ORDER_PAUSED: Final = "order_paused"
UNVERIFIED: Final = "order_unverified"
UNANSWERED_DRUGS: Final = "drugs_unanswered"
UNSTOPPED_DRUGS: Final = "drugs_unstopped"
CORRECTED: Final = "patient_corrected"
AWAITED: Final = "course_awaited"
FORBIDDEN: Final = "answer_forbids"
OF_ORDER: Final = (
    ORDER_PAUSED,
    UNVERIFIED,
    UNANSWERED_DRUGS,
    UNSTOPPED_DRUGS,
    CORRECTED,
    AWAITED,
)
PASSES: Final = frozenset({RULE, DOUBTED_PERSON, *OF_ORDER})
"""What passes without a hold, once somebody has settled it, or the order goes on."""


def what_closed(moment: Moment, dose: Dose) -> tuple[Finding, ...]:
    """What ended while this dose was open: its cycle, its or an earlier course, or the stay.

    Where nothing did: another record of perhaps the same person that was stopped, entries that are
    lost, an order that is paused, answered so that it forbids its doses, not verified, without an
    answer for a drug or answered for another sex or age, a drug that it stops and that stands on
    the list, a weight that is in doubt, or a course that waits again for what it was ordered by.
    A running infusion is asked of the other person and of the answers alone.
    """
    if dose.given:
        found = dict.fromkeys(each.in_passing for each in undecided_elsewhere(moment.case))
        doubts = tuple(Finding(DOUBTED_PERSON, Result.HOLD, f"{say}.", SOURCE) for say in found)
        return (*doubts, *_forbidden(moment))
    return _ended(moment, dose) or _doubted_person(moment) or _doubted(moment, dose)


def _ended(moment: Moment, dose: Dose) -> tuple[Finding, ...]:
    if moment.case.patient.discharged:
        say = f"The patient {moment.case.patient.absence}. This dose is not given."
        return (Finding("patient_away", Result.HOLD, say, SOURCE),)
    courses = [each for each in moment.case.courses if each.number <= dose.key.course]
    stopped = next((each.stopped for each in reversed(courses) if each.stopped), "")
    for what, why in (("course", stopped), ("cycle", _cycle_of(moment, dose).stopped)):
        if why:
            say = f"The {what} was closed: {why}. It stays closed until a prescriber decides."
            return (Finding(f"{what}_stopped", Result.HOLD, say, SOURCE),)
    return ()


def _doubted_person(moment: Moment) -> tuple[Finding, ...]:
    doubt = doubted_person(moment.case)
    return (Finding(DOUBTED_PERSON, Result.HOLD, doubt, SOURCE),) if doubt else ()


def _forbidden(moment: Moment) -> tuple[Finding, ...]:
    forbidden = forbidden_since(moment)
    return (Finding(FORBIDDEN, Result.HOLD, forbidden, SOURCE),) if forbidden else ()


def _doubted(moment: Moment, dose: Dose) -> tuple[Finding, ...]:
    if lost := unsettled_loss(moment.case):
        return (Finding(RULE, Result.HOLD, lost, SOURCE),)
    cycle, course = _cycle_of(moment, dose), _course_of(moment, dose)
    for rule, say in _of_order(moment, course, cycle):
        if say:
            return (Finding(rule, Result.HOLD, say, SOURCE),)
    if over := days_over(moment, cycle):
        return (Finding("cycle_over", Result.HOLD, over, "The regimen’s cycle_days"),)
    return ()


def _of_order(moment: Moment, course: Course, cycle: Cycle) -> Iterator[tuple[str, str | None]]:
    """What may make the order wait, the weightiest first, and its sentence where it does."""
    yield ORDER_PAUSED, paused_order(course, moment.zone)
    yield FORBIDDEN, forbidden_since(moment)
    yield UNVERIFIED, unverified_order(course, moment.zone)
    yield UNANSWERED_DRUGS, unanswered_drugs(moment)
    yield CORRECTED, corrected_since(moment)
    yield UNSTOPPED_DRUGS, unstopped_drugs(moment)
    yield "weight_doubted", weight_doubt(moment.case, moment.zone, cycle)
    yield AWAITED, next((each.in_full for each in awaited_again(moment)), None)


def _course_of(moment: Moment, dose: Dose) -> Course:
    return next(each for each in moment.case.courses if each.number == dose.key.course)


def _cycle_of(moment: Moment, dose: Dose) -> Cycle:
    return _course_of(moment, dose).cycles[dose.key.cycle - 1]
