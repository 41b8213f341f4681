"""Doses that a prescriber moved, or put back, in words; and a telephoned order in words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.course.moves import Move
from il2nurse.domain.record.course.prescribed import Prescribed
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.readable.wording import Wording


def moved_from_to(slot: int, was: datetime | None, to: datetime, words: Wording) -> str:
    """From which dose on, from when and to when; of an older entry perhaps only to when."""
    how = "put back" if was and to < was else "moved"
    since = f"from {words.day_time(was)} " if was else ""
    return f"Dose {slot} and those after it {how} {since}to {words.day_time(to)}"


def move_line(move: Move, words: Wording) -> str:
    """A whole move: what, who decided it, when and why; and of a telephone call who signed it."""
    what = moved_from_to(move.slot, move.was, move.to, words)
    told = f"{what} by {words.name(move.by)}, {words.day_time(move.at)}: {move.reason.rstrip('.')}."
    order = move.ordered_by
    if not order.telephoned:
        return told
    called = telephoned(order, move.countersigned_by, words)
    return f"{told} {called[:1].upper()}{called[1:]}."


def move_notes(
    course: Course, words: Wording, beside: DoseKey | None
) -> Iterator[tuple[datetime, str]]:
    """Each move of a course with when; without those by which the dose ``beside`` is due."""
    for cycle in course.cycles:
        for move in cycle.moves:
            of = DoseKey(course.mrn, course.number, cycle.number, move.slot)
            own = beside and replace(of, slot=beside.slot) == beside and of.slot <= beside.slot
            if not own:
                which = f"Course {course.number}, cycle {cycle.number}"
                yield move.at, f"{which}. {move_line(move, words)}"


def telephoned(order: Prescribed, signed_by: str | None, words: Wording) -> str:
    """Whose order it was by telephone, when, and whether that is countersigned."""
    ends = f"countersigned by {words.name(signed_by)}" if signed_by else "not countersigned yet"
    at = f" on {words.day_time(order.called_at)}" if order.called_at else ""
    return f"telephoned order of {words.name(order.person)}{at}, {ends}"
