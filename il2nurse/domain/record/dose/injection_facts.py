"""What the entry of an injection says."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.rules import Finding


@dataclass(frozen=True, slots=True)
class DoseInjectedFact(Fact):
    """The dose was injected by whoever recorded it, when the entry happened.

    ``site`` is a word of the regimen's list, and ``answers`` what else its step asked.
    ``drawn_ml`` was in the syringe and ``given_ml`` went in; ``text`` says why it was less.
    """

    KIND = Kind.DOSE_INJECTED
    step: str
    answers: Mapping[str, Answer]
    findings: tuple[Finding, ...]
    site: str
    drawn_ml: Decimal
    given_ml: Decimal
    text: str | None = None
