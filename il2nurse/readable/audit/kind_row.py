"""The row of a kind of entry: its group, its sentence, its place on paper, a colleague's news."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias, TypeVar

from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.facts import Fact
from il2nurse.readable import words
from il2nurse.readable.audit.terms import Terms

F = TypeVar("F", bound=Fact)
Telling: TypeAlias = Callable[[Terms, Entry], str]
Sentence: TypeAlias = str | Callable[[Terms, Entry, F], str]


class Group(StrEnum):
    """What kind of thing happened, as the list's chips and its filter say it."""

    RECORDED = "Recorded"
    SIGNED = "Signed"
    HOLD = "Hold or stop"
    REFUSED = words.REFUSED
    REACTION = "Reaction"
    ALARM = "Alarm"
    CORRECTION = "Correction"
    PAPER = "Paper"
    SECURITY = "Security"
    REGISTER = "Register"


class OnPaper(StrEnum):
    """Where papers tell of an entry, as an auditor reads it who goes to look there."""

    HEAD = "At the head of every paper of the staff"
    OUTCOME = "Administration record: outcome"
    SUITABILITY = "Administration record and preparation sheet: order questions"
    TEACHING = "Teaching sheet, and administration record: teaching"
    STEPS = "Administration record: its step"
    CHECKS = "Administration record: independent double checks"
    EVENTS = "Administration record: what was not as planned"
    HEAD_AND_EVENTS = (
        "At the head of every paper of the staff; administration record: what was not as planned"
    )
    SIGNATURES = "Administration record: signatures"
    CHART = "Flowsheet: its row; near a dose, the administration record as well"
    RESULTS = "Flowsheet: laboratory results"
    REGIMEN = "Regimen: approval"
    NOWHERE = "Only in this list and on the screens"


@dataclass(frozen=True, slots=True)
class KindRow:
    """How a kind of entry is put into words.

    ``what`` is its line in the audit list. ``paper`` is where it stands in print. ``news`` says
    what a colleague did, to whoever has the dose open at another station; ``None`` for a kind that
    is no news there.
    """

    kind: Kind
    group: Group
    what: Telling
    paper: OnPaper
    news: Telling | None


def row(
    fact: type[F],
    group: Group,
    what: Sentence[F],
    paper: OnPaper,
    news: Sentence[F] | None,
) -> KindRow:
    """The row of the kind that says this fact; a sentence is a text or is made from the fact.

    Nothing may be left out: a kind that is no news for a colleague says ``None``.
    """
    heard = None if news is None else _telling(fact, news)
    return KindRow(fact.KIND, group, _telling(fact, what), paper, heard)


def _telling(fact: type[F], sentence: Sentence[F]) -> Telling:
    def tell(terms: Terms, entry: Entry) -> str:
        read = fact.read(entry)
        return sentence if isinstance(sentence, str) else sentence(terms, entry, read)

    return tell
