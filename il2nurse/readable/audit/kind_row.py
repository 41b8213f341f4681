"""The row of a kind of entry: its group, the sentence that tells it, and what colleagues hear."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias, TypeVar

from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.facts import Fact
from il2nurse.readable.audit.terms import Terms

F = TypeVar("F", bound=Fact)
Telling: TypeAlias = Callable[[Terms, Entry], str]
Sentence: TypeAlias = str | Callable[[Terms, Entry, F], str]


class Group(StrEnum):
    """What kind of thing happened, as the list's chips and its filter say it."""

    RECORDED = "Recorded"
    SIGNED = "Signed"
    HOLD = "Hold or stop"
    REACTION = "Reaction"
    CORRECTION = "Correction"
    PAPER = "Paper"
    SECURITY = "Security"
    REGISTER = "Register"


@dataclass(frozen=True, slots=True)
class KindRow:
    """How a kind of entry is told.

    ``what`` is its line in the audit list. ``news`` says what a colleague did, to whoever has the
    dose open at another station; ``None`` for a kind that is no news there.
    """

    kind: Kind
    group: Group
    what: Telling
    news: Telling | None


def row(fact: type[F], group: Group, what: Sentence[F], news: Sentence[F] | None = None) -> KindRow:
    """The row of the kind that says this fact; a sentence is a text or is made from the fact."""
    told = None if news is None else _telling(fact, news)
    return KindRow(fact.KIND, group, _telling(fact, what), told)


def _telling(fact: type[F], sentence: Sentence[F]) -> Telling:
    def tell(terms: Terms, entry: Entry) -> str:
        said = fact.read(entry)
        return sentence if isinstance(sentence, str) else sentence(terms, entry, said)

    return tell
