"""What the charge nurse is told of a patient at home: what was not shown before going there."""

from collections.abc import Iterator

from il2nurse.domain.record.case import Case
from il2nurse.readable.course.teaching import not_shown_in_short
from il2nurse.workflow.station import Station


def untaught_at_home(station: Station, case: Case) -> Iterator[str]:
    """Of one who went home, what was not shown yet."""
    patient = case.patient
    if case.course is None or not patient.discharged or patient.transferred:
        return
    if said := not_shown_in_short(station.moment(patient.subject)):
        yield f"At home, and {said}: teach before the next course"
