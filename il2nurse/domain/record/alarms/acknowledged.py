"""Alarms that were acknowledged: which, how far they had gone, by whom and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.record.alarms.facts import AcknowledgedFact, AlarmKind
from il2nurse.domain.record.register.entries import Entry, Kind


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Someone took an alarm on; see ``AcknowledgedFact`` for what tells which."""

    alarm: AlarmKind
    dose: str | None
    seq: int
    level: int
    sentence: str
    comment: str | None
    by: str
    at: datetime


def alarms_stream(mrn: str) -> str:
    """The stream in which the alarms of a patient are acknowledged."""
    return f"alarms/{mrn}"


def replay_acknowledged(entries: Iterable[Entry]) -> tuple[Acknowledged, ...]:
    """Every acknowledgement of the stream, oldest first."""
    return tuple(_read(entry) for entry in entries if entry.kind is Kind.ACKNOWLEDGED)


def _read(entry: Entry) -> Acknowledged:
    fact = AcknowledgedFact.read(entry)
    return Acknowledged(
        alarm=fact.alarm,
        dose=fact.dose,
        seq=fact.seq,
        level=fact.level,
        sentence=fact.sentence,
        comment=fact.comment,
        by=entry.person,
        at=entry.occurred_at,
    )
