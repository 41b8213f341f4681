"""What was recorded about a dose and is put right later; what stood there stays readable."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.facts import Fact
from il2nurse.domain.record.register.parts import WITNESS


class DoseValue(StrEnum):
    """What of a dose can be corrected."""

    HELD = "held"
    REASON = "reason"
    GIVEN = "given_ml"
    ENDED = "ended_at"
    ON_PAPER = "on_paper"
    INJECTED = "injected"
    INJECTED_AT = "injected_at"
    INJECTED_ML = "injected_ml"
    SITE = "site"


OF_A_HOLD: Final = frozenset({DoseValue.HELD, DoseValue.REASON})
"""What is corrected of a hold."""
OF_AN_INJECTION: Final = frozenset(
    {DoseValue.INJECTED, DoseValue.INJECTED_AT, DoseValue.INJECTED_ML, DoseValue.SITE}
)
"""What is corrected of an injection."""
NOT_INFUSED: Final = OF_A_HOLD | OF_AN_INJECTION
"""All else is corrected of an infusion."""
STRIKES_GIVEN: Final = frozenset({DoseValue.ON_PAPER, DoseValue.INJECTED})
"""What is struck out of a dose that counted as given."""


@dataclass(frozen=True, slots=True)
class DoseCorrectedFact(Fact):
    """Another value in place of one that was recorded about the dose.

    "" in place of a hold, an injection, or a dose given on paper, strikes that out.
    ``text``, ``apart`` and ``short`` go with the new value, as in the entry that it corrects.
    """

    KIND = Kind.DOSE_CORRECTED
    what: DoseValue
    was: str
    now: str
    reason: str
    witness: str | None = field(default=None, metadata=WITNESS)
    text: str | None = None
    apart: bool | None = None
    short: bool | None = None


@dataclass(frozen=True, slots=True)
class DoseCorrection:
    """A correction of what was recorded about a dose, with who made it and when."""

    fact: DoseCorrectedFact
    by: str
    at: datetime


def read_dose_correction(entry: Entry) -> DoseCorrection:
    """The correction that an entry keeps."""
    return DoseCorrection(DoseCorrectedFact.read(entry), entry.person, entry.recorded_at)
