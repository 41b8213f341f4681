"""Telephoned orders of a course that wait for the prescriber's signature."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Course, Cycle
from il2nurse.domain.record.course.moves import Move
from il2nurse.domain.record.course.pauses import OrderPause
from il2nurse.domain.record.course.versions import OrderVersion
from il2nurse.domain.record.dose.override import Override


@dataclass(frozen=True, slots=True)
class Unsigned:
    """A telephoned order that waits for its prescriber: of a cycle, to close it, to move doses.

    Or to pause the order, for a ``version`` of it, or to override a hold of ``dose``. ``of`` is the
    prescriber.
    """

    course: int
    cycle: Cycle
    of: str
    ordered_at: datetime
    called_at: datetime | None
    closing: bool = False
    move: Move | None = None
    override: Override | None = None
    dose: int | None = None
    pause: OrderPause | None = None
    version: OrderVersion | None = None

    @property
    def what(self) -> str:
        """What was ordered, inside a sentence."""
        number = self.cycle.number
        if self.move:
            return f"to move dose {self.move.slot} and those after it"
        if self.pause:
            return "to pause the order"
        if self.version:
            return f"of version {self.version.number} of cycle {number}"
        if self.override:
            return f"to override a hold of dose {self.dose}"
        return f"to close the rest of cycle {number}" if self.closing else f"of cycle {number}"


def to_countersign(case: Case, course: Course) -> tuple[Unsigned, ...]:
    """The telephoned orders of a course that wait for a prescriber's signature."""
    ordered = (order for cycle in course.cycles for order in _of_cycle(course.number, cycle))
    return (*ordered, *_pauses(course), *_overrides(case, course))


def _pauses(course: Course) -> Iterator[Unsigned]:
    """The pauses that were telephoned, for which nobody signed."""
    for each in course.pauses:
        order, cycle = each.ordered_by, course.cycles[each.cycle - 1]
        if order.telephoned and not each.countersigned_by:
            yield Unsigned(course.number, cycle, order.person, each.at, order.called_at, pause=each)


def _overrides(case: Case, course: Course) -> Iterator[Unsigned]:
    """The holds overridden by telephone, for which nobody signed."""
    for dose in case.doses_of(course):
        cycle = course.cycles[dose.key.cycle - 1]
        for each in dose.overrides:
            if each.countersign and course.override_signed_by(each.reference) is None:
                of, slot = each.call.prescriber, dose.key.slot
                told = (of, each.at, each.call.at)
                yield Unsigned(course.number, cycle, *told, override=each, dose=slot)


def _of_cycle(course: int, cycle: Cycle) -> Iterator[Unsigned]:
    if cycle.to_countersign:
        called = cycle.ordered_by.called_at if cycle.ordered_by else None
        yield Unsigned(course, cycle, cycle.to_countersign, cycle.ordered_at, called)
    closed = cycle.closed
    if closed and cycle.closing_to_countersign:
        called = closed.ordered_by.called_at
        of = cycle.closing_to_countersign
        yield Unsigned(course, cycle, of, closed.at, called, closing=True)
    for each in cycle.versions:
        if each.ordered_by and each.to_countersign:
            told = (each.to_countersign, each.at, each.ordered_by.called_at)
            yield Unsigned(course, cycle, *told, version=each)
    for move in cycle.moves:
        order = move.ordered_by
        if order.telephoned and not move.countersigned_by:
            yield Unsigned(course, cycle, order.person, move.at, order.called_at, move=move)
