"""What the entries of a bag say beside its steps; a syringe is prepared and told the same way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact
from il2nurse.domain.record.register.parts import SAID, WITNESS
from il2nurse.domain.record.register.scan_facts import CodeSource
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.values.bag_making import BagMaking


@dataclass(frozen=True, slots=True)
class BagBegunFact(Fact):
    """A bag for a dose is prepared, by the regimen with this digest.

    It is for the dose of ``international_units`` that was ordered then, and has this ``number``.
    ``making`` is how this site made its bags then; older entries do not say so.
    """

    KIND = Kind.BAG_BEGUN
    number: str
    regimen_digest: str
    international_units: Decimal
    making: BagMaking | None = field(default=None, metadata=SAID)


@dataclass(frozen=True, slots=True)
class BagCheckedFact(Fact):
    """What the second person read off the vials, syringe, bag and label, without the first values.

    ``mismatches`` gives what they have and what the preparer has, where the two differ;
    ``seconds`` is how long it took.
    """

    KIND = Kind.BAG_CHECKED
    answers: Mapping[str, Answer]
    mismatches: Mapping[str, tuple[str, str]]
    seconds: int


@dataclass(frozen=True, slots=True)
class BagLabelledFact(Fact):
    """A label was printed; of several the ``copy`` is counted, the first is 1."""

    KIND = Kind.BAG_LABELLED
    copy: int


@dataclass(frozen=True, slots=True)
class RestWastedFact(Fact):
    """What was left in the vials was thrown away, in mL and international units; a witness saw."""

    KIND = Kind.REST_WASTED
    ml: Decimal
    international_units: Decimal
    witness: str = field(metadata=WITNESS)


@dataclass(frozen=True, slots=True)
class BagReleasedFact(Fact):
    """A pharmacist who did not prepare it lets the bag go to the ward."""

    KIND = Kind.BAG_RELEASED


@dataclass(frozen=True, slots=True)
class BagReceivedFact(Fact):
    """The ward took the bag in."""

    KIND = Kind.BAG_RECEIVED
    told: CodeSource


RECEIVED_BY_HAND: Final = BagReceivedFact(CodeSource.TYPED)
"""Received without a scan of its label: the bag was chosen in a list."""


@dataclass(frozen=True, slots=True)
class BagHungFact(Fact):
    """The bag runs, or the syringe was injected; a bag is hung once."""

    KIND = Kind.BAG_HUNG


@dataclass(frozen=True, slots=True)
class BagFinishedFact(Fact):
    """The bag came off: how much of it went in is told by the dose."""

    KIND = Kind.BAG_FINISHED


@dataclass(frozen=True, slots=True)
class BagReturnedFact(Fact):
    """The ward sent the bag back; it is never used again."""

    KIND = Kind.BAG_RETURNED
    reason: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class BagWastedFact(Fact):
    """The bag was thrown away, with so much drug in it, and a witness saw."""

    KIND = Kind.BAG_WASTED
    reason: str
    ml: Decimal
    international_units: Decimal
    witness: str = field(metadata=WITNESS)
    text: str | None = None


@dataclass(frozen=True, slots=True)
class BagQuarantinedFact(Fact):
    """Nobody may use the bag until a pharmacist lets it go on; ``lot`` where a lot is the cause."""

    KIND = Kind.BAG_QUARANTINED
    reason: str
    lot: str | None = None


@dataclass(frozen=True, slots=True)
class BagClearedFact(Fact):
    """A pharmacist looked into it and ended the quarantine: it is again what it was before."""

    KIND = Kind.BAG_CLEARED
    reason: str


@dataclass(frozen=True, slots=True)
class BagRefusedFact(Fact):
    """A bag that was scanned or typed at a dose was refused, and why; it is not that dose's."""

    KIND = Kind.BAG_REFUSED
    number: str | None
    code: str
    why: str
    say: str
    told: CodeSource
