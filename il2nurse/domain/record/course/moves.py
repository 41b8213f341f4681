"""Slots that a prescriber moved."""

from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.record.course.facts import SlotsMovedFact
from il2nurse.domain.record.course.prescribed import Prescribed
from il2nurse.domain.record.register.entries import Entry


@dataclass(frozen=True, slots=True)
class Move:
    """From ``slot`` on the doses of a cycle are due at another time: the first of them at ``to``.

    ``was`` is when it was due until then, ``None`` where an older program did not keep that.
    ``seq`` is the place of the entry in the course's stream, ``number`` that in the register.
    """

    slot: int
    to: datetime
    reason: str
    by: str
    at: datetime
    ordered_by: Prescribed
    seq: int
    number: int
    was: datetime | None = None
    countersigned_by: str | None = None


def read_move(entry: Entry) -> Move:
    """The move that an entry keeps."""
    fact = SlotsMovedFact.read(entry)
    return Move(
        slot=fact.slot,
        to=fact.to,
        reason=fact.reason,
        by=entry.person,
        at=entry.occurred_at,
        ordered_by=fact.ordered_by,
        seq=entry.seq,
        number=entry.number,
        was=fact.was or fact.back_from,
    )
