"""A course as ordered: its cycles, its slots, and whether it was stopped."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from il2nurse.domain.entries import Entry, Kind, read_instant


@dataclass(frozen=True, slots=True)
class Cycle:
    """One cycle: its first slot and the dosing weight that holds for all of its doses."""

    number: int
    first_slot: datetime
    dosing_weight_kg: Decimal
    weighed_on: date
    weighed_by: str
    verified_by: str
    stopped: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """One course of a regimen. ``stopped`` gives the reason where it was closed."""

    mrn: str
    number: int
    regimen: str
    regimen_digest: str
    prescriber: str
    ordered_at: datetime
    cycles: tuple[Cycle, ...]
    stopped: str = ""

    @property
    def current(self) -> Cycle:
        """The newest cycle."""
        return self.cycles[-1]


def course_stream(mrn: str, number: int) -> str:
    """The stream of one course."""
    return f"course/{mrn}/{number}"


def _cycle(entry: Entry, number: int) -> Cycle:
    return Cycle(
        number=number,
        first_slot=read_instant(entry.text("first_slot")),
        dosing_weight_kg=Decimal(entry.text("dosing_weight_kg")),
        weighed_on=date.fromisoformat(entry.text("weighed_on")),
        weighed_by=entry.person,
        verified_by=entry.text("verified_by"),
    )


def _ordered(entry: Entry) -> Course:
    number = entry.body["course"]
    return Course(
        mrn=entry.subject,
        number=number if isinstance(number, int) else 0,
        regimen=entry.text("regimen"),
        regimen_digest=entry.text("regimen_digest"),
        prescriber=entry.text("prescriber"),
        ordered_at=entry.occurred_at,
        cycles=(_cycle(entry, 1),),
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
            return replace(course, cycles=(*course.cycles, _cycle(entry, len(course.cycles) + 1)))
        case Kind.CYCLE_STOPPED:
            last = replace(course.current, stopped=entry.text("reason"))
            return replace(course, cycles=(*course.cycles[:-1], last))
        case Kind.COURSE_STOPPED:
            return replace(course, stopped=entry.text("reason"))
        case _:
            return course
