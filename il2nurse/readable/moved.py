"""Doses that were moved or put back, changed orders and telephoned orders, in words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from il2nurse.domain.record.course.course import Course, Cycle
from il2nurse.domain.record.course.moves import Move
from il2nurse.domain.record.course.prescribed import Prescribed
from il2nurse.domain.record.course.versions import OrderVersion
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NOT_VERIFIED


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


def version_line(version: OrderVersion, words: Wording) -> str:
    """A version of an order: what was changed, by whom and why, and who verified it."""
    what, why = "; ".join(version.changes), version.reason.rstrip(".")
    changed = f"{words.name(version.by)}, {words.day_time(version.at)}"
    signed = version.verified
    ends = NOT_VERIFIED
    if signed:
        ends = f"verified by {words.name(signed.by)}, {words.day_time(signed.at)}"
    order = version.ordered_by
    if order and order.telephoned:
        ends = f"{telephoned(order, version.countersigned_by, words)}; {ends}"
    return f"Order, version {version.number}: {what}. {why} ({changed}; {ends})."


def retimed_lines(cycle: Cycle, words: Wording, slot: int | None = None) -> tuple[str, ...]:
    """All that set when doses of a cycle are due, oldest first: moves, and its first dose changed.

    Of one ``slot`` its newest move, and the change of the first dose that took its place.
    """
    moves = [each for each in cycle.moves if slot in (None, each.slot)]
    changed = [each for each in cycle.versions if each.first_slot]
    if slot is not None:
        moves = moves[-1:]
        changed = changed[-1:] if moves and moves[0] not in cycle.moves_that_hold else []
    hold = cycle.moves_that_hold
    told = [(each.at, 2 * (each in hold), move_line(each, words)) for each in moves]
    told += [(each.at, 1, version_line(each, words)) for each in changed]
    return tuple(line for *_, line in sorted(told))
