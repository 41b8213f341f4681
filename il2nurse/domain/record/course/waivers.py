"""Pre-tests that a prescriber waived for a course: which, why, and whether that stands."""

from dataclasses import dataclass, replace
from datetime import datetime

from il2nurse.domain.record.course.waiver_facts import PreTestWaivedFact, WaiverTakenBackFact
from il2nurse.domain.record.register.entries import BrokenRecord, Entry


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A prescriber asks for the test again; ``number`` is that of the entry."""

    by: str
    at: datetime
    reason: str
    number: int


@dataclass(frozen=True, slots=True)
class Waiver:
    """A test that the course does without from ``at`` on; ``number`` is that of the entry."""

    test: str
    label: str
    reason: str
    by: str
    at: datetime
    number: int
    taken_back: TakenBack | None = None

    def stood_at(self, number: int) -> bool:
        """Whether it stood when the entry with this number was made."""
        back = self.taken_back
        return self.number < number and (back is None or number < back.number)


def read_waiver(entry: Entry) -> Waiver:
    """The waiver that an entry begins."""
    fact = PreTestWaivedFact.read(entry)
    person, at = entry.person, entry.occurred_at
    return Waiver(fact.test, fact.label, fact.reason, person, at, entry.number)


def with_taken_back(waivers: tuple[Waiver, ...], entry: Entry) -> tuple[Waiver, ...]:
    """The waivers, those of one test over; raises ``BrokenRecord`` where none stands."""
    fact = WaiverTakenBackFact.read(entry)
    if not any(each.test == fact.test and each.taken_back is None for each in waivers):
        raise BrokenRecord(entry, f"{fact.test} was not waived before it")
    back = TakenBack(entry.person, entry.occurred_at, fact.reason, entry.number)
    return tuple(
        replace(each, taken_back=back)
        if each.test == fact.test and each.taken_back is None
        else each
        for each in waivers
    )
