"""Sourced texts of a regimen: warnings, interactions, teaching, and where sources disagree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.regimen.fields import Answer

FORBIDDEN: Final = "hold"
DRUG_LEVELS: Final = (FORBIDDEN, "warn-high", "warn", "info")
"""How serious an interaction is, the most serious first; what is forbidden never goes on."""


@dataclass(frozen=True, slots=True)
class DrugChoice:
    """What a prescriber may answer of a drug that interacts, where it is of one of the ``levels``.

    By this answer the drug ``goes_on``, or not. ``asks`` is what has to be written besides.
    """

    word: str
    label: str
    levels: tuple[str, ...]
    goes_on: bool
    asks: str | None
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Diary:
    """What a patient writes down after each dose: what to do with it, and what each line asks."""

    say: str
    columns: tuple[str, ...]
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A sourced text: a contraindication, an interaction, a teaching point, an emergency action.

    It is shown beside the ``field`` once one of ``words`` is answered there; without them nowhere
    but in the lists. ``called`` are names by which a patient's allergies or drugs speak of it.
    Where sources disagree, ``names`` are the figures, rules and limits that the reading decides,
    and ``alternative`` says what a site changes in them to take the other reading. In an emergency
    ``lead`` is what is always done, in a few words, or only ``while_infusing``; or there is a
    ``condition``. A point of teaching that is ``shown`` is done by the patient while a nurse looks.
    """

    id: str
    text: str
    source: str
    confidence: str
    level: str | None = None
    names: tuple[str, ...] = ()
    alternative: str | None = None
    field: str | None = None
    words: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    lead: str | None = None
    condition: str | None = None
    while_infusing: bool = False
    shown: bool = False

    @property
    def sentence(self) -> str:
        """The whole of it, in one line."""
        if self.condition:
            return f"{self.condition}: {self.text}"
        return f"{self.lead} {self.text}" if self.lead else self.text

    def is_met_by(self, answers: Mapping[str, Answer]) -> bool:
        """True where one of its words was answered."""
        answer = answers.get(self.field, ()) if self.field else ()
        chosen = (answer,) if isinstance(answer, str) else answer
        return any(word in self.words for word in chosen)


def met_statements(
    statements: Iterable[Statement], answers: Mapping[str, Answer]
) -> tuple[Statement, ...]:
    """The statements that speak of an answer, in their order."""
    return tuple(each for each in statements if each.is_met_by(answers))
