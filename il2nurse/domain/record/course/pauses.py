"""An order that was paused: why, by whose word, and how it went on."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from il2nurse.domain.record.course.order_facts import OrderPausedFact, OrderResumedFact
from il2nurse.domain.record.course.prescribed import Prescribed
from il2nurse.domain.record.register.entries import BrokenRecord, Entry


@dataclass(frozen=True, slots=True)
class Resumed:
    """A prescriber let the doses go on, from ``slot`` on; those ``skipped`` are not given."""

    by: str
    at: datetime
    reason: str
    slot: int | None
    skipped: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OrderPause:
    """Nobody starts a dose from ``at`` until it is ``resumed``.

    ``seq`` is the place of the entry in the course's stream.
    """

    cycle: int
    reason: str
    by: str
    at: datetime
    ordered_by: Prescribed
    seq: int
    resumed: Resumed | None = None
    countersigned_by: str | None = None

    def lasts_at(self, at: datetime) -> bool:
        """True of a time in the pause."""
        return self.at <= at and (self.resumed is None or at < self.resumed.at)


def read_pause(entry: Entry) -> OrderPause:
    """The pause that an entry begins."""
    fact = OrderPausedFact.read(entry)
    return OrderPause(
        cycle=fact.cycle,
        reason=fact.reason,
        by=entry.person,
        at=entry.occurred_at,
        ordered_by=fact.ordered_by,
        seq=entry.seq,
    )


def with_resumed(pauses: tuple[OrderPause, ...], entry: Entry) -> tuple[OrderPause, ...]:
    """The pauses, the last of them over; raises ``BrokenRecord`` where none stands."""
    if not pauses or pauses[-1].resumed:
        raise BrokenRecord(entry, "the order was not paused before it")
    fact = OrderResumedFact.read(entry)
    resumed = Resumed(entry.person, entry.occurred_at, fact.reason, fact.slot, fact.skipped)
    return (*pauses[:-1], replace(pauses[-1], resumed=resumed))


def with_signed(pauses: Iterable[OrderPause], seq: int, entry: Entry) -> tuple[OrderPause, ...]:
    """The pauses, the one at this place countersigned."""
    every = tuple(pauses)
    if seq not in {each.seq for each in every}:
        raise BrokenRecord(entry, f"no order was paused at place {seq} before it")
    return tuple(
        replace(each, countersigned_by=entry.person) if each.seq == seq else each for each in every
    )
