"""Reopening: a prescriber decides that a closed course, or a cycle stopped by holds, goes on."""

from typing import Final

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.course.course import Course, course_stream
from il2nurse.domain.record.course.facts import CourseReopenedFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.standing import (
    cycle_stopped_by_hold,
    may_reopen_cycle,
    unlifted_stop,
)
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.course.prescribing import demand_prescriber
from il2nurse.workflow.course.resolved import Resolved, demand_resolved
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import confirm_identity
from il2nurse.workflow.station import Station

STRIKE_FIRST: Final = (
    "Was it held by mistake? Then the hold is struck out first, by two, under Correct."
)


@one_act
def reopen(
    station: Station,
    by: Person,
    mrn: str,
    reason: str,
    pin: str,
    request: str | None = None,
    *,
    resolved: Resolved | None = None,
) -> Entry:
    """Open the course that was stopped for good again, with the prescriber's own PIN and reason.

    Where no course is stopped, it is the cycle whose rest was closed, or the one that held doses
    stopped, if the regimen lets that be reopened or the hold that stopped it was struck out. After
    a stop, what stopped it is confirmed and has ``resolved``; a rest that was closed was no stop.
    Raises ``NotAllowed`` for everyone but a prescriber.
    """
    demand_prescriber(by)
    moment = station.moment(mrn)
    if moment.case.patient.discharged:
        raise NotAllowed(f"This patient {moment.case.patient.absence}. Nothing was recorded.")
    course = unlifted_stop(moment.case) or moment.course
    cycle, was = _what(course, moment)
    if not has_words(reason):
        raise Slip("reason", "Write in words why treatment continues. Nothing was recorded.")
    stop, answer = stop_to_resolve(course), None
    if stop:
        _refuse_unseen(stop, resolved)
        stopped = f"It was stopped: {stop}."
        answer = demand_resolved(stopped, resolved, "Nothing was recorded.").text.strip()
    confirm_identity(station, by, pin)
    fact = CourseReopenedFact(cycle, was, reason.strip(), answer)
    stream = course_stream(mrn, course.number)
    return station.record(by, [draft(stream, mrn, moment.at, fact)], request)[0]


def _refuse_unseen(stop: str, resolved: Resolved | None) -> None:
    """Raise ``Slip`` where something stopped it, too, since the prescriber looked at it."""
    if resolved and resolved.shown is not None and resolved.shown != stop:
        raise Slip(
            "stop_named",
            f"The record changed since you opened this. It was stopped: {stop.rstrip('.')}. "
            "Nothing was recorded; cancel, look at it, and press “Reopen treatment” again.",
        )


def stop_to_resolve(course: Course) -> str | None:
    """The stop that has to have resolved before this course goes on, if it was one."""
    return course.stopped or course.current.stopped


def _what(course: Course, moment: Moment) -> tuple[int, str]:
    """The number of the cycle that may go on, 0 for the course, and what had closed it."""
    if course.stopped:
        return 0, course.stopped
    cycle = course.current
    if cycle.closed and not cycle.stopped:
        return cycle.number, cycle.closed.text
    if not cycle.stopped:
        raise NotAllowed("Neither the course nor its cycle is closed. Nothing was recorded.")
    if not may_reopen_cycle(moment.case, course, moment.regimen):
        held = cycle_stopped_by_hold(moment.case, course)
        mistake = f" {STRIKE_FIRST}" if held else ""
        raise NotAllowed(
            f"Cycle {cycle.number} was stopped: {cycle.stopped}. The regimen does not allow a "
            f"stopped cycle to continue; plan the next one.{mistake} Nothing was recorded."
        )
    return cycle.number, cycle.stopped
