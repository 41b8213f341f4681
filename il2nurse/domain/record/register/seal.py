"""The chain: each entry's seal covers all of the entry and the seal before it."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from il2nurse.domain.record.register.entries import Entry, canonical, write_instant

FIRST = "0" * 64
SEPARATOR = "\x1f"
SEPARATORS = 15
SPELLING = SEPARATOR.join(["%s"] * (SEPARATORS + 1))


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry's number and seal; on paper it anchors the register from outside."""

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
    what: str | None = None

    @property
    def intact(self) -> bool:
        """True where every entry fits the one before it."""
        return self.bad_number is None

    @property
    def fault(self) -> str:
        """What is wrong, as the beginning of a sentence; "" where nothing is."""
        what = self.what or ""
        what = f"entry {self.bad_number} {what}" if self.bad_number else what
        return what[:1].upper() + what[1:]


def columns_of(entry: Entry, spelt: str | None = None) -> tuple[str | int, ...]:
    """Every column of the entry but its seal as it is stored, in the order of its fields.

    ``spelt`` is its body where that was spelled already.
    """
    return (
        entry.number,
        entry.stream,
        entry.seq,
        entry.kind.value,
        entry.subject,
        write_instant(entry.occurred_at),
        write_instant(entry.recorded_at),
        entry.zone,
        entry.person,
        entry.role,
        entry.station,
        entry.program,
        entry.request,
        entry.part,
        canonical(entry.body) if spelt is None else spelt,
        entry.previous_seal,
    )


def seal_of(entry: Entry) -> str:
    """SHA-256 over every column of the entry but its seal, the previous seal included."""
    return seal_columns(columns_of(entry))


def seal_columns(columns: Sequence[str | int]) -> str:
    """The seal of an entry given as stored columns, in the order of ``columns_of``.

    One separator stands between the columns. A column that holds a separator itself could be
    read as two, so it raises ``ValueError``; a body never does, because JSON escapes it.
    """
    text = SPELLING % tuple(columns)
    if text.count(SEPARATOR) != SEPARATORS:
        raise ValueError("A column that holds a separator cannot be sealed.")
    return hashlib.sha256(text.encode()).hexdigest()


def verify(entries: Iterable[Entry]) -> Verification:
    """Walk the whole chain from entry 1; stop at the first entry that does not fit."""
    head, count = Head(0, FIRST), 0
    for entry in entries:
        if entry.number != head.number + 1:
            return Verification(head, count, head.number + 1, "is missing")
        if entry.previous_seal != head.seal:
            return Verification(head, count, entry.number, "does not follow the entry before it")
        if not fits(entry):
            return Verification(head, count, entry.number, "was changed after it was written")
        head, count = Head(entry.number, entry.seal), count + 1
    return Verification(head, count)


def fits(entry: Entry) -> bool:
    """True where the entry's seal is the seal of what the entry says."""
    try:
        return seal_of(entry) == entry.seal
    except ValueError:
        return False
