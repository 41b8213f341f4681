"""Admitting a patient, and discharging one."""

from datetime import datetime

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.patient.away import newest_away
from il2nurse.domain.record.patient.facts import PatientDischargedFact
from il2nurse.domain.record.patient.patient import Patient, admitted, patient_stream
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.rules.course.slots import refuse_with_open_slots
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.patient.beds import demand_free_bed
from il2nurse.workflow.patient.data import check_patient, free_subject, had_by_another, readmit
from il2nurse.workflow.patient.finding import find_subject
from il2nurse.workflow.patient.going_home import check_home
from il2nurse.workflow.patient.lost_before import lost_before
from il2nurse.workflow.patient.same_person import demand_another
from il2nurse.workflow.station import Station


@one_act
def admit(station: Station, by: Person, patient: Patient, request: str | None = None) -> Entry:
    """Admit a patient, or take back one who was discharged under the same MRN.

    A number that somebody else had only until it was corrected belongs to whoever is admitted now.

    Where the patient may have been here in entries that are lost, the record is told so.

    Raises ``Slip`` for impossible data, a bed that is taken and for a patient who may be one on
    record, ``NotAllowed`` for an MRN that is another one's.
    """
    by.demand(May.ADMIT)
    checked = check_patient(patient, station.today(station.now().at))
    known = find_subject(station, checked.mrn)
    if known and not had_by_another(station, known, checked):
        return readmit(station, by, known, checked, request)[0]
    demand_another(station, checked)
    demand_free_bed(station, checked.bed, None)
    subject = free_subject(station, checked.mrn) if known else checked.mrn
    stream, at = patient_stream(subject), station.now().at
    first = draft(stream, subject, at, admitted(checked), seq=0)
    return station.record(by, [first, *lost_before(station, subject)], request)[0]


@one_act
def discharge(
    station: Station,
    by: Person,
    mrn: str,
    went_home: datetime | None = None,
    *,
    request: str | None = None,
) -> Entry:
    """Discharge a patient, who went home now or at the time told; an open dose is closed first.

    One who was transferred is discharged once the news comes that they went home from there.
    Raises ``Slip`` for a time at which the patient cannot have gone home.
    """
    by.demand(May.ADMIT)
    case, at = station.case(mrn), went_home or station.now().at
    if case.patient.discharged and not case.patient.transferred:
        raise NotAllowed(f"{case.patient.name} is discharged already. Nothing was recorded.")
    if case.open_dose:
        raise NotAllowed(
            "A dose of this patient is still open. Sign or hold it first. Nothing was recorded."
        )
    if case.course:
        refuse_with_open_slots(station.moment(mrn), "Nothing was recorded.")
    check_home(station, case, newest_away(case.patient) if case.patient.transferred else None, at)
    left = draft(patient_stream(mrn), mrn, at, PatientDischargedFact())
    return station.record(by, [left], request)[0]
