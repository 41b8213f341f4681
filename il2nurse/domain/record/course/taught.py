"""Teaching: to whom it was given, how it was understood, and through which interpreter."""

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
