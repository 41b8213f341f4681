"""A question that is not for everyone is asked of whom the recorded sex does not exclude."""

from dataclasses import replace

import pytest

from il2nurse.domain.rules.assessment.pre_tests import missing_pre_tests
from il2nurse.workflow.dose import administration, confirming
from il2nurse.workflow.filled_step import FilledStep
from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.people.sign_in import Witness
from tests.ward import MRN, NURSE, PATIENT, PIN, SECOND, Ward, key, make_ward
from tests.workflow.patient.drugs import told


def ward_of(sex: str) -> Ward:
    """The patient with this sex on record, for which the order was answered anew."""
    ward = make_ward()
    if sex != PATIENT.sex:
        other = replace(ward.station.case(MRN).patient, sex=sex)
        both = Witness(SECOND.id, PIN)
        correct_patient(ward.station, NURSE, MRN, other, "Read from the passport", both)
        told(ward)
    return ward


@pytest.mark.parametrize(
    ("sex", "asked"), [("female", True), ("other", True), ("unknown", True), ("male", False)]
)
def test_pregnancy_is_asked_where_the_sex_does_not_exclude_it(sex: str, *, asked: bool) -> None:
    ward = ward_of(sex)
    moment = ward.station.moment(MRN)
    step = moment.regimen.step("contraindications")
    assert ("pregnancy_status" in {each.id for each in step.fields}) is asked
    assert ("pregnancy_status" in {each.id for each in missing_pre_tests(moment)}) is asked


def test_a_whole_dose_goes_by_without_it() -> None:
    ward = ward_of("male")
    ward.pass_time(15)
    administration.begin(ward.station, NURSE, MRN)
    while (step := ward.current()) and step.id != "vital_signs":
        asked = ward.station.moment(MRN).regimen.step(step.id).fields
        good = ward.answers(step.id)
        answers = {each.id: good[each.id] for each in asked if each.id in good}
        filled = FilledStep(step.id, answers, None, tuple(answers))
        confirming.confirm(ward.station, NURSE, key(), filled)
    assert "pregnancy_status" not in ward.dose().steps["contraindications"].answers
    assert ward.open_step() == "vital_signs"
    assert not ward.dose().asked_again


def test_who_is_recorded_otherwise_later_is_asked_then() -> None:
    ward = ward_of("male")
    correct_patient(ward.station, NURSE, MRN, PATIENT, "Of the next bed", Witness(SECOND.id, PIN))
    names = {each.id for each in missing_pre_tests(ward.station.moment(MRN))}
    assert "pregnancy_status" in names
