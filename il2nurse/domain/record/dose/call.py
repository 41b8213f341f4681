"""What a decision against the plan rests on: a reason, and the call to the prescriber."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Call:
    """The prescriber was called: who, when, and that the order was read back.

    ``prescriber`` is the id of a person on record, and ``name`` how that person was shown then. An
    unlisted prescriber is not on record: ``prescriber`` is the name as it was typed, and ``phone``
    the number to call back. Older programs kept a typed name alone.
    """

    prescriber: str
    at: datetime
    read_back: bool
    order: str | None = None
    phone: str | None = None
    name: str | None = None

    @property
    def unlisted(self) -> bool:
        """True where the prescriber is not on record here, and a number was given instead."""
        return bool(self.phone)

    @property
    def shown(self) -> str:
        """Who was called, as it stands on screen and paper."""
        if self.phone:
            return unlisted_in_words(self.prescriber, self.phone)
        return f"{self.name} (prescriber)" if self.name else self.prescriber


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a dose is held or given against a hold: the reason, and the call."""

    reason: str
    call: Call


def unlisted_in_words(name: str, phone: str) -> str:
    """An unlisted prescriber as screen and paper show them."""
    return f"{name} (not on record here, phone {phone})"
