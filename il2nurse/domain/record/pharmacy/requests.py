"""What the ward asked of pharmacy, with what was answered."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from il2nurse.domain.record.dose.dose import DoseKey, read_key
from il2nurse.domain.record.pharmacy.request_facts import BagRequestedFact, RequestAnsweredFact
from il2nurse.domain.record.register.entries import BrokenRecord, Entry, Kind
from il2nurse.domain.record.register.facts import refusing


@dataclass(frozen=True, slots=True)
class BagRequest:
    """A bag that the ward misses; open until pharmacy ``answer`` stands there."""

    dose: DoseKey
    text: str | None
    by: str
    at: datetime
    seq: int
    answer: str | None = None
    answered_by: str | None = None
    answered_at: datetime | None = None


def replay_requests(entries: Iterable[Entry]) -> tuple[BagRequest, ...]:
    """Every request of the stream, oldest first."""
    found: dict[int, BagRequest] = {}
    for entry in entries:
        if entry.kind is Kind.BAG_REQUESTED:
            fact = BagRequestedFact.read(entry)
            with refusing(entry):
                key = read_key(fact.dose)
            found[entry.seq] = BagRequest(
                key, fact.text, entry.person, entry.occurred_at, entry.seq
            )
        elif entry.kind is Kind.REQUEST_ANSWERED:
            answered = RequestAnsweredFact.read(entry)
            asked = found.get(answered.seq)
            if asked is None:
                raise BrokenRecord(entry, "nothing was asked at that place")
            found[answered.seq] = replace(
                asked,
                answer=answered.answer,
                answered_by=entry.person,
                answered_at=entry.occurred_at,
            )
    return tuple(found.values())
