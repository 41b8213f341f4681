"""The double check: blind, by someone else, and never by a wrong PIN."""

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.workflow.dose import double_checking
from il2nurse.workflow.people.sign_in import Witness
from tests.ward import (
    NURSE,
    SECOND,
    STUDENT,
    Ward,
    key,
)


def test_a_blind_check_that_differs_is_recorded_and_keeps_the_step_open(ward: Ward) -> None:
    ward.walk("dilute")
    checked = ward.check(check_draw_up_ml="2.43")
    assert dict(checked.mismatches) == {"check_draw_up_ml": ("2.43", "2.33")}
    assert ward.open_step() == "double_check"
    assert ward.check().agreed
    assert [bool(check.mismatches) for check in ward.dose().checks] == [True, False]


def test_nobody_can_check_themselves_and_a_student_cannot_witness(ward: Ward) -> None:
    ward.walk("dilute")
    with pytest.raises(NotAllowed, match="check yourself"):
        ward.check(by=NURSE)
    with pytest.raises(NotAllowed, match="cannot sign here"):
        ward.check(by=STUDENT)


def test_a_wrong_pin_of_the_witness_is_recorded_and_checks_nothing(ward: Ward) -> None:
    ward.walk("dilute")
    answers = ward.answers("double_check")
    with pytest.raises(NotAllowed, match="PIN is not right"):
        double_checking.double_check(
            ward.station, NURSE, key(), answers, Witness(SECOND.id, "0815")
        )
    assert not ward.dose().checks
