"""A number that was mistyped for one patient and corrected belongs to whoever really has it."""

from dataclasses import replace
from datetime import date

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.workflow.audit.audit import AuditFilter, AuditList
from il2nurse.workflow.patient.admission import admit
from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.patient.finding import find_subject, patients
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.station import Station
from tests.ward import MRN, NURSE, PATIENT, PIN, SECOND, make_ward

WHY = "The wristband says otherwise."
BOTH = Witness(SECOND.id, PIN)
HOLDER = replace(PATIENT, family="Fern", given="Ida", born=date(1949, 5, 2), bed="714-B")


@pytest.fixture
def station() -> Station:
    """A ward whose patient was admitted under another one's number, which was put right."""
    ward = make_ward().station
    was = ward.case(MRN).patient
    correct_patient(ward, NURSE, MRN, replace(was, mrn="B-77"), WHY, BOTH)
    return ward


def on_record(station: Station, number: str) -> Patient:
    """Whoever is found by a number."""
    return station.case(find_subject(station, number)).patient


def test_the_real_holder_is_admitted_beside_the_other(station: Station) -> None:
    admit(station, NURSE, HOLDER)
    assert on_record(station, MRN).name == "FERN, Ida"
    assert on_record(station, "B-77").name == "MARSH, Eleanor"
    assert [each.mrn for each in patients(station)] == ["B-77", MRN]
    assert station.case(find_subject(station, MRN)).course is None
    assert station.case(MRN).course is not None


def test_the_same_person_is_not_admitted_under_the_old_number(station: Station) -> None:
    with pytest.raises(NotAllowed, match="until it was corrected"):
        admit(station, NURSE, PATIENT)


def test_nobody_is_admitted_twice_under_a_number_that_was_given_on(station: Station) -> None:
    admit(station, NURSE, HOLDER)
    with pytest.raises(NotAllowed, match="already belongs to FERN"):
        admit(station, NURSE, replace(HOLDER, family="Other"))


def test_the_number_may_also_be_put_right_for_the_real_holder(station: Station) -> None:
    admit(station, NURSE, replace(HOLDER, mrn="C-1"))
    was = station.case("C-1").patient
    correct_patient(station, NURSE, "C-1", replace(was, mrn=MRN), WHY, BOTH)
    assert on_record(station, MRN).name == "FERN, Ida"


def test_what_is_corrected_for_the_new_one_stays_theirs(station: Station) -> None:
    admit(station, NURSE, HOLDER)
    subject = find_subject(station, MRN)
    was = station.case(subject).patient
    correct_patient(station, NURSE, subject, replace(was, bed="715-A"), WHY)
    assert on_record(station, MRN).bed == "715-A"
    assert station.case(MRN).patient.bed == PATIENT.bed


@pytest.mark.parametrize("number", [MRN, "B-77"])
def test_the_audit_finds_a_patient_by_both_numbers(station: Station, number: str) -> None:
    lines = AuditList(station).lines(AuditFilter(text=number), 50)
    assert {line.entry.subject for line in lines} == {MRN}
