"""A dose from paper that ended here, and was the neighbour's: nothing of it stays."""

from dataclasses import replace

import pytest

from il2nurse.domain.record.dose.corrected import DoseValue
from il2nurse.workflow.dose import administration, ending, true_end
from il2nurse.workflow.dose.correcting import correct_dose
from il2nurse.workflow.dose.dose_change import DoseChange
from il2nurse.workflow.people.sign_in import Witness
from tests.ward import MRN, NURSE, PIN, SECOND, Ward, key, make_ward, once
from tests.workflow.dose.forms import GIVEN, enter

RUNNING = replace(GIVEN, ended=None, given_ml=None)


@pytest.fixture
@once
def ward() -> Ward:
    """An infusion that was begun on paper ended here, and was flushed."""
    ward = make_ward()
    ward.pass_time(60 + 5 + 10)
    enter(ward, RUNNING)
    ward.pass_time(6)
    ending.complete(ward.station, NURSE, key())
    ward.walk("flush")
    assert len(ward.station.case(MRN).chart.fluids) == 2
    return ward


def finish(ward: Ward) -> None:
    """Vital signs after the dose, and the signature."""
    ward.vital_signs()
    ward.pass_time(16)
    ward.vital_signs()
    ward.confirm("vital_signs_after")
    administration.sign(ward.station, NURSE, key(), "Ended the dose", PIN)


def strike(ward: Ward) -> None:
    change = DoseChange(DoseValue.ON_PAPER, "", "It was the neighbour's form")
    correct_dose(ward.station, NURSE, key(), change, Witness(SECOND.id, PIN))


@pytest.mark.parametrize("signed", [False, True])
def test_its_flush_is_no_intake_of_this_patient(ward: Ward, *, signed: bool) -> None:
    if signed:
        finish(ward)
    strike(ward)
    assert not ward.station.case(MRN).chart.fluids
    dose = ward.dose()
    assert (dose.given, dose.infusing, dose.ended) == (None, False, False)
    assert not {"flush", "vital_signs_after"} & set(dose.steps)
    assert not any(each.valid for each in dose.signatures)


def test_what_follows_is_asked_again_of_the_right_dose(ward: Ward) -> None:
    finish(ward)
    strike(ward)
    enter(ward, RUNNING)
    ended = true_end.LateEnd(ward.station.now().at, "It was entered late")
    ending.complete(ward.station, NURSE, key(), late=ended)
    assert ward.open_step() == "flush"
    ward.walk("flush")
    assert ward.open_step() == "vital_signs_after"
    assert len(ward.station.case(MRN).chart.fluids) == 2
