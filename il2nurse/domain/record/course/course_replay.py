"""A course as its entries add up."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from il2nurse.domain.record.course.course import (
    Course,
    Cycle,
    Reopened,
)
from il2nurse.domain.record.course.cycle_replay import CYCLE_CHANGES, with_cycle
from il2nurse.domain.record.course.elsewhere import read_decided
from il2nurse.domain.record.course.facts import (
    CourseOrderedFact,
    CourseReopenedFact,
    CourseStoppedFact,
    CyclePlannedFact,
    CycleStoppedFact,
    TeachingGivenFact,
)
from il2nurse.domain.record.course.order_replay import ORDER_CHANGES, drugs_answered
from il2nurse.domain.record.course.responses import with_corrected, with_response
from il2nurse.domain.record.course.stops import Lifted, read_stop, what_stopped, with_lifted
from il2nurse.domain.record.course.taught import Taught
from il2nurse.domain.record.course.waivers import read_waiver, with_taken_back
from il2nurse.domain.record.register.entries import BrokenRecord, Entry, Kind


def _cycle(entry: Entry, fact: CourseOrderedFact | CyclePlannedFact, number: int) -> Cycle:
    return Cycle(
        number=number,
        first_slot=fact.first_slot,
        weight=fact.weight,
        weighed_by=entry.person,
        verified_by=fact.verified_by,
        ordered_at=entry.occurred_at,
        order=entry.number,
        level=fact.level,
        ordered_by=fact.ordered_by,
        weight_unlike=fact.weight_unlike,
        allergies_read=fact.allergies_read,
    )


def _ordered(entry: Entry) -> Course:
    fact = CourseOrderedFact.read(entry)
    return Course(
        mrn=entry.subject,
        number=fact.course,
        regimen=fact.regimen,
        regimen_digest=fact.regimen_digest,
        prescriber=fact.prescriber,
        ordered_at=entry.occurred_at,
        cycles=(_cycle(entry, fact, 1),),
        approved_by=fact.approved_by,
        approved_from=fact.approved_from,
        another_by=entry.number if fact.another_because else None,
        resolved=fact.resolved,
        research=fact.research,
        drugs=drugs_answered(entry, fact.drugs, fact.ordered_by),
        suggested=fact.suggested,
        found=fact.found,
        became=fact.became,
    )


def replay_course(entries: Iterable[Entry]) -> Course:
    """The course after all entries of its stream.

    Raises ``LookupError`` without an entry, ``BrokenRecord`` for one of what is not on record.
    """
    course: Course | None = None
    for entry in entries:
        if entry.kind is Kind.COURSE_ORDERED:
            course = _ordered(entry)
        elif course is None:
            raise BrokenRecord(entry, "no order of the course stands before it")
        else:
            course = _after(course, entry)
    if course is None:
        raise LookupError("No order is on record for this course.")
    return course


def _after(course: Course, entry: Entry) -> Course:
    change = CHANGES.get(entry.kind)
    return change(course, entry) if change else course


def _cycle_stopped(course: Course, entry: Entry) -> Course:
    fact = CycleStoppedFact.read(entry)
    stop = replace(read_stop(entry, course.current.number, fact.reason), dose=fact.dose)
    stopped = replace(course, stops=(*course.stops, stop))
    return _with_current(stopped, stopped=fact.reason, holds=fact.held)


def _course_stopped(course: Course, entry: Entry) -> Course:
    fact = CourseStoppedFact.read(entry)
    stop = read_stop(entry, 0, fact.reason)
    stop = replace(stop, elsewhere=fact.elsewhere, reaction=fact.reaction)
    stops = (*course.stops, stop)
    return replace(course, stops=stops, stopped=what_stopped(stops))


def _decided(course: Course, entry: Entry) -> Course:
    return replace(course, elsewhere=(*course.elsewhere, read_decided(entry)))


def _waived(course: Course, entry: Entry) -> Course:
    return replace(course, waivers=(*course.waivers, read_waiver(entry)))


def _asked_for_again(course: Course, entry: Entry) -> Course:
    return replace(course, waivers=with_taken_back(course.waivers, entry))


def _taught(course: Course, entry: Entry) -> Course:
    given = TeachingGivenFact.read(entry)
    answers = (given.points, given.to, given.understood, given.interpreter, given.note)
    taught = Taught(*answers, entry.person, entry.occurred_at, given.showed)
    return replace(course, taught=(*course.taught, taught))


def _responded(course: Course, entry: Entry) -> Course:
    return replace(course, responses=with_response(course.responses, entry))


def _response_corrected(course: Course, entry: Entry) -> Course:
    return replace(course, responses=with_corrected(course.responses, entry))


def _planned(course: Course, entry: Entry) -> Course:
    fact, number = CyclePlannedFact.read(entry), len(course.cycles) + 1
    stops = course.stops
    if fact.resolved:
        by = fact.ordered_by.person if fact.ordered_by else entry.person
        lifted = Lifted(by, entry.occurred_at, entry.recorded_at, fact.resolved, number)
        stops = with_lifted(stops, course.current.number, lifted)
    drugs = (*course.drugs, *drugs_answered(entry, fact.drugs, fact.ordered_by))
    cycles = (*course.cycles, _cycle(entry, fact, number))
    return replace(course, cycles=cycles, stops=stops, drugs=drugs)


def without_stop(course: Course, lifted: Lifted) -> Course:
    """The course without the stop of its cycle, which rested on a hold that was corrected."""
    stops = with_lifted(course.stops, course.current.number, lifted)
    return replace(_with_current(course, stopped=None, holds=None), stops=stops)


def without_reaction(course: Course, reaction: str, lifted: Lifted) -> Course:
    """The course without the stops of a reaction that was struck out; any other stop stands."""
    stops = tuple(
        replace(each, lifted=lifted) if each.reaction == reaction and each.lifted is None else each
        for each in course.stops
    )
    return replace(course, stops=stops, stopped=what_stopped(stops))


def _with_current(course: Course, *, stopped: str | None, holds: int | None) -> Course:
    last = replace(
        course.current,
        stopped=stopped,
        stopped_by_holds=holds is not None,
        holds_at_stop=holds or 0,
    )
    return replace(course, cycles=(*course.cycles[:-1], last))


def _reopened(course: Course, entry: Entry) -> Course:
    fact = CourseReopenedFact.read(entry)
    decided = Reopened(
        cycle=fact.cycle,
        was=fact.was,
        reason=fact.reason,
        by=entry.person,
        at=entry.occurred_at,
        known_at=entry.recorded_at,
        resolved=fact.resolved,
    )
    lifted = Lifted(
        entry.person, entry.occurred_at, entry.recorded_at, fact.reason, resolved=fact.resolved
    )
    reopened = replace(
        course,
        reopened=(*course.reopened, decided),
        stops=with_lifted(course.stops, fact.cycle, lifted),
    )
    if not decided.cycle:
        return replace(reopened, stopped=None)

    def open_again(cycle: Cycle) -> Cycle:
        return replace(
            cycle,
            stopped=None,
            stopped_by_holds=False,
            reopened_at=entry.occurred_at,
            closed=None,
        )

    return with_cycle(reopened, entry, fact.cycle, open_again)


CHANGES: Final[Mapping[Kind, Callable[[Course, Entry], Course]]] = {
    **CYCLE_CHANGES,
    **ORDER_CHANGES,
    Kind.CYCLE_PLANNED: _planned,
    Kind.CYCLE_STOPPED: _cycle_stopped,
    Kind.COURSE_STOPPED: _course_stopped,
    Kind.TEACHING_GIVEN: _taught,
    Kind.PRE_TEST_WAIVED: _waived,
    Kind.WAIVER_TAKEN_BACK: _asked_for_again,
    Kind.RESPONSE_RECORDED: _responded,
    Kind.RESPONSE_CORRECTED: _response_corrected,
    Kind.COURSE_REOPENED: _reopened,
    Kind.STOP_ELSEWHERE_DECIDED: _decided,
}
