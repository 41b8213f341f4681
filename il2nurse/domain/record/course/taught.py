"""Teaching: to whom it was given, how it was understood, through whom, and what was shown."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class TaughtTo(StrEnum):
    """Who listened."""

    PATIENT = "patient"
    BOTH = "patient_and_family"
    FAMILY = "family"


class Understood(StrEnum):
    """How one knows that it was understood."""

    TOLD_BACK = "told_back"
    ANSWERED = "answered"
    NOT_YET = "not_yet"

    @property
    def reached(self) -> bool:
        """True where it was understood."""
        return self is not Understood.NOT_YET


class Interpreter(StrEnum):
    """Who interpreted."""

    NOT_NEEDED = "not_needed"
    PRESENT = "present"
    CALLED = "called"
    RELATIVE = "relative"


class Showed(StrEnum):
    """Whether the patient did it alone while a nurse looked on."""

    YES = "yes"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Taught:
    """One teaching: which points, to whom, how understood and shown, by whom and when."""

    points: tuple[str, ...]
    to: TaughtTo
    understood: Understood
    interpreter: Interpreter
    note: str | None
    by: str
    at: datetime
    showed: Showed | None = None
