"""The question for a reaction's grade: its scheme, its words, and which grades close the course."""

from typing import Final

from il2nurse.domain.regimen.fields import Choice, Field
from il2nurse.domain.regimen.reactions import GRADES, ReactionTerm
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.ui.forms import questions
from il2nurse.ui.look.tones import Mark, Sign, Tone

CLOSES: Final = Mark(Tone.DANGER, "Closes the course", Sign.HOLD)
UNTIL: Final = "no further dose until a prescriber decides."


def grade_field(regimen: Regimen, label: str, *, required: bool = True) -> Field:
    """The question for a grade, by the regimen's scheme."""
    grading = regimen.grading
    asked = grade_label(regimen, label)
    grades = tuple(Choice(str(n), f"{n} · {grading.text(None, n)}") for n in GRADES)
    return questions.one_of("grade", asked, grades, required=required)


def grade_label(regimen: Regimen, label: str) -> str:
    """The question with the regimen's scheme: "Grade, by CTCAE 5"."""
    return f"{label}, by {regimen.grading.scheme} {regimen.grading.version}"


def names_of(regimen: Regimen, term: ReactionTerm | None) -> tuple[str, ...]:
    """What a reaction is called: its own name, and those of the stops that are recorded as it."""
    if term is None:
        return ()
    stops = (each.label for each in regimen.stop_reasons if each.reaction == term.id)
    return (term.label, *stops)


def closing_grades(term: ReactionTerm) -> str | None:
    """Which grades of a reaction close the course; ``None`` where only death does."""
    least = next(grade for grade in GRADES if term.closes(grade))
    if least == GRADES[-1]:
        return None
    which = "any grade" if least == GRADES[0] else f"grade {least} or more"
    return f"{which} closes the course"
