"""A PIN tried during the wait after wrong ones is on record, once, and makes no wait longer."""

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.people.facts import SignInRefusedFact, person_stream
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.workflow.dose import administration
from il2nurse.workflow.people.sign_in import Witness, sign_in_wait
from tests.ward import MRN, NURSE, PIN, SECOND, Ward, make_ward


@pytest.fixture
def ward() -> Ward:
    """A ward on which the witness typed a wrong PIN for the vials that replace others."""
    made = make_ward()
    made.pass_time(15)
    administration.begin(made.station, NURSE, MRN)
    made.walk("identify")
    with pytest.raises(NotAllowed, match="abnormal"):
        made.confirm("pre_tests", thallium_stress_test="abnormal")
    with pytest.raises(NotAllowed, match="PIN is not right"):
        made.confirm("pre_tests", witness=Witness(SECOND.id, "9999"))
    return made


def test_it_stands_on_the_dose_and_with_the_charge_nurse_once(ward: Ward) -> None:
    before = sign_in_wait(ward.station, SECOND.id)
    for _ in range(3):
        with pytest.raises(NotAllowed, match="That it was tried is on record"):
            ward.confirm("pre_tests", witness=Witness(SECOND.id, PIN))
    assert sign_in_wait(ward.station, SECOND.id) == before
    assert [each.findings[0].rule for each in ward.dose().refused][1:] == ["pin_during_wait"]
    tried = [
        SignInRefusedFact.read(entry).waiting
        for entry in ward.station.register.stream(person_stream(SECOND.id))
        if entry.kind is Kind.SIGN_IN_REFUSED
    ]
    assert tried == [False, True]
    told = alarms(ward.station.moment(MRN), ward.station.now())
    assert "A PIN was tried while the wait" in told[-1].say


def test_after_the_wait_a_right_one_signs(ward: Ward) -> None:
    with pytest.raises(NotAllowed, match="too soon after a wrong one"):
        ward.confirm("pre_tests", witness=Witness(SECOND.id, PIN))
    ward.pass_time(1)
    ward.confirm("pre_tests", witness=Witness(SECOND.id, PIN))
    assert ward.dose().steps["pre_tests"].witness == SECOND.id
