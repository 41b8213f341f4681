"""A pre-test that was charted as one that forbids the dose becomes another only by two people."""

from dataclasses import replace
from datetime import timedelta

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.rules.assessment.charted_against import charted_against
from il2nurse.domain.rules.assessment.refused import witness_rule
from il2nurse.domain.values.text import text_of
from il2nurse.workflow.chart import charting, correcting
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.dose import administration
from il2nurse.workflow.people.sign_in import Witness
from tests.papers import summary_of
from tests.ward import MRN, NURSE, PIN, SECOND, Ward, key, make_ward

STRESS, FEV1 = "thallium_stress_test", "fev1_l"
BOTH = Witness(SECOND.id, PIN)


def chart(ward: Ward, name: str, value: str) -> int:
    """Chart one value before the dose; gives its place."""
    fields = (ward.regimen.fields[name],)
    fact = ObservedFact({name: value}, confirmed=(name,))
    return charting.observe(ward.station, NURSE, MRN, fields, fact).seq


def correct(ward: Ward, seq: int, name: str, value: str) -> None:
    """Put another value in its place."""
    change = ValueChange(seq, ward.regimen.fields[name], value, "The report says so")
    correcting.correct(ward.station, NURSE, MRN, change)


def asked(ward: Ward) -> int:
    """For how many charted values the step takes two people."""
    moment, step = ward.station.moment(MRN), ward.regimen.step("pre_tests")
    found = charted_against(moment, step)
    assert (witness_rule(moment, step) is not None) is bool(found)
    return len(found)


def begin(ward: Ward) -> None:
    """The dose is begun and the patient identified."""
    ward.pass_time(15)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("identify")


def test_another_result_that_is_charted_takes_two_at_the_step() -> None:
    ward = make_ward()
    begin(ward)
    chart(ward, STRESS, "abnormal")
    ward.pass_time(2)
    chart(ward, STRESS, "normal")
    with pytest.raises(NotAllowed, match="needs a witness to sign"):
        ward.confirm("pre_tests")
    ward.confirm("pre_tests", witness=BOTH)
    assert ward.dose().steps["pre_tests"].witness == SECOND.id
    assert asked(ward) == 0


@pytest.mark.parametrize(
    ("name", "value", "count"),
    [
        (STRESS, "abnormal", 1),
        (STRESS, "normal", 0),
        (STRESS, "not_done", 0),
        (FEV1, "2", 1),
        (FEV1, "2.1", 0),
    ],
)
def test_only_what_is_refused_and_not_changed_alone(name: str, value: str, count: int) -> None:
    ward = make_ward()
    chart(ward, name, value)
    assert asked(ward) == count


def test_a_correction_and_a_striking_out_take_two_as_well() -> None:
    ward = make_ward()
    begin(ward)
    correct(ward, chart(ward, STRESS, "abnormal"), STRESS, "normal")
    assert asked(ward) == 1
    ward.confirm("pre_tests", witness=BOTH)
    assert asked(ward) == 0


def test_what_was_made_worse_and_better_again_after_the_step_is_asked_anew() -> None:
    ward = make_ward()
    seq = chart(ward, STRESS, "normal")
    begin(ward)
    ward.confirm("pre_tests")
    ward.pass_time(1)
    correct(ward, seq, STRESS, "abnormal")
    ward.pass_time(1)
    correct(ward, seq, STRESS, "normal")
    assert asked(ward) == 1


def test_it_is_asked_while_the_value_would_still_serve() -> None:
    ward = make_ward()
    chart(ward, STRESS, "abnormal")
    moment, step = ward.station.moment(MRN), ward.regimen.step("pre_tests")
    serves = ward.regimen.fields[STRESS].on_file
    assert serves
    for later, count in ((serves, 1), (serves + timedelta(minutes=1), 0), (timedelta(-1), 0)):
        assert len(charted_against(replace(moment, at=moment.at + later), step)) == count


def test_the_day_of_an_older_test_is_no_result() -> None:
    ward = make_ward()
    chart(ward, "thallium_stress_test_date", "2026-10-01")
    assert asked(ward) == 0


def test_the_record_says_that_a_witness_signed_before_a_correction() -> None:
    ward = make_ward()
    begin(ward)
    chart(ward, STRESS, "abnormal")
    ward.pass_time(2)
    chart(ward, STRESS, "normal")
    ward.confirm("pre_tests", witness=BOTH)
    charted = ward.dose().steps["pre_tests"].charted
    assert charted is not None
    (signed,) = summary_of(ward.station, key()).signatures
    assert "before it was corrected" not in text_of(signed.state)
    correct(ward, charted, "pulmonary_function", "abnormal")
    (signed,) = summary_of(ward.station, key()).signatures
    assert text_of(signed.state).endswith("before it was corrected")
