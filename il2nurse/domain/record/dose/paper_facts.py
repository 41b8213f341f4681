"""What was written on a form of the downtime pack and is entered afterwards."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact


@dataclass(frozen=True, slots=True)
class FormEnteredFact(Fact):
    """A form, or a line of one, was entered; its number serves once. ``what`` was on it."""

    KIND = Kind.FORM_ENTERED
    form: str
    what: str


@dataclass(frozen=True, slots=True)
class DoseGivenOnPaperFact(Fact):
    """A dose was given while the program could not be used; it began when the entry happened.

    ``gave`` and ``checked`` are ids of people on record, or names as the form has them.
    ``total_ml`` was worked out then, ``given_ml`` is what went in. ``reason`` is there where the
    infusion was stopped early; ``short`` where it ran to its end and gave less than a full dose.
    ``said`` is what the rules would have said, by the record as it stood when it was entered.
    """

    KIND = Kind.DOSE_GIVEN_ON_PAPER
    form: str
    ended: datetime
    total_ml: Decimal
    given_ml: Decimal
    rate_ml_per_h: Decimal
    planned_s: int
    gave: str
    checked: str
    said: tuple[str, ...]
    reason: str | None = None
    text: str | None = None
    short: bool = False


def form_stream(number: str) -> str:
    """The stream of a form or of a line of one; it holds one entry, at whatever station."""
    return f"form/{number}"
