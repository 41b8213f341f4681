"""A dose from paper in words: the form, both times, who gave, checked and entered it."""

from collections.abc import Iterator
from typing import Final

from il2nurse.domain.record.dose.dose import Dose, FromPaper
from il2nurse.domain.values.text import Emphasis, Line, line
from il2nurse.readable.dose_record import DoseRecord
from il2nurse.readable.wording import Wording

LATE: Final = "LATE ENTRY FROM PAPER"
ON_FORM: Final = "on paper: form {}"


def paper_line(paper: FromPaper, words: Wording, slot: int) -> str:
    """One sentence for a dose: what it is, both times, and who."""
    checked = words.name(paper.checked) if paper.checked else "nobody"
    people = f"by {words.name(paper.by)}"
    if paper.checked or paper.said:
        people = f"{people}, checked by {checked}"
    return (
        f"Dose {slot}: form {paper.form}, on paper at {words.day_time(paper.happened)} {people}; "
        f"entered {words.day_time(paper.entered)} by {words.name(paper.entered_by)}"
    )


def paper_words(record: DoseRecord) -> tuple[str, ...]:
    """What the outcome says of a dose from paper; nothing of any other dose."""
    paper = record.dose.on_paper
    return (f"{LATE}: {paper_line(paper, record.wording, record.dose.key.slot)}",) if paper else ()


def paper_lines(record: DoseRecord) -> Iterator[Line]:
    """What the rules would have said of a dose from paper."""
    paper = record.dose.on_paper
    for each in paper.said if paper else ():
        yield line(f"The rules would have said: {each}", Emphasis.WARN)


def step_on_paper(dose: Dose) -> Line:
    """What stands in the place of a step that was done on paper; nothing of any other."""
    return line(ON_FORM.format(dose.on_paper.form), Emphasis.WARN) if dose.on_paper else ()
