"""What is asked of a reaction: at once, and what need not be said now."""

from typing import Final

from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.ui.forms import questions
from il2nurse.ui.reactions.grades import grade_field

GRADE: Final = "Grade"
ONSET: Final = "at"


def reaction_questions(regimen: Regimen) -> tuple[Field, ...]:
    """What is said of every reaction: its grade, what was done, and when it began."""
    return (
        grade_field(regimen, GRADE),
        questions.text("action", "What was done? Who was called?"),
        questions.time(ONSET, "When it began, if not now", required=False),
    )


def more_questions(regimen: Regimen) -> tuple[Field, ...]:
    """How it came out, and words for the rest."""
    return (
        questions.one_of("outcome", "Outcome, if it is over", regimen.outcomes, required=False),
        questions.text("text", "What you saw, if more needs saying", required=False),
    )
