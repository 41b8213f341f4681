"""Decisions follow the record: a correction frees a dose, blocks it, or asks to stop it."""

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.domain.rules.dose.standing import Standing, may_go_on
from il2nurse.readable.words import STOP_ASKED
from il2nurse.workflow.chart import correcting
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.dose import administration, holding
from il2nurse.workflow.ward.attention import attention_list
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row, ward_rows
from tests.ward import MRN, NURSE, Ward, key, make_ward, once


@pytest.fixture
@once
def ward() -> Ward:
    """A ward whose first dose is begun."""
    ward = make_ward()
    administration.begin(ward.station, NURSE, MRN)
    return ward


def standing(ward: Ward) -> Standing:
    """What the record says about the dose."""
    return may_go_on(ward.station.moment(MRN), ward.dose())


def correct(ward: Ward, field: str, value: str) -> None:
    """Put another value in place of the newest one."""
    chart = ward.station.case(MRN).chart
    observed = chart.newest(field, ward.station.now().at)
    assert observed is not None
    asked = ward.regimen.fields[field]
    reason = "Read from the wrong patient's list"
    correcting.correct(ward.station, NURSE, MRN, ValueChange(observed.seq, asked, value, reason))


def course(ward: Ward) -> Course:
    """The course as it stands."""
    return ward.station.moment(MRN).course


def told(ward: Ward) -> str:
    """Everything that the charge nurse is told."""
    return " ".join(matter.say for matter in attention_list(ward.station, ward_rows(ward.station)))


def test_a_correction_for_the_better_frees_the_step_everywhere(ward: Ward) -> None:
    ward.walk("labs_urine", urine_8h_ml="60")
    assert standing(ward).verdict is Verdict.STOP_CYCLE
    assert ward_row(ward.station, MRN).state is WardState.MUST_HOLD
    assert "must be held" in told(ward)
    correct(ward, "urine_8h_ml", "480")
    assert standing(ward).verdict is Verdict.GIVE
    assert ward_row(ward.station, MRN).state is WardState.IN_STEPS
    assert "must be held" not in told(ward)
    ward.walk("infuse")
    assert ward.dose().given


def test_what_the_step_said_then_is_kept(ward: Ward) -> None:
    ward.walk("labs_urine", urine_8h_ml="60")
    correct(ward, "urine_8h_ml", "480")
    kept = ward.dose().steps["labs_urine"]
    assert kept.verdict is Verdict.STOP_CYCLE
    assert "lab_urine_low" in {finding.rule for finding in kept.findings}


@pytest.mark.parametrize(
    ("field", "worse", "rule"),
    [
        ("urine_8h_ml", "60", "lab_urine_low"),
        ("systolic_mmhg", "84", "vital_systolic_low"),
        ("bilirubin_mg_dl", "7.4", "relative_count_hold"),
        ("spo2_percent", "88", "vital_spo2_low"),
        ("alertness", "drowsy", "lethargy_drowsy"),
    ],
)
@pytest.mark.parametrize("through", ["hold_criteria", "double_check", "line"])
def test_a_correction_for_the_worse_blocks_at_once_and_up_to_the_start(
    ward: Ward, through: str, field: str, worse: str, rule: str
) -> None:
    ward.walk(through)
    assert standing(ward).verdict is Verdict.GIVE
    correct(ward, field, worse)
    found = standing(ward)
    assert found.must_hold
    assert rule in {each.rule for each in found.findings}
    assert ward_row(ward.station, MRN).state is WardState.MUST_HOLD
    with pytest.raises(NotAllowed, match="can only be held"):
        ward.walk("infuse")
    assert not ward.dose().given


def test_after_the_start_it_asks_to_stop(ward: Ward) -> None:
    ward.walk("line")
    ward.start()
    assert not standing(ward).must_stop
    correct(ward, "creatinine_mg_dl", "3.4")
    found = standing(ward)
    assert found.must_stop
    assert not found.must_hold
    assert STOP_ASKED in told(ward)
    correct(ward, "creatinine_mg_dl", "1.1")
    assert not standing(ward).must_stop
    assert STOP_ASKED not in told(ward)


def test_a_value_struck_out_after_the_start_asks_too(ward: Ward) -> None:
    ward.walk("line")
    ward.start()
    observed = ward.station.case(MRN).chart.newest("platelets_per_mm3", ward.station.now().at)
    assert observed is not None
    asked = ward.regimen.fields["platelets_per_mm3"]
    correcting.strike_value(ward.station, NURSE, MRN, observed.seq, asked, "Another patient's")
    assert standing(ward).must_stop


def test_what_is_measured_while_it_runs_does_not_ask(ward: Ward) -> None:
    ward.walk("line")
    ward.start()
    ward.pass_time(5)
    ward.vital_signs()
    assert not standing(ward).must_stop


@pytest.mark.parametrize(("corrected", "stopped"), [("480", False), ("70", True)])
def test_a_hold_closes_the_cycle_by_the_record_of_its_time(
    ward: Ward, corrected: str, *, stopped: bool
) -> None:
    ward.walk("labs_urine", urine_8h_ml="60")
    correct(ward, "urine_8h_ml", corrected)
    holding.hold(ward.station, NURSE, key(), Grounds("kidney", ward.call()))
    assert bool(course(ward).current.stopped) is stopped
    assert ward.dose().held
    assert standing(ward).verdict is Verdict.GIVE
