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
    full dose. Of one that ran when it was entered neither ``ended`` nor ``given_ml`` is there: its
    end is recorded as any other. ``site`` is there of an injection, which ends when it begins and
    takes no time. ``objections`` is what the rules would have said, by the record as
    it stood when it was entered, and what the form leaves open.
    """

    KIND = Kind.DOSE_GIVEN_ON_PAPER
    form: str
    total_ml: Decimal
    rate_ml_per_h: Decimal
    planned_s: int
    gave: str
    checked: str | None
    objections: tuple[str, ...] = field(metadata=OBJECTIONS)
    ended: datetime | None = None
    given_ml: Decimal | None = None
    reason: str | None = None
    text: str | None = None
    site: str | None = None
    short: bool | None = field(default=None, metadata=SAID)
