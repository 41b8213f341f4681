"""Which entries about a patient are lost, and what a charge nurse found of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from il2nurse.domain.record.patient.loss_facts import (
    EntriesLostFact,
    LossAnswer,
    LossSettledFact,
    LostDose,
)
from il2nurse.domain.record.register.entries import Entry, Kind


@dataclass(frozen=True, slots=True)
class Settled:
    """What a charge nurse found, and how that is known."""

    answer: LossAnswer
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LostEntries:
    """One loss; see ``EntriesLostFact``. ``number`` is the entry that tells it, ``seq`` its place.

    It stands until it is ``settled``.
    """

    first: int
    last: int | None
    named: bool
    doses: tuple[LostDose, ...]
    kinds: Mapping[str, int]
    at: datetime
    number: int
    seq: int
    settled: Settled | None = None

    def covers(self, first: int, last: int | None) -> bool:
        """True where a loss of these entries, of the time before this one, is told by it.

        What is lost of the time after it is another loss, though the numbers may be the same.
        """
        whole = last is not None and self.last is not None and last <= self.last
        return first <= self.number and self.first <= first and (whole or self.last is None)


def losses_stream(subject: str) -> str:
    """The stream in which the losses of a patient stand, and how they were settled."""
    return f"losses/{subject}"


def replay_losses(entries: Iterable[Entry]) -> tuple[LostEntries, ...]:
    """Every loss of the stream, oldest first; settling settles all that stand before it."""
    found: list[LostEntries] = []
    for entry in entries:
        if entry.kind is Kind.ENTRIES_LOST:
            found.append(_lost(entry))
        elif entry.kind is Kind.LOSS_SETTLED:
            fact = LossSettledFact.read(entry)
            settled = Settled(fact.answer, fact.reason, entry.person, entry.occurred_at)
            found = [each if each.settled else replace(each, settled=settled) for each in found]
    return tuple(found)


def _lost(entry: Entry) -> LostEntries:
    fact = EntriesLostFact.read(entry)
    return LostEntries(
        fact.first,
        fact.last,
        fact.named,
        fact.doses,
        fact.kinds,
        entry.occurred_at,
        entry.number,
        entry.seq,
    )
