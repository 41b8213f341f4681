"""An adverse reaction, replayed: term, grade, onset, what was done, and how it came out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from il2nurse.domain.record.register.entries import Entry, Kind

ONGOING = "ongoing"


@dataclass(frozen=True, slots=True)
class ReactionUpdate:
    """What became of a reaction, told later."""

    outcome: str
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Reaction:
    """An adverse reaction seen in or after a dose.

    ``at`` is its onset. ``seq`` is its place in the dose's stream. ``grade`` is ``None`` where it
    was not graded. ``stopped`` tells that the infusion had been stopped for it, and ``closed``
    that it closed the course until a prescriber decides.
    """

    term: str
    text: str
    action: str
    by: str
    at: datetime
    dose: str = ""
    seq: int = 0
    grade: int | None = None
    first_outcome: str = ONGOING
    recorded_at: datetime | None = None
    stopped: bool = False
    closed: bool = False
    updates: tuple[ReactionUpdate, ...] = ()

    @property
    def outcome(self) -> str:
        """The newest outcome."""
        return self.updates[-1].outcome if self.updates else self.first_outcome

    @property
    def reference(self) -> str:
        """How a hold, or the course that it closed, names this reaction."""
        return f"{self.dose}#{self.seq}"

    @property
    def ongoing(self) -> bool:
        """True where no end is on record."""
        return self.outcome == ONGOING


def _reaction(entry: Entry) -> Reaction:
    grade = entry.body.get("grade")
    return Reaction(
        term=entry.text("term"),
        text=entry.text("text"),
        action=entry.text("action"),
        by=entry.person,
        at=entry.occurred_at,
        dose=entry.stream,
        seq=entry.seq,
        grade=grade if isinstance(grade, int) else None,
        first_outcome=entry.text("outcome") or ONGOING,
        recorded_at=entry.recorded_at,
        stopped=entry.body.get("stopped") is True,
        closed=entry.body.get("closed") is True,
    )


def _updated(reaction: Reaction, entry: Entry) -> Reaction:
    update = ReactionUpdate(
        entry.text("outcome"), entry.text("text"), entry.person, entry.occurred_at
    )
    return replace(reaction, updates=(*reaction.updates, update))


def replay_reactions(entries: Iterable[Entry]) -> tuple[Reaction, ...]:
    """Every reaction of a dose's stream with what became of it, in the order of the stream."""
    found: dict[int, Reaction] = {}
    for entry in entries:
        if entry.kind is Kind.REACTION:
            found[entry.seq] = _reaction(entry)
        elif entry.kind is Kind.REACTION_UPDATED:
            seq = entry.body.get("seq")
            if isinstance(seq, int) and seq in found:
                found[seq] = _updated(found[seq], entry)
    return tuple(found.values())
