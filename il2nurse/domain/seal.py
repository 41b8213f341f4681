"""The chain: each entry's seal covers all of the entry and the seal before it."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from il2nurse.domain.entries import Entry, canonical, write_instant

FIRST = "0" * 64


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry's number and seal; printed on paper, it anchors the register from outside."""

    number: int
    seal: str

    def short(self) -> str:
        """The seal's first 16 digits in groups of four, for people to compare."""
        return " ".join(self.seal[i : i + 4] for i in range(0, 16, 4))


@dataclass(frozen=True, slots=True)
class Verification:
    """What checking the chain found: the head reached, and the first bad entry if there is one."""

    head: Head
    count: int
    bad_number: int | None = None
    what: str = ""

    @property
    def intact(self) -> bool:
        """True where every entry fits the one before it."""
        return self.bad_number is None


def seal_of(entry: Entry) -> str:
    """SHA-256 over every column of the entry but its seal, the previous seal included."""
    return seal_columns(
        number=entry.number,
        stream=entry.stream,
        seq=entry.seq,
        kind=entry.kind.value,
        subject=entry.subject,
        occurred_at=write_instant(entry.occurred_at),
        recorded_at=write_instant(entry.recorded_at),
        zone=entry.zone,
        person=entry.person,
        role=entry.role,
        station=entry.station,
        program=entry.program,
        request=entry.request,
        part=entry.part,
        body=canonical(entry.body),
        previous_seal=entry.previous_seal,
    )


def seal_columns(**columns: str | int) -> str:
    """The seal of an entry given as stored columns; the spelling that ``seal_of`` uses."""
    text = json.dumps(columns, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def verify(entries: Iterable[Entry]) -> Verification:
    """Walk the whole chain from entry 1; stop at the first entry that does not fit."""
    head, count = Head(0, FIRST), 0
    for entry in entries:
        if entry.number != head.number + 1:
            return Verification(head, count, head.number + 1, "is missing")
        if entry.previous_seal != head.seal:
            return Verification(head, count, entry.number, "does not follow the entry before it")
        if seal_of(entry) != entry.seal:
            return Verification(head, count, entry.number, "was changed after it was written")
        head, count = Head(entry.number, entry.seal), count + 1
    return Verification(head, count)
