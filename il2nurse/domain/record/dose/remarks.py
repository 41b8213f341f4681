"""What was remarked beside the steps of a dose: notes, interruptions, a clock that was set."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Note:
    """A free note on this dose."""

    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Interruption:
    """The nurse was interrupted, in a step where one was open."""

    step: str | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ClockDifference:
    """The computer's clock was set while the dose was given; ``say`` tells how far."""

    say: str
    by: str
    at: datetime
