"""A course as ordered: its cycles, its slots, and whether it was stopped."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from il2nurse.domain.record.course.facts import (
    CourseOrderedFact,
    CourseReopenedFact,
    CourseStoppedFact,
    CycleClosedFact,
    CycleFact,
    CyclePlannedFact,
    CycleStoppedFact,
    OrderCountersignedFact,
    SuitabilityFact,
)
from il2nurse.domain.record.course.prescribed import Prescribed
from il2nurse.domain.record.course.stops import Lifted, Stop, with_lifted
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.regimen.fields import Answer


@dataclass(frozen=True, slots=True)
class Closing:
    """The rest of a cycle is closed: nobody gives the doses from slot ``first`` on."""

    first: int
    reason: str
    text: str
    at: datetime
    by: str
    ordered_by: Prescribed
    countersigned_by: str = ""


@dataclass(frozen=True, slots=True)
class Cycle:
    """One cycle: its first slot and the dosing weight that holds for all of its doses.

    ``ordered_by`` is not known of orders in which a prescriber's name was typed.
    """

    number: int
    first_slot: datetime
    dosing_weight_kg: Decimal
    weighed_on: date
    weighed_by: str
    verified_by: str
    ordered_at: datetime
    ordered_by: Prescribed | None = None
    countersigned_by: str = ""
    stopped: str = ""
    stopped_by_holds: bool = False
    reopened_at: datetime | None = None
    closed: Closing | None = None

    @property
    def to_countersign(self) -> str:
        """Who is to countersign the telephoned order of this cycle; "" where nobody is."""
        return _unsigned(self.ordered_by, self.countersigned_by)

    @property
    def closing_to_countersign(self) -> str:
        """Who is to countersign the telephoned order to close it; "" where nobody is."""
        closed = self.closed
        return _unsigned(closed.ordered_by, closed.countersigned_by) if closed else ""


def _unsigned(order: Prescribed | None, countersigned_by: str) -> str:
    if order is None or not order.telephoned or countersigned_by:
        return ""
    return order.person


@dataclass(frozen=True, slots=True)
class Reopened:
    """A prescriber's decision to go on: what was open again, and why it had been closed.

    ``cycle`` is the number of a reopened cycle, 0 where the course itself was reopened.
    """

    cycle: int
    was: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Suited:
    """The newest answers to what is asked once of a course, with who gave them and when."""

    answers: Mapping[str, Answer]
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Course:
    """One course of a regimen. ``stopped`` gives the reason where it was closed.

    ``suited`` is missing where indication and other illness were never asked.
    """

    mrn: str
    number: int
    regimen: str
    regimen_digest: str
    prescriber: str
    ordered_at: datetime
    cycles: tuple[Cycle, ...]
    stopped: str = ""
    reopened: tuple[Reopened, ...] = ()
    suited: Suited | None = None
    stops: tuple[Stop, ...] = ()

    @property
    def current(self) -> Cycle:
        """The newest cycle."""
        return self.cycles[-1]


def course_stream(mrn: str, number: int) -> str:
    """The stream of one course."""
    return f"course/{mrn}/{number}"


def _cycle(entry: Entry, fact: CycleFact, number: int) -> Cycle:
    return Cycle(
        number=number,
        first_slot=fact.first_slot,
        dosing_weight_kg=fact.dosing_weight_kg,
        weighed_on=fact.weighed_on,
        weighed_by=entry.person,
        verified_by=fact.verified_by,
        ordered_at=entry.occurred_at,
        ordered_by=fact.ordered_by,
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
    )


def replay_course(entries: Iterable[Entry]) -> Course:
    """The course after all entries of its stream; raises ``LookupError`` without an order."""
    course: Course | None = None
    for entry in entries:
        if entry.kind is Kind.COURSE_ORDERED:
            course = _ordered(entry)
        elif course is not None:
            course = _after(course, entry)
    if course is None:
        raise LookupError("No order is on record for this course.")
    return course


def _after(course: Course, entry: Entry) -> Course:
    match entry.kind:
        case Kind.CYCLE_PLANNED:
            return _planned(course, entry)
        case Kind.ORDER_COUNTERSIGNED:
            return _countersigned(course, entry)
        case Kind.CYCLE_STOPPED:
            fact = CycleStoppedFact.read(entry)
            told = _with_stop(course, course.current.number, fact.reason, entry)
            return _with_current(told, stopped=fact.reason, stopped_by_holds=fact.held is not None)
        case Kind.CYCLE_CLOSED:
            return _closed(course, entry)
        case Kind.COURSE_STOPPED:
            reason = CourseStoppedFact.read(entry).reason
            return replace(_with_stop(course, 0, reason, entry), stopped=reason)
        case Kind.SUITABILITY:
            answers = SuitabilityFact.read(entry).answers
            return replace(course, suited=Suited(answers, entry.person, entry.occurred_at))
        case Kind.COURSE_REOPENED:
            return _reopened(course, entry)
        case _:
            return course


def _planned(course: Course, entry: Entry) -> Course:
    fact, number = CyclePlannedFact.read(entry), len(course.cycles) + 1
    stops = course.stops
    if fact.resolved:
        by = fact.ordered_by.person if fact.ordered_by else entry.person
        lifted = Lifted(by, entry.occurred_at, fact.resolved, number)
        stops = with_lifted(stops, course.current.number, lifted)
    return replace(course, cycles=(*course.cycles, _cycle(entry, fact, number)), stops=stops)


def _with_stop(course: Course, cycle: int, reason: str, entry: Entry) -> Course:
    stop = Stop(cycle, reason, entry.occurred_at, entry.person)
    return replace(course, stops=(*course.stops, stop))


def _closed(course: Course, entry: Entry) -> Course:
    fact = CycleClosedFact.read(entry)
    closing = Closing(
        fact.first, fact.reason, fact.text, entry.occurred_at, entry.person, fact.ordered_by
    )
    return _with_cycle(course, fact.cycle, lambda cycle: replace(cycle, closed=closing))


def _countersigned(course: Course, entry: Entry) -> Course:
    fact = OrderCountersignedFact.read(entry)

    def signed(cycle: Cycle) -> Cycle:
        if not fact.closing:
            return replace(cycle, countersigned_by=entry.person)
        if cycle.closed is None:
            return cycle
        return replace(cycle, closed=replace(cycle.closed, countersigned_by=entry.person))

    return _with_cycle(course, fact.cycle, signed)


def _with_cycle(course: Course, number: int, change: Callable[[Cycle], Cycle]) -> Course:
    cycles = (change(cycle) if cycle.number == number else cycle for cycle in course.cycles)
    return replace(course, cycles=tuple(cycles))


def _with_current(course: Course, *, stopped: str, stopped_by_holds: bool) -> Course:
    last = replace(course.current, stopped=stopped, stopped_by_holds=stopped_by_holds)
    return replace(course, cycles=(*course.cycles[:-1], last))


def _reopened(course: Course, entry: Entry) -> Course:
    fact = CourseReopenedFact.read(entry)
    decided = Reopened(fact.cycle, fact.was, fact.reason, entry.person, entry.occurred_at)
    lifted = Lifted(entry.person, entry.occurred_at, fact.reason)
    told = replace(
        course,
        reopened=(*course.reopened, decided),
        stops=with_lifted(course.stops, fact.cycle, lifted),
    )
    if not decided.cycle:
        return replace(told, stopped="")
    open_again = replace(
        told.current,
        stopped="",
        stopped_by_holds=False,
        reopened_at=entry.occurred_at,
        closed=None,
    )
    return replace(told, cycles=(*told.cycles[:-1], open_again))
