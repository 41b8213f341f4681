"""Two patients in one bed: refused with who lies there, at each place where a bed is given."""

from dataclasses import replace
from datetime import date

import pytest

from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.fields import Slip
from il2nurse.workflow.patient.admission import admit, discharge
from il2nurse.workflow.patient.beds import in_one_bed, sharing_bed
from il2nurse.workflow.patient.data import correct_patient
from tests.ward import MRN, NURSE, PATIENT, Ward, make_ward

OTHER = replace(PATIENT, mrn="77", family="Okoro", given="Ada", born=date(1970, 1, 1), bed="714-B")
TAKEN = f"Bed {PATIENT.bed} is taken: {PATIENT.told_apart}"
WHY = "The patient was moved to a bed with a monitor."


@pytest.fixture
def ward() -> Ward:
    return make_ward()


def test_a_new_patient_is_not_put_to_another(ward: Ward) -> None:
    before = ward.station.register.head()
    with pytest.raises(Slip, match=TAKEN) as refused:
        admit(ward.station, NURSE, replace(OTHER, bed=PATIENT.bed))
    assert refused.value.field == "bed"
    assert "Give another bed" in str(refused.value)
    assert ward.station.register.head() == before
    assert admit(ward.station, NURSE, OTHER).subject == "77"


@pytest.mark.parametrize("written", ["712-a", " 712 A", "712/A", "712–A"])
def test_a_bed_written_otherwise_is_the_same_bed(ward: Ward, written: str) -> None:
    with pytest.raises(Slip, match="is taken"):
        admit(ward.station, NURSE, replace(OTHER, bed=written))


def test_nor_by_putting_the_bed_right(ward: Ward) -> None:
    admit(ward.station, NURSE, OTHER)
    was = ward.station.case("77").patient
    with pytest.raises(Slip, match=TAKEN):
        correct_patient(ward.station, NURSE, "77", replace(was, bed=PATIENT.bed), WHY)
    correct_patient(ward.station, NURSE, "77", replace(was, bed="716-A"), WHY)
    correct_patient(ward.station, NURSE, MRN, replace(PATIENT, bed="714-B"), WHY)
    assert ward.station.case(MRN).patient.bed == "714-B"


def test_nor_by_coming_back(ward: Ward) -> None:
    admit(ward.station, NURSE, OTHER)
    discharge(ward.station, NURSE, "77")
    with pytest.raises(Slip, match=TAKEN):
        admit(ward.station, NURSE, replace(OTHER, bed=PATIENT.bed))
    admit(ward.station, NURSE, OTHER)
    assert not ward.station.case("77").patient.discharged


def test_the_bed_of_one_who_left_is_free(ward: Ward) -> None:
    admit(ward.station, NURSE, OTHER)
    discharge(ward.station, NURSE, "77")
    third = replace(OTHER, mrn="78", family="Lund", given="Per", born=date(1950, 2, 2))
    assert admit(ward.station, NURSE, third).subject == "78"


def test_who_is_in_one_bed_all_the_same_is_found() -> None:
    def at(subject: str, bed: str, *, left: bool = False) -> Patient:
        return replace(PATIENT, mrn=subject, bed=bed, discharged=left)

    everyone = (at("1", "5 A"), at("2", "5-a"), at("3", "6"), at("4", "6", left=True), at("5", ""))
    assert in_one_bed(everyone) == {"1", "2"}
    assert [each.mrn for each in sharing_bed("5 A", "1", everyone)] == ["2"]
    assert sharing_bed("", "6", everyone) == ()
