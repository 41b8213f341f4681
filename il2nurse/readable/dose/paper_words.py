"""A dose from paper in words: the form, both times, who gave, checked and entered it."""

from collections.abc import Iterator
from typing import Final

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.dose.from_form import FromForm
from il2nurse.domain.values.form_number import form_in_words
from il2nurse.domain.values.text import Emphasis, Line, line
from il2nurse.readable.course_notes import LATE_ENTRY, paper_line
from il2nurse.readable.dose_record import DoseRecord

ON_FORM: Final = "on paper: {}"


def paper_words(record: DoseRecord) -> tuple[str, ...]:
    """What the outcome says of a dose from paper; nothing of any other dose."""
    paper = record.dose.on_form
    return (
        (f"{LATE_ENTRY.upper()}: {paper_line(paper, record.wording, record.dose.key)}",)
        if paper
        else ()
    )


def paper_lines(record: DoseRecord) -> Iterator[Line]:
    """What the rules would have said of a dose from paper, and what its form leaves open."""
    paper = record.dose.on_form
    for each in paper.objections if paper else ():
        yield line(f"Found when it was entered: {each}", Emphasis.WARN)


def step_on_paper(dose: Dose) -> Line:
    """What stands in the place of a step that was done on paper; nothing of any other."""
    return _on_form(dose.on_form) if dose.on_form else ()


def _on_form(paper: FromForm) -> Line:
    return line(ON_FORM.format(form_in_words(paper.form)), Emphasis.WARN)
