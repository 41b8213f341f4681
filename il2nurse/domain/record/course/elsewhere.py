"""A stop for good on another record, which may be of the same person, and what was decided on it.

The other record stands under another number: somebody may have been admitted twice.
"""

from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.record.course.facts import StopElsewhereDecidedFact
from il2nurse.domain.record.course.stops import Stop
from il2nurse.domain.record.register.entries import Entry


@dataclass(frozen=True, slots=True)
class StopElsewhere:
    """A ``stop`` for good that stands on another ``record``.

    ``who`` that one is about, and ``own`` is this patient, by name, birth date and number as they
    are on record now; ``mrn`` is the number alone, where no name is said.
    """

    record: str
    mrn: str
    who: str
    own: str
    stop: Stop

    @property
    def say(self) -> str:
        """Whose treatment was stopped, and why, as one sentence."""
        return f"Treatment of {self.who}, was stopped permanently: {self.stop.reason.rstrip('.')}."

    @property
    def in_passing(self) -> str:
        """The same for alarms, which others see: no name; without its full stop."""
        return (
            f"Treatment was stopped permanently under MRN {self.mrn}, perhaps of the same person: "
            f"{self.stop.reason.rstrip('.')}"
        )


@dataclass(frozen=True, slots=True)
class DecidedElsewhere:
    """A prescriber's decision on stops of another record: whether it is of the ``same`` person."""

    fact: StopElsewhereDecidedFact
    by: str
    at: datetime

    def covers(self, found: StopElsewhere) -> bool:
        """True where it was this stop that was decided on, of the same two people as now.

        A later stop, and a name, birth date or number that was put right since, are decided anew.
        """
        told = (self.fact.record, self.fact.who, self.fact.own)
        return told == (found.record, found.who, found.own) and found.stop.at in self.fact.stops


def read_decided(entry: Entry) -> DecidedElsewhere:
    """The decision that an entry keeps."""
    return DecidedElsewhere(StopElsewhereDecidedFact.read(entry), entry.person, entry.occurred_at)
