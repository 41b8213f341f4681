"""The injection of a dose: where, when, by whom, and how much of the syringe."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from il2nurse.domain.record.dose.corrected import OF_AN_INJECTION, DoseCorrectedFact, DoseValue
from il2nurse.domain.record.dose.injection_facts import DoseInjectedFact
from il2nurse.domain.record.dose.paper_facts import DoseGivenOnPaperFact
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.facts import refusing
from il2nurse.domain.record.register.spelling import Unreadable, read_number, read_time, under


@dataclass(frozen=True, slots=True)
class Injection:
    """One injection as it stands; ``text`` says why less went in than was drawn up.

    ``known_at`` is when it was recorded.
    """

    at: datetime
    site: str
    drawn_ml: Decimal
    given_ml: Decimal
    by: str
    known_at: datetime
    text: str | None = None

    @property
    def in_full(self) -> bool:
        """True where all that was drawn up went in."""
        return self.given_ml >= self.drawn_ml


def replay_injection(entries: Iterable[Entry]) -> Injection | None:
    """The injection after these entries of a dose; ``None`` where none stands."""
    injection: Injection | None = None
    for entry in entries:
        if entry.kind is Kind.DOSE_INJECTED:
            injection = _injected(entry)
        elif entry.kind is Kind.DOSE_GIVEN_ON_PAPER:
            injection = _on_paper(entry)
        elif entry.kind is Kind.DOSE_CORRECTED:
            fact = DoseCorrectedFact.read(entry)
            if fact.what is DoseValue.ON_PAPER:
                injection = None
            elif fact.what in OF_AN_INJECTION:
                with refusing(entry):
                    injection = _corrected(injection, fact)
    return injection


def _injected(entry: Entry) -> Injection:
    fact = DoseInjectedFact.read(entry)
    return Injection(
        at=entry.occurred_at,
        site=fact.site,
        drawn_ml=fact.drawn_ml,
        given_ml=fact.given_ml,
        by=entry.person,
        known_at=entry.recorded_at,
        text=fact.text,
    )


def _on_paper(entry: Entry) -> Injection | None:
    """The injection as a form tells it; ``None`` of an infusion."""
    fact = DoseGivenOnPaperFact.read(entry)
    if fact.site is None or fact.given_ml is None:
        return None
    return Injection(
        at=entry.occurred_at,
        site=fact.site,
        drawn_ml=fact.total_ml,
        given_ml=fact.given_ml,
        by=fact.gave,
        known_at=entry.recorded_at,
        text=fact.text,
    )


def _corrected(injection: Injection | None, fact: DoseCorrectedFact) -> Injection | None:
    """The injection with another value; ``None`` where it was struck out."""
    if injection is None:
        raise Unreadable("no injection stands before it")
    match fact.what:
        case DoseValue.SITE:
            return replace(injection, site=fact.now)
        case DoseValue.INJECTED_AT:
            return replace(injection, at=under("now", read_time, fact.now))
        case DoseValue.INJECTED_ML:
            given = under("now", read_number, fact.now)
            return replace(injection, given_ml=given, text=fact.text)
        case _:
            return None
