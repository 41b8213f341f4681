"""A hold that was put aside for one dose, on a prescriber's order."""

from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.record.dose.call import Call
from il2nurse.domain.record.dose.facts import Basis, OverriddenFact
from il2nurse.domain.record.register.entries import Entry


@dataclass(frozen=True, slots=True)
class Override:
    """A hold that was put aside for this dose alone, on a prescriber's order.

    It stands up to ``until`` and only for the values of ``basis``; ``witness`` signed. Its
    place in the stream of the ``dose`` is ``seq``; it was put on record at ``known_at``. With
    ``countersign`` the prescriber, who did not sign there and then, is to sign for it.
    """

    rule: str
    criterion: str
    reason: str
    call: Call
    basis: tuple[Basis, ...]
    by: str
    witness: str
    at: datetime
    known_at: datetime
    until: datetime
    dose: str
    seq: int
    countersign: bool = False

    @property
    def reference(self) -> str:
        """How the prescriber's signature names it."""
        return f"{self.dose}#{self.seq}"


def read_override(entry: Entry) -> Override:
    """The override that an entry keeps."""
    fact = OverriddenFact.read(entry)
    return Override(
        rule=fact.rule,
        criterion=fact.criterion,
        reason=fact.reason,
        call=fact.call,
        basis=fact.basis,
        by=entry.person,
        witness=fact.witness,
        at=entry.occurred_at,
        known_at=entry.recorded_at,
        until=fact.until,
        dose=entry.stream,
        seq=entry.seq,
        countersign=fact.countersign is True,
    )
