"""What was written on a form of the downtime pack about a dose and is entered afterwards."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from il2nurse.domain.record.dose.facts import OBJECTIONS
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact
from il2nurse.domain.record.register.parts import SAID


@dataclass(frozen=True, slots=True)
class DoseGivenOnPaperFact(Fact):
    """A dose was given while the program could not be used; it began when the entry happened.

    ``gave`` and ``checked`` are ids of people on record, or names as the form has them; nobody is
    ``None``. ``total_ml`` was worked out then, ``given_ml`` is what went in. ``reason`` is there
    where the infusion was stopped early; ``short`` where it ran to its end and gave less than a
    full dose. ``objections`` is what the rules would have said, by the record as it stood when it
    was entered, and what the form leaves open.
    """

    KIND = Kind.DOSE_GIVEN_ON_PAPER
    form: str
    ended: datetime
    total_ml: Decimal
    given_ml: Decimal
    rate_ml_per_h: Decimal
    planned_s: int
    gave: str
    checked: str | None
    objections: tuple[str, ...] = field(metadata=OBJECTIONS)
    reason: str | None = None
    text: str | None = None
    short: bool | None = field(default=None, metadata=SAID)
