"""A pharmacist's check of an order: what the entry says, and the check as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact


@dataclass(frozen=True, slots=True)
class OrderCheckedFact(Fact):
    """A pharmacist worked the dose of this version out unseen, and answered every question.

    ``answers`` are what was found to each question that the order raised, by its id, and
    ``questions`` the questions as they were asked.
    """

    KIND = Kind.ORDER_CHECKED
    cycle: int
    version: int
    international_units: Decimal
    draw_up_ml: Decimal
    questions: Mapping[str, str]
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PharmacyCheck:
    """A pharmacist's check of an order: of which ``version``, and what was asked and answered."""

    version: int
    by: str
    at: datetime
    questions: Mapping[str, str]
    answers: Mapping[str, str]
