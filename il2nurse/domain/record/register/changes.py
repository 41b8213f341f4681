"""What a later entry did to an earlier one: corrected it, struck it out."""

from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Answer

AT, KIND, ML = "at", "kind", "ml"


@dataclass(frozen=True, slots=True)
class Correction:
    """A later entry that put another value in place of one that was kept.

    ``now`` is "" where the value was struck out. ``number`` is that of the later entry.
    """

    field: str
    was: Answer
    now: Answer
    reason: str
    by: str
    at: datetime
    number: int


@dataclass(frozen=True, slots=True)
class Struck:
    """A later entry that struck something out as a whole; a ``witness`` signed where one had to."""

    reason: str
    by: str
    at: datetime
    number: int
    witness: str | None = None


@dataclass(frozen=True, slots=True)
class ReportOff:
    """A report that was attached to a test of a set and does not belong there."""

    field: str
    digest: str
    reason: str
    by: str
    at: datetime


def struck_out(entry: Entry, reason: str, witness: str | None = None) -> Struck:
    """The striking out that an entry keeps."""
    return Struck(reason, entry.person, entry.recorded_at, entry.number, witness)


def correction(entry: Entry, field: str, was: Answer, now: Answer, reason: str) -> Correction:
    """The correction that an entry keeps, beside what stood there."""
    return Correction(field, was, now, reason, entry.person, entry.recorded_at, entry.number)
