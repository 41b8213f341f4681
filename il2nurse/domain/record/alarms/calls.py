"""Calls to the prescriber about a value, a stop or an answer: who, when, what was ordered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.record.alarms.facts import PrescriberCalledFact
from il2nurse.domain.record.register.entries import Entry, Kind


@dataclass(frozen=True, slots=True)
class PrescriberCall:
    """One call; see ``PrescriberCalledFact``. ``known_at`` is when it was put on record."""

    limit: str
    seq: int
    sentence: str
    prescriber: str
    order: str
    by: str
    at: datetime
    known_at: datetime
    phone: str | None = None
    dose: str | None = None


def replay_calls(entries: Iterable[Entry]) -> tuple[PrescriberCall, ...]:
    """Every call of the stream of alarms, oldest first."""
    return tuple(_read(entry) for entry in entries if entry.kind is Kind.PRESCRIBER_CALLED)


def _read(entry: Entry) -> PrescriberCall:
    fact = PrescriberCalledFact.read(entry)
    return PrescriberCall(
        limit=fact.limit,
        seq=fact.seq,
        sentence=fact.sentence,
        prescriber=fact.prescriber,
        order=fact.order,
        by=entry.person,
        at=entry.occurred_at,
        known_at=entry.recorded_at,
        phone=fact.phone,
        dose=fact.dose,
    )
