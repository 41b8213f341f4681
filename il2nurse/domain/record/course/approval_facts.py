"""What the entries about approved regimens say."""

from dataclasses import dataclass
from datetime import date

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact


def regimen_stream(regimen: str) -> str:
    """The stream of what was decided about the regimen with this id."""
    return f"regimen/{regimen}"


@dataclass(frozen=True, slots=True)
class RegimenFact(Fact):
    """Something about the text of a regimen that has this digest."""

    regimen: str
    regimen_version: str
    regimen_digest: str


@dataclass(frozen=True, slots=True)
class RegimenApprovedFact(RegimenFact):
    """One person approves this text to be ordered by, from a day on; it takes two people."""

    KIND = Kind.REGIMEN_APPROVED
    from_: date


@dataclass(frozen=True, slots=True)
class ApprovalConfirmedFact(RegimenFact):
    """After entries were lost, somebody who approves says that this text was not withdrawn."""

    KIND = Kind.APPROVAL_CONFIRMED


@dataclass(frozen=True, slots=True)
class RegimenWithdrawnFact(RegimenFact):
    """Nobody orders by this text any more, for this reason, until two people approve it anew."""

    KIND = Kind.REGIMEN_WITHDRAWN
    reason: str
