"""What entries change of one cycle of a course: closed, countersigned, weighed anew, moved."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from il2nurse.domain.record.course.course import (
    Closing,
    Course,
    Cycle,
    SignedOverride,
    WeightChecked,
)
from il2nurse.domain.record.course.dosing_weight import DosingWeight
from il2nurse.domain.record.course.facts import (
    CycleClosedFact,
    OrderCountersignedFact,
    SlotsMovedFact,
    WeightCheckedFact,
)
from il2nurse.domain.record.course.moves import read_move
from il2nurse.domain.record.course.order_facts import OrderChangedFact, OrderVerifiedFact
from il2nurse.domain.record.course.pauses import with_signed
from il2nurse.domain.record.course.pharmacy_facts import OrderCheckedFact, PharmacyCheck
from il2nurse.domain.record.course.versions import (
    OrderVersion,
    VerifiedBy,
    with_countersigned,
    with_verified,
)
from il2nurse.domain.record.register.entries import BrokenRecord, Entry, Kind
from il2nurse.domain.values.quantity import show

CHECKED_ANEW: Final = "The weight behind the order was corrected on the chart."


def with_cycle(
    course: Course, entry: Entry, number: int, change: Callable[[Cycle], Cycle]
) -> Course:
    """The course with one cycle changed; raises ``BrokenRecord`` where it has no such cycle."""
    if number not in {cycle.number for cycle in course.cycles}:
        raise BrokenRecord(entry, f"no cycle {number} of the course stands before it")
    cycles = (change(cycle) if cycle.number == number else cycle for cycle in course.cycles)
    return replace(course, cycles=tuple(cycles))


def _closed(course: Course, entry: Entry) -> Course:
    fact = CycleClosedFact.read(entry)
    closing = Closing(
        fact.first, fact.reason, fact.text, entry.occurred_at, entry.person, fact.ordered_by
    )
    return with_cycle(course, entry, fact.cycle, lambda cycle: replace(cycle, closed=closing))


def _countersigned(course: Course, entry: Entry) -> Course:
    fact = OrderCountersignedFact.read(entry)
    if fact.override is not None:
        signed_for = SignedOverride(fact.override, entry)
        course = replace(course, overrides_signed=(*course.overrides_signed, signed_for))
        return with_cycle(course, entry, fact.cycle, lambda cycle: cycle)

    if fact.pause is not None:
        course = replace(course, pauses=with_signed(course.pauses, fact.pause, entry))
        return with_cycle(course, entry, fact.cycle, lambda cycle: cycle)

    def signed(cycle: Cycle) -> Cycle:
        if fact.move is not None:
            return _move_signed(cycle, fact.move, entry)
        if fact.version is not None:
            versions = with_countersigned(cycle.versions, fact.version, entry)
            return replace(cycle, versions=versions)
        if not fact.closing:
            return replace(cycle, countersigned_by=entry.person)
        if cycle.closed is None:
            return cycle
        return replace(cycle, closed=replace(cycle.closed, countersigned_by=entry.person))

    return with_cycle(course, entry, fact.cycle, signed)


def _move_signed(cycle: Cycle, move: int, entry: Entry) -> Cycle:
    """The cycle with the move that stands at this place in the stream countersigned."""
    if move not in {each.seq for each in cycle.moves}:
        raise BrokenRecord(entry, f"no doses were moved at place {move} before it")
    moves = (
        replace(each, countersigned_by=entry.person) if each.seq == move else each
        for each in cycle.moves
    )
    return replace(cycle, moves=tuple(moves))


def _weight_checked(course: Course, entry: Entry) -> Course:
    fact = WeightCheckedFact.read(entry)

    def checked(cycle: Cycle) -> Cycle:
        if cycle.weight is None:
            raise BrokenRecord(entry, f"cycle {cycle.number} was not ordered by a weight")
        check = WeightChecked(entry.occurred_at, entry.recorded_at, entry.person, cycle)
        return replace(
            cycle,
            weight=DosingWeight(fact.dosing_weight_kg, fact.weighed_on),
            weighed_by=entry.person,
            verified_by=fact.verified_by,
            weight_unlike=fact.weight_unlike,
            weights_checked=(*cycle.weights_checked, check),
            versions=(*cycle.versions, *_checked_version(cycle, entry, fact)),
        )

    return with_cycle(course, entry, fact.cycle, checked)


def _checked_version(
    cycle: Cycle, entry: Entry, fact: WeightCheckedFact
) -> tuple[OrderVersion, ...]:
    """Another weight makes another version of the order, which two have signed for."""
    if fact.was == fact.dosing_weight_kg:
        return ()
    became = f"Dosing weight {show(fact.was)} kg → {show(fact.dosing_weight_kg)} kg"
    signed = VerifiedBy(fact.verified_by, entry.occurred_at)
    told = (entry.occurred_at, entry.person, CHECKED_ANEW, (became,))
    return (OrderVersion(cycle.version + 1, *told, verified=signed),)


def _changed(course: Course, entry: Entry) -> Course:
    fact = OrderChangedFact.read(entry)
    told = (entry.occurred_at, entry.person, fact.reason, fact.changes)
    version = OrderVersion(fact.version, *told, first_slot=fact.first_slot)

    def changed(cycle: Cycle) -> Cycle:
        if fact.version != cycle.version + 1:
            raise BrokenRecord(entry, f"version {fact.version} of the order does not come next")
        replaced = len(cycle.moves) if fact.first_slot else cycle.moves_replaced
        first = fact.first_slot or cycle.first_slot
        dosed = _dosed_anew(cycle, entry, fact)
        versions = (*cycle.versions, version)
        return replace(dosed, first_slot=first, moves_replaced=replaced, versions=versions)

    return with_cycle(course, entry, fact.cycle, changed)


def _dosed_anew(cycle: Cycle, entry: Entry, fact: OrderChangedFact) -> Cycle:
    """The cycle with another weight or level, where the change has one."""
    weight, level = fact.weight, fact.level
    if weight is None and level is None:
        return cycle
    if (weight is None) is not (cycle.weight is None):
        raise BrokenRecord(entry, f"cycle {cycle.number} was ordered by the other of the two")
    check = WeightChecked(entry.occurred_at, entry.recorded_at, entry.person, cycle)
    return replace(
        cycle,
        weight=weight,
        level=level,
        weighed_by=entry.person,
        weight_unlike=fact.weight_unlike,
        weights_checked=(*cycle.weights_checked, check),
    )


def _checked_in_pharmacy(course: Course, entry: Entry) -> Course:
    fact = OrderCheckedFact.read(entry)
    check = PharmacyCheck(
        fact.version, entry.person, entry.occurred_at, fact.questions, fact.answers
    )

    def checked(cycle: Cycle) -> Cycle:
        return replace(cycle, pharmacy_checks=(*cycle.pharmacy_checks, check))

    return with_cycle(course, entry, fact.cycle, checked)


def _verified(course: Course, entry: Entry) -> Course:
    fact = OrderVerifiedFact.read(entry)

    def verified(cycle: Cycle) -> Cycle:
        versions = with_verified(cycle.versions, fact.version, entry)
        return replace(cycle, versions=versions, verified_by=entry.person)

    return with_cycle(course, entry, fact.cycle, verified)


def _moved(course: Course, entry: Entry) -> Course:
    move, number = read_move(entry), SlotsMovedFact.read(entry).cycle
    return with_cycle(
        course, entry, number, lambda cycle: replace(cycle, moves=(*cycle.moves, move))
    )


CYCLE_CHANGES: Final[Mapping[Kind, Callable[[Course, Entry], Course]]] = {
    Kind.ORDER_COUNTERSIGNED: _countersigned,
    Kind.WEIGHT_CHECKED: _weight_checked,
    Kind.CYCLE_CLOSED: _closed,
    Kind.SLOTS_MOVED: _moved,
    Kind.ORDER_CHANGED: _changed,
    Kind.ORDER_VERIFIED: _verified,
    Kind.ORDER_CHECKED: _checked_in_pharmacy,
}
