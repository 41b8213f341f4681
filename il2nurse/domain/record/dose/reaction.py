"""An adverse reaction, replayed: term, grade, onset, what was done, and how it came out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from il2nurse.domain.record.dose.facts import (
    ReactionFact,
    ReactionStruckFact,
    ReactionUpdatedFact,
)
from il2nurse.domain.record.register.changes import Struck, struck_out
from il2nurse.domain.record.register.entries import BrokenRecord, Entry, Kind
from il2nurse.domain.regimen.reactions import DEATH

ONGOING = "ongoing"


@dataclass(frozen=True, slots=True)
class ReactionUpdate:
    """Outcome of a reaction, recorded later.

    ``grade`` is told where it is another one by then, and ``closed`` that it closed the course.
    """

    outcome: str
    text: str | None
    by: str
    at: datetime
    grade: int | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Reaction:
    """An adverse reaction seen in or after a dose.

    ``at`` is its onset. ``seq`` is its place in the dose's stream. ``grade`` is ``None`` where it
    was not graded at first; one of which no outcome was told is ongoing. ``stopped`` tells that
    the infusion had been stopped for it, and ``closed`` that it closed the course at first, until
    a prescriber decides. One that is ``struck`` was recorded by mistake and counts nowhere.
    """

    term: str
    text: str | None
    action: str
    by: str
    at: datetime
    dose: str
    seq: int
    grade: int | None
    first_outcome: str
    recorded_at: datetime
    stopped: bool
    closed: bool
    updates: tuple[ReactionUpdate, ...] = ()
    struck: Struck | None = None

    @property
    def outcome(self) -> str:
        """The newest outcome."""
        return self.updates[-1].outcome if self.updates else self.first_outcome

    @property
    def grade_now(self) -> int | None:
        """The newest grade."""
        told = (each.grade for each in reversed(self.updates) if each.grade is not None)
        return next(told, self.grade)

    @property
    def grades(self) -> tuple[int | None, ...]:
        """Every grade that was told, the first one too where that is none."""
        return (self.grade, *(each.grade for each in self.updates if each.grade is not None))

    def is_worse(self, grade: int | None) -> bool:
        """Whether a grade is worse than the newest; of one that was never graded only death is."""
        return _is_worse(grade, self.grade_now)

    @property
    def raised_at(self) -> tuple[datetime, ...]:
        """Its onset, and each time at which it became worse."""
        grade, found = self.grade, [self.at]
        for each in self.updates:
            if each.grade is not None:
                found += [each.at] if _is_worse(each.grade, grade) else []
                grade = each.grade
        return tuple(found)

    @property
    def closed_at(self) -> tuple[datetime, ...]:
        """When it closed the course, at its onset or later."""
        first = (self.at,) if self.closed else ()
        return (*first, *(each.at for each in self.updates if each.closed))

    @property
    def reference(self) -> str:
        """How a hold, or the course that it closed, names this reaction."""
        return f"{self.dose}#{self.seq}"

    @property
    def ongoing(self) -> bool:
        """True where no end is on record."""
        return self.outcome == ONGOING


def _is_worse(grade: int | None, before: int | None) -> bool:
    """Not graded is taken for the worst; only death is worse than that."""
    if grade is None or before is None:
        return grade == DEATH
    return grade > before


def _reaction(entry: Entry) -> Reaction:
    fact = ReactionFact.read(entry)
    return Reaction(
        term=fact.term,
        text=fact.text,
        action=fact.action,
        by=entry.person,
        at=entry.occurred_at,
        dose=entry.stream,
        seq=entry.seq,
        grade=fact.grade,
        first_outcome=fact.outcome or ONGOING,
        recorded_at=entry.recorded_at,
        stopped=fact.stopped is True,
        closed=fact.closed is True,
    )


def _updated(found: Mapping[int, Reaction], entry: Entry) -> Reaction:
    fact = ReactionUpdatedFact.read(entry)
    if fact.seq not in found:
        raise BrokenRecord(entry, f"there is no reaction in place {fact.seq} of the dose")
    told = (fact.outcome, fact.text, entry.person, entry.occurred_at)
    update = ReactionUpdate(*told, fact.grade, closed=fact.closed is True)
    return replace(found[fact.seq], updates=(*found[fact.seq].updates, update))


def _struck(found: Mapping[int, Reaction], entry: Entry) -> Reaction:
    fact = ReactionStruckFact.read(entry)
    if fact.seq not in found:
        raise BrokenRecord(entry, f"there is no reaction in place {fact.seq} of the dose")
    return replace(found[fact.seq], struck=struck_out(entry, fact.reason, fact.witness))


def replay_reactions(entries: Iterable[Entry]) -> tuple[Reaction, ...]:
    """Every reaction of a dose's stream with what became of it, in the order of the stream."""
    found: dict[int, Reaction] = {}
    for entry in entries:
        if entry.kind is Kind.REACTION:
            found[entry.seq] = _reaction(entry)
        elif change := CHANGES.get(entry.kind):
            changed = change(found, entry)
            found[changed.seq] = changed
    return tuple(found.values())


CHANGES: Final[Mapping[Kind, Callable[[Mapping[int, Reaction], Entry], Reaction]]] = {
    Kind.REACTION_UPDATED: _updated,
    Kind.REACTION_STRUCK: _struck,
}
