"""Telephoned orders of a course that wait for the prescriber's signature."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.record.course.course import Course, Cycle
from il2nurse.domain.record.course.moves import Move


@dataclass(frozen=True, slots=True)
class Unsigned:
    """A telephoned order that waits for its prescriber: of a cycle, to close it, or to move doses.

    ``of`` is the prescriber.
    """

    course: int
    cycle: Cycle
    of: str
    ordered_at: datetime
    called_at: datetime | None
    closing: bool = False
    move: Move | None = None

    @property
    def what(self) -> str:
        """What was ordered, inside a sentence."""
        number = self.cycle.number
        if self.move:
            return f"to move dose {self.move.slot} and those after it"
        return f"to close the rest of cycle {number}" if self.closing else f"of cycle {number}"


def to_countersign(course: Course) -> tuple[Unsigned, ...]:
    """The telephoned orders of a course that wait for a prescriber's signature."""
    return tuple(order for cycle in course.cycles for order in _of_cycle(course.number, cycle))


def _of_cycle(course: int, cycle: Cycle) -> Iterator[Unsigned]:
    if cycle.to_countersign:
        called = cycle.ordered_by.called_at if cycle.ordered_by else None
        yield Unsigned(course, cycle, cycle.to_countersign, cycle.ordered_at, called)
    closed = cycle.closed
    if closed and cycle.closing_to_countersign:
        called = closed.ordered_by.called_at
        of = cycle.closing_to_countersign
        yield Unsigned(course, cycle, of, closed.at, called, closing=True)
    for move in cycle.moves:
        order = move.ordered_by
        if order.telephoned and not move.countersigned_by:
            yield Unsigned(course, cycle, order.person, move.at, order.called_at, move=move)
