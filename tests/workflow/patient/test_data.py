"""The patient's own data over time: corrected, told apart, discharged and back."""

from dataclasses import replace
from datetime import date

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.patient.mrn import is_mrn, looks_alike, normal_mrn
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.fields import Slip
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.patient.admission import admit, discharge
from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.patient.finding import find_subject, nobody_has
from il2nurse.workflow.people.access import add_person
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.station import Station
from tests.ward import DOCTOR, MRN, NURSE, PATIENT, PIN, SECOND, STUDENT, make_station, make_ward

WHY = "The wristband says otherwise."
BOTH = Witness(SECOND.id, PIN)


@pytest.fixture
def station() -> Station:
    """A ward with one patient who has an order."""
    return make_ward().station


def now(station: Station) -> Patient:
    """The patient as the register has them."""
    return station.case(MRN).patient


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" mrn-204871 ", "MRN-204871"),
        ("943 476 5919", "9434765919"),
        ("a/1.2_3", "A/1.2_3"),
        ("7", "7"),
        ("\uff142\u200b", "42"),
    ],
)
def test_one_normal_form(typed: str, kept: str) -> None:
    assert normal_mrn(typed) == kept
    assert is_mrn(kept)


@pytest.mark.parametrize("typed", ["", "-", "A-", "A*B", "Ä1", "1" * 21, ".."])
def test_no_mrn(typed: str) -> None:
    assert not is_mrn(normal_mrn(typed))


def test_numbers_that_look_alike() -> None:
    assert looks_alike("MRN-100", "MRN1O0")
    assert looks_alike("L1", "II")
    assert not looks_alike("100", "100")
    assert not looks_alike("100", "101")


def test_what_stood_there_stays_readable(station: Station) -> None:
    right = replace(now(station), born=date(1986, 3, 14), allergies=("Cefazolin (hives)",))
    correct_patient(station, NURSE, MRN, right, WHY, BOTH)
    patient = now(station)
    assert patient.born == date(1986, 3, 14)
    assert patient.allergies == ("Cefazolin (hives)",)
    assert [(c.field, c.was, c.now, c.reason) for c in patient.changes] == [
        ("born", "1968-03-14", "1986-03-14", WHY),
        ("allergies", ("penicillin (rash)",), ("Cefazolin (hives)",), WHY),
    ]


def test_who_the_patient_is_takes_two(station: Station) -> None:
    patient = now(station)
    for right in (
        replace(patient, family="Marsch"),
        replace(patient, given=""),
        replace(patient, sex="male"),
        replace(patient, mrn="X1"),
    ):
        with pytest.raises(NotAllowed, match="witness"):
            correct_patient(station, NURSE, MRN, right, WHY)
    right = replace(patient, family="Marsch")
    with pytest.raises(NotAllowed, match="You cannot check yourself"):
        correct_patient(station, NURSE, MRN, right, WHY, Witness(NURSE.id, PIN))
    correct_patient(station, NURSE, MRN, replace(now(station), bed="3"), WHY)
    assert now(station).bed == "3"
    assert len(now(station).changes) == 1


def test_refused_corrections(station: Station) -> None:
    with pytest.raises(Slip, match="in words why"):
        correct_patient(station, NURSE, MRN, replace(now(station), bed="3"), "x.")
    with pytest.raises(NotAllowed, match="Nothing differs"):
        correct_patient(station, NURSE, MRN, now(station), WHY)
    with pytest.raises(NotAllowed, match="may not"):
        correct_patient(station, STUDENT, MRN, replace(now(station), bed="3"), WHY)
    future = replace(now(station), born=date(2030, 1, 1))
    with pytest.raises(Slip, match="cannot be right"):
        correct_patient(station, NURSE, MRN, future, WHY, BOTH)
    assert not now(station).changes


def test_both_numbers_find_the_patient(station: Station) -> None:
    correct_patient(station, NURSE, MRN, replace(now(station), mrn="b-77"), WHY, BOTH)
    patient = now(station)
    assert (patient.mrn, patient.subject) == ("B-77", MRN)
    assert find_subject(station, " b-77") == find_subject(station, MRN) == MRN
    assert station.moment(MRN).course.mrn == MRN
    with pytest.raises(NotAllowed, match="until it was corrected"):
        admit(station, NURSE, replace(PATIENT, family="Fern"))
    with pytest.raises(NotAllowed, match="B-77 already belongs to"):
        admit(station, NURSE, replace(PATIENT, mrn="B-77"))
    assert "looks similar" in nobody_has(station, "B77")


def test_a_number_of_another_patient_is_refused(station: Station) -> None:
    admit(station, NURSE, replace(PATIENT, bed="713-A", mrn="OTHER", family="Fern"))
    with pytest.raises(Slip, match="already belongs to FERN"):
        correct_patient(station, NURSE, MRN, replace(now(station), mrn="other"), WHY, BOTH)


def test_home_and_back_under_the_same_number(station: Station) -> None:
    with pytest.raises(NotAllowed, match="14 doses are not accounted for"):
        discharge(station, NURSE, MRN)
    close_cycle(station, DOCTOR, MRN, OwnPin(PIN), CloseReason("prescriber", "Home for now."))
    discharge(station, NURSE, MRN)
    with pytest.raises(NotAllowed, match="discharged already"):
        discharge(station, NURSE, MRN)
    with pytest.raises(NotAllowed, match="not the same: family name and birth date"):
        admit(station, NURSE, replace(PATIENT, family="Fern", born=date(1970, 1, 1)))
    admit(station, NURSE, replace(PATIENT, bed="9", allergies=("latex",)))
    patient, case = now(station), station.case(MRN)
    assert (patient.bed, patient.allergies, patient.discharged) == ("9", ("latex",), False)
    assert [change.field for change in patient.changes] == ["allergies"]
    assert len(case.courses) == 1
    with pytest.raises(NotAllowed, match="already belongs"):
        admit(station, NURSE, PATIENT)


def test_one_name_is_a_name() -> None:
    station = make_station()
    add_person(station, None, NURSE, PIN)
    for year, mrn, family, given in ((1968, "1", "Sukarno", ""), (1940, "2", "", "Sukarno")):
        born = date(year, 5, 2)
        told = replace(PATIENT, mrn=mrn, family=family, given=given, born=born, bed=mrn)
        admit(station, NURSE, told)
        assert station.case(mrn).patient.name.upper() == "SUKARNO"
    with pytest.raises(Slip, match="name is needed"):
        admit(station, NURSE, replace(PATIENT, mrn="3", family=".", given=""))


def test_a_number_with_a_slash_names_its_dose() -> None:
    station = make_station()
    add_person(station, None, NURSE, PIN)
    assert admit(station, NURSE, replace(PATIENT, mrn="a/1")).subject == "A/1"
    assert find_subject(station, "a / 1") == "A/1"
