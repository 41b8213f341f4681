"""What is open of the teaching of a patient who went home."""

from collections.abc import Iterator

from il2nurse.domain.record.case import Case
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.course.teaching import not_shown_in_short
from il2nurse.workflow.station import Station


def untaught(moment: Moment) -> str | None:
    """What the patient has not shown yet, as a sentence of a row; ``None`` where all was shown."""
    said = not_shown_in_short(moment)
    return f"{said[:1].upper()}{said[1:]}" if said else None


def untaught_at_home(station: Station, case: Case) -> Iterator[str]:
    """The same of one who went home, for the charge nurse."""
    patient = case.patient
    if case.course is None or not patient.discharged or patient.transferred:
        return
    if said := not_shown_in_short(station.moment(patient.subject)):
        yield f"At home, and {said}: teach before the next course"
