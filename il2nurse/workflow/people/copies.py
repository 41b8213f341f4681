"""What an administrator does with the copies of the register: looked at, made, tried out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from il2nurse.domain.people import Person
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.register_facts import RestoreDrilledFact
from il2nurse.workflow.register import Register


@dataclass(frozen=True, slots=True)
class CopiesAt:
    """The copies in one place: how many, and the newest one with its newest entry."""

    place: str
    count: int
    newest: datetime | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class DrillDone:
    """How a restore drill went, and where its report lies."""

    passed: bool
    report: str
    faults: tuple[str, ...]


class CopyDesk(Protocol):
    """The copies of the open register; the program joins it, a practice ward has none."""

    def look(self) -> Sequence[CopiesAt]:
        """What lies in each place now."""
        ...

    def copy(self) -> str | None:
        """Make a copy now and bring it to the second place; why that failed, or ``None``."""
        ...

    def drill(self, by: Person) -> DrillDone:
        """Restore the newest copies in a scratch place, report and record how that went."""
        ...


def last_drills(register: Register) -> Iterator[tuple[Entry, RestoreDrilledFact]]:
    """What the newest restore drill found, place by place."""
    drilled = register.of_kind(Kind.RESTORE_DRILLED)
    for entry in drilled:
        if entry.recorded_at == drilled[-1].recorded_at:
            yield entry, RestoreDrilledFact.read(entry)
