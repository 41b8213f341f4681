"""What the entries say by which someone acknowledges an alarm, or called the prescriber."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact

SENTENCE: Final[Mapping[str, str]] = {"key": "said"}
"""The sentence of an alarm or a call stands under ``said`` in a body."""


class AlarmKind(StrEnum):
    """What may raise an alarm."""

    REACTION = "reaction"
    OVER = "over"
    SOON = "soon"
    BAG_LIMIT = "bag_limit"
    STOP = "stop"
    EMERGENCY = "emergency"
    RESULT = "result"
    REFUSED = "refused"
    CALL_OWED = "call_owed"
    UNLISTED = "unlisted"
    FOUND = "found"
    ON_PAPER = "on_paper"
    LOST = "lost"
    ELSEWHERE = "elsewhere"


FOR_CHARGE_NURSES: Final = frozenset({AlarmKind.REFUSED, AlarmKind.UNLISTED, AlarmKind.ON_PAPER})
"""What a charge nurse looks at, and nobody else is to be disturbed by."""


@dataclass(frozen=True, slots=True)
class AcknowledgedFact(Fact):
    """Someone saw an alarm and takes it on; ``sentence`` is the alarm's sentence as it stood then.

    The alarm is that of the entry in place ``seq`` of the stream ``dose``, or of the chart.
    ``level`` is how far it had gone: a score, or minutes over time.
    """

    KIND = Kind.ACKNOWLEDGED
    alarm: AlarmKind
    seq: int
    level: int
    sentence: str = field(metadata=SENTENCE)
    dose: str | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class PrescriberCalledFact(Fact):
    """The prescriber was called about the value in place ``seq`` of the chart, at a call limit.

    With ``dose`` it was about the stop of the infusion that began in place ``seq`` of that stream,
    and ``limit`` is the reason of the stop; or about the answers of the step ``limit``, confirmed
    in that place.
    ``prescriber`` is the person who was called, or with ``phone`` the name of an unlisted one;
    ``sentence`` is what was told of the value. The order was read back; a prescriber who writes
    this down needs no call.
    """

    KIND = Kind.PRESCRIBER_CALLED
    limit: str
    seq: int
    sentence: str = field(metadata=SENTENCE)
    prescriber: str
    order: str
    read_back: bool
    phone: str | None = None
    dose: str | None = None
