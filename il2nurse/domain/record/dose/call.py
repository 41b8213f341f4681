"""What a decision against the plan rests on: a reason, and the call to the prescriber."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Call:
    """The prescriber was called: who, when, and that the order was read back."""

    prescriber: str
    at: datetime
    read_back: bool
    order: str | None = None


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a dose is held or given against a hold: the reason, and the call."""

    reason: str
    call: Call
