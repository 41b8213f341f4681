"""What the entries of the stock of vials say, a stream for each lot."""

from dataclasses import dataclass, field
from datetime import date

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact
from il2nurse.domain.record.register.parts import WITNESS
from il2nurse.domain.record.register.scan_facts import CodeSource


@dataclass(frozen=True, slots=True)
class VialsReceivedFact(Fact):
    """Vials of a lot came into stock; ``article`` is the number that their code has (GTIN)."""

    KIND = Kind.VIALS_RECEIVED
    lot: str
    expiry: date
    vials: int
    told: CodeSource
    article: str | None = None


@dataclass(frozen=True, slots=True)
class VialsCountedFact(Fact):
    """The vials of a lot were counted: so many ``vials`` where the record had ``expected``."""

    KIND = Kind.VIALS_COUNTED
    lot: str
    expiry: date
    vials: int
    expected: int
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class VialsWastedFact(Fact):
    """Whole vials were thrown away, such as broken or expired ones; a witness saw."""

    KIND = Kind.VIALS_WASTED
    lot: str
    expiry: date
    vials: int
    reason: str
    witness: str = field(metadata=WITNESS)


@dataclass(frozen=True, slots=True)
class LotQuarantinedFact(Fact):
    """Nobody may use vials of the lot, nor a bag that has some of it."""

    KIND = Kind.LOT_QUARANTINED
    lot: str
    reason: str


@dataclass(frozen=True, slots=True)
class LotClearedFact(Fact):
    """The lot may be used again."""

    KIND = Kind.LOT_CLEARED
    lot: str
    reason: str


def stock_stream(lot: str) -> str:
    """The stream of a lot; two spellings of one lot by capitals are one lot."""
    return f"stock/{lot.strip().upper()}"
