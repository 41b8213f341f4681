"""What an order answers: what is asked once, and of each drug of the patient that interacts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.regimen.fields import Answer


@dataclass(frozen=True, slots=True)
class Suited:
    """The newest answers to what is asked once of a course: who gave them, when, in which entry."""

    answers: Mapping[str, Answer]
    by: str
    at: datetime
    number: int


@dataclass(frozen=True, slots=True)
class DrugAnswer:
    """What becomes of one drug, as a prescriber answered it.

    ``drug`` is as the patient's list had it, ``level`` how serious the regimen called it then,
    ``answer`` a word of the regimen and ``said`` what that meant, both in the words of the day.
    ``text`` is what the prescriber wrote besides.
    """

    drug: str
    level: str
    answer: str
    said: str
    text: str | None = None

    @property
    def in_words(self) -> str:
        """The drug and what becomes of it."""
        told = f"{self.drug}: {self.said[:1].lower()}{self.said[1:]}"
        return f"{told} ({self.text.rstrip('.')})" if self.text else told


@dataclass(frozen=True, slots=True)
class DrugAnswered:
    """An answer on record, whose it is, and when it was written down."""

    told: DrugAnswer
    by: str
    at: datetime


def drug_letters(drug: str) -> str:
    """The letters and numbers of a drug on a list, by which it is the same however it is typed."""
    return " ".join("".join(c if c.isalnum() else " " for c in drug.casefold()).split())


def newest_answers(answered: Iterable[DrugAnswered]) -> tuple[DrugAnswered, ...]:
    """The newest answer of each drug, in the order in which the drugs were first answered."""
    return tuple({drug_letters(each.told.drug): each for each in answered}.values())


def answer_to(answered: Iterable[DrugAnswered], drug: str) -> DrugAnswer | None:
    """The newest answer of this drug; ``None`` where nobody was asked."""
    name = drug_letters(drug)
    known = (each.told for each in newest_answers(answered))
    return next((each for each in known if drug_letters(each.drug) == name), None)
