"""What the ward asks of pharmacy, and what pharmacy answers."""

from dataclasses import dataclass

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact


@dataclass(frozen=True, slots=True)
class BagRequestedFact(Fact):
    """The ward misses the bag of a dose, which its stream names."""

    KIND = Kind.BAG_REQUESTED
    dose: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class RequestAnsweredFact(Fact):
    """What pharmacy answered to the request at this place of the stream."""

    KIND = Kind.REQUEST_ANSWERED
    seq: int
    answer: str


def requests_stream(subject: str) -> str:
    """The stream of what the ward asks of pharmacy for a patient."""
    return f"requests/{subject}"
