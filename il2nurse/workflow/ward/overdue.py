"""In which beds vital signs are overdue, for what hangs on a locked screen."""

from il2nurse.domain.record.register.entries import BrokenRecord, Kind
from il2nurse.domain.rules.chart.due import next_vital_signs
from il2nurse.workflow.station import Station


def overdue_beds(station: Station) -> tuple[str, ...]:
    """The beds whose vital signs are past their time, in the order of the beds.

    A record that cannot be read is told with the alarms.
    """
    found = (
        _bed(station, each.subject) for each in station.register.of_kind(Kind.PATIENT_ADMITTED)
    )
    return tuple(sorted(bed for bed in found if bed))


def _bed(station: Station, mrn: str) -> str | None:
    try:
        case = station.case(mrn)
    except BrokenRecord:
        return None
    if case.course is None or case.patient.discharged:
        return None
    due = next_vital_signs(station.moment(mrn))
    return case.patient.bed if due and due.overdue else None
