"""What the order answers of each drug that interacts, and what changed on the lists since."""

from collections.abc import Iterable
from typing import Final

from il2nurse.domain.record.course.answers import DrugAnswer, DrugAnswered, newest_answers
from il2nurse.domain.record.course.course import Course, Cycle
from il2nurse.domain.record.patient.patient import LISTS, Patient
from il2nurse.domain.record.register.changes import Correction
from il2nurse.domain.values.text import written_date
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import DATA_WORDS, LEVEL_WORDS

INTERACTS: Final = "Interacts"


def drug_line(told: DrugAnswer) -> str:
    """One drug: how serious it is, and what becomes of it."""
    level = LEVEL_WORDS.get(told.level)
    return f"{told.in_words} · {level.word if level else told.level}"


def drugs_in_words(told: Iterable[DrugAnswer]) -> str:
    """The drugs behind each other, for a line; nothing where none was answered."""
    return "; ".join(map(drug_line, told))


def drug_rows(course: Course, wording: Wording) -> tuple[tuple[str, str], ...]:
    """The newest answer of each drug, with whose it is and of when."""
    return tuple((INTERACTS, _row(each, wording)) for each in newest_answers(course.drugs))


def _row(answered: DrugAnswered, wording: Wording) -> str:
    return f"{drug_line(answered.told)} ({_whose(answered, wording)})"


def said_by(answered: DrugAnswered, wording: Wording) -> str:
    """What becomes of a drug, without its name, and whose word that is."""
    told = answered.told
    text = f" ({told.text.rstrip('.')})" if told.text else ""
    return f"{told.said}{text} · {_whose(answered, wording)}"


def _whose(answered: DrugAnswered, wording: Wording) -> str:
    return f"{wording.name(answered.by)}, {written_date(wording.local(answered.at).date())}"


def changed_since(patient: Patient, course: Course, wording: Wording) -> str | None:
    """What was changed on the lists of allergies and drugs since the order as it stands."""
    told = [_change(each, wording) for each in patient.changes if _is_since(each, course.current)]
    return f"Changed since the order: {'. '.join(told)}." if told else None


def _is_since(change: Correction, cycle: Cycle) -> bool:
    """True of a list that changed after the newest version, or the order where it has no other."""
    if change.field not in LISTS:
        return False
    return change.at > cycle.versions[-1].at if cycle.versions else change.number > cycle.order


def _change(change: Correction, wording: Wording) -> str:
    told = [f"{DATA_WORDS[change.field]} of {wording.day_time(change.at)}"]
    for what, these, those in (("added", change.now, change.was), ("gone", change.was, change.now)):
        if differ := [each for each in these if each not in those]:
            told.append(f"{what} {'; '.join(differ)}")
    return ", ".join(told)
