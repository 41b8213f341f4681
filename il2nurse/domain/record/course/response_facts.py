"""What the entries say of how a tumour answered to a course."""

from dataclasses import dataclass
from datetime import date

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact


@dataclass(frozen=True, slots=True)
class AssessedResponse:
    """One assessment; ``shrank`` as the regimen said of that word then."""

    assessed_on: date
    response: str
    shrank: bool
    text: str


@dataclass(frozen=True, slots=True)
class ResponseRecordedFact(Fact):
    """How the tumour answered to the course; ``shrank`` as the regimen said of that word then."""

    KIND = Kind.RESPONSE_RECORDED
    assessed_on: date
    response: str
    shrank: bool
    text: str


@dataclass(frozen=True, slots=True)
class ResponseCorrectedFact(Fact):
    """The response at place ``seq`` of the course's stream counts no more, and why.

    ``became`` is what counts in its place; nothing where it was recorded in error.
    """

    KIND = Kind.RESPONSE_CORRECTED
    seq: int
    reason: str
    became: AssessedResponse | None = None
