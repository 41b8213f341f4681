"""An MRN is one number whatever stands between its signs, at every door; others look alike."""

from dataclasses import replace

import pytest

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.patient.mrn import looks_alike
from il2nurse.domain.record.patient.patient import Patient, admitted, patient_stream
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.assessment.answer_checks import matches
from il2nurse.domain.rules.labs.importing import preview_rows
from il2nurse.domain.rules.labs.table import read_table
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.patient import admission, data
from il2nurse.workflow.patient.finding import find_subject
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.station import Station
from tests.laboratory import LABORATORY
from tests.ward import CHARGE, PATIENT, PIN, SECOND, ZONE, Ward, make_ward, once

ONE = "9434765919"
# The dashes that text programs and spreadsheets put in place of a hyphen.
DASHED = ("943\u2010476\u20135919", "943\u2212476\u20145919")
SPELLINGS = ("943-476-5919", "943 476 5919", "943.476/5919", "943_476_5919", ONE, *DASHED)
OTHER = replace(PATIENT, bed="713-A", mrn=ONE, family="Novak", given="Julia")


@pytest.fixture
@once
def ward() -> Ward:
    """A ward with one more patient, whose number has no marks."""
    ward = make_ward()
    admission.admit(ward.station, CHARGE, OTHER)
    return ward


@one_act
def admit_unlooked(
    station: Station, by: Person, patient: Patient, request: str | None = None
) -> Entry:
    """Admit a patient as a program did that knew no other spellings."""
    mrn, at = patient.mrn, station.now().at
    first = draft(patient_stream(mrn), mrn, at, admitted(patient), seq=0)
    return station.record(by, [first], request)[0]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_patient_is_admitted_once(ward: Ward, spelling: str) -> None:
    with pytest.raises(NotAllowed, match="already belongs to NOVAK"):
        admission.admit(ward.station, CHARGE, replace(OTHER, mrn=spelling))


def test_and_comes_back_under_the_same_record(ward: Ward) -> None:
    admission.discharge(ward.station, CHARGE, ONE)
    back = admission.admit(ward.station, CHARGE, replace(OTHER, mrn=SPELLINGS[0]))
    assert back.subject == ONE


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_door_finds_the_same_patient(ward: Ward, spelling: str) -> None:
    assert find_subject(ward.station, spelling) == ONE
    case = ward.station.case(ONE)
    assert matches("mrn", spelling, case.patient)
    table = read_table(
        f"test;value;unit;specimen time;mrn\ncreatinine;1.4;mg/dL;2026-11-20 05:00;{spelling}"
    )
    found = preview_rows(table, LABORATORY, case, ward.station.now().at, ZONE)
    assert not found.strangers


def test_nobody_takes_the_number_of_another_by_a_correction(ward: Ward) -> None:
    witness = Witness(SECOND.id, PIN)
    with pytest.raises(Slip, match="already belongs to NOVAK"):
        data.correct_patient(
            ward.station,
            CHARGE,
            PATIENT.mrn,
            replace(PATIENT, mrn=SPELLINGS[0]),
            "the wristband says so",
            witness,
        )


def test_two_that_an_older_program_kept_apart_stay_apart(ward: Ward) -> None:
    """Each is found by its own spelling, and by a third one neither."""
    kept = ("12-34", "1-234")
    for mrn in kept:
        admit_unlooked(ward.station, CHARGE, replace(OTHER, mrn=mrn))
    assert [find_subject(ward.station, mrn) for mrn in kept] == list(kept)
    assert find_subject(ward.station, "12.34") == ""
    assert looks_alike(*kept)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("00400218", "004OO218"),
        ("B123", "8123"),
        ("S12", "512"),
        ("Z2", "22"),
        ("G6", "66"),
        ("400218", "00400218"),
        ("00400218", "00400281"),
        ("12-34", "1-234"),
    ],
)
def test_numbers_that_are_easily_mistaken(one: str, other: str) -> None:
    assert looks_alike(one, other)
    assert looks_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("00400218", "00400219"), ("00400218", "00410228"), ("12", "123"), ("1", "1"), ("A1", "C1")],
)
def test_numbers_that_are_not(one: str, other: str) -> None:
    assert not looks_alike(one, other)
