"""What became of the patient's courses before a dose and since it: at the end of its record."""

from dataclasses import dataclass, replace
from typing import Final

from il2nurse.readable.course_notes import passing_notes, standing_notes
from il2nurse.readable.dose_record import DoseRecord
from il2nurse.readable.heading import PatientFacts, patient_facts

SINCE: Final = "Since this dose"
BEFORE: Final = "Before this dose"


@dataclass(frozen=True, slots=True)
class Beside:
    """Sentences about other doses, under a title that says so."""

    title: str
    said: tuple[str, ...]


def events_beside(record: DoseRecord) -> tuple[Beside, ...]:
    """Closed cycles, responses and discharges, apart by whether they came after the dose."""
    told, anchor = passing_notes(record.case, record.wording), record.anchor
    before = tuple(text for at, text in told if at < anchor)
    since = tuple(text for at, text in told if at >= anchor)
    return tuple(Beside(*each) for each in ((BEFORE, before), (SINCE, since)) if each[1])


def patient_of_record(record: DoseRecord) -> PatientFacts:
    """Without what became of the courses otherwise: that is told at the end of the record."""
    told = patient_facts(record.case, record.cycle, record.wording)
    return replace(told, notes=standing_notes(record.case, record.wording))
