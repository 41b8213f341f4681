"""What a regimen says about reactions: terms, grades, outcomes, and what ends the treatment."""

from dataclasses import dataclass
from typing import Final

from il2nurse.domain.regimen.fields import Choice

GRADES: Final = (1, 2, 3, 4, 5)
DEATH: Final = 5
FATAL: Final = "fatal"


@dataclass(frozen=True, slots=True)
class ReactionTerm:
    """An adverse reaction by organ system.

    A ``permanent_stop`` of ``permanent_stop_grade`` or more closes the course until a prescriber
    decides. ``grades`` are the texts of its own grades, from 1 up, where a source gives them.
    """

    id: str
    label: str
    system: str
    life_threatening: bool
    permanent_stop: bool = False
    permanent_stop_grade: int = 1
    grades: tuple[str, ...] = ()

    def closes(self, grade: int | None) -> bool:
        """Whether it closes the course; not graded is read as the worst grade, death as closing."""
        if grade == DEATH:
            return True
        return self.permanent_stop and (grade is None or grade >= self.permanent_stop_grade)


@dataclass(frozen=True, slots=True)
class Grading:
    """The scheme of the grades and its version, with a text for each of the five."""

    scheme: str
    version: str
    texts: tuple[str, ...]
    source: str
    confidence: str

    def text(self, term: ReactionTerm | None, grade: int) -> str:
        """What a grade means for a term: the term's own text, else the scheme's."""
        own = term.grades if term else ()
        return own[grade - 1] if grade <= len(own) else self.texts[grade - 1]


# For texts that were kept before regimens said anything about grades and outcomes.
PLAIN_GRADING: Final = Grading(
    scheme="CTCAE",
    version="5",
    texts=("Mild", "Moderate", "Severe", "Life-threatening", "Death"),
    source=(
        "Common Terminology Criteria for Adverse Events (unverified: not read in its source yet)"
    ),
    confidence="guideline",
)
PLAIN_OUTCOMES: Final = (
    Choice("ongoing", "Ongoing"),
    Choice("resolved", "Resolved"),
    Choice("fatal", "Fatal"),
)
