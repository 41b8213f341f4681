"""When vital signs are due next, why, and what partial sets and values change about it."""

from datetime import timedelta

import pytest

from il2nurse.domain.rules.chart.due import next_vital_signs
from il2nurse.workflow.dose import administration
from il2nurse.workflow.patient import admission
from il2nurse.workflow.ward.ward import ward_row
from tests.ward import FIRST_SLOT, MRN, NURSE, Ward, make_ward
from tests.workflow.charted import How, due, newest, now, partly, vital_signs


def in_treatment() -> Ward:
    ward = make_ward()
    ward.pass_time(60)
    return ward


def test_before_the_cycle_nothing_is_due() -> None:
    ward = make_ward()
    vital_signs(ward)
    assert next_vital_signs(ward.station.moment(MRN)) is None


def test_without_a_set_it_is_due_from_the_begin_of_the_cycle() -> None:
    ward = in_treatment()
    ward.pass_time(6)
    assert (due(ward).at, due(ward).overdue) == (FIRST_SLOT, True)
    assert "No whole set is on the chart." in due(ward).why


def test_on_treatment_it_is_due_every_two_hours() -> None:
    ward = in_treatment()
    vital_signs(ward)
    assert due(ward).at == now(ward, 120)
    assert due(ward).why == "Every 2 hours while on treatment."
    assert not due(ward).escalation


def test_a_set_from_before_the_cycle_counts_from_its_begin() -> None:
    ward = make_ward()
    vital_signs(ward, How(at=now(ward, -180)))
    ward.pass_time(61)
    assert due(ward).at == FIRST_SLOT


@pytest.mark.parametrize(("minutes", "overdue"), [(125, False), (126, True)])
def test_it_is_overdue_after_the_regimens_tolerance(minutes: float, overdue: bool) -> None:
    ward = in_treatment()
    vital_signs(ward)
    ward.pass_time(minutes)
    assert due(ward).overdue is overdue
    shown = ward_row(ward.station, MRN).vital_signs_due
    assert shown == due(ward)


@pytest.mark.parametrize(("systolic", "hours"), [("100", 2), ("99", 1)])
def test_a_systolic_below_100_makes_it_hourly(systolic: str, hours: int) -> None:
    ward = in_treatment()
    vital_signs(ward, systolic_mmhg=systolic)
    assert due(ward).at == now(ward, 60 * hours)


@pytest.mark.parametrize(("systolic", "hours"), [("121", 2), ("120", 1)])
def test_a_fall_of_20_makes_it_hourly(systolic: str, hours: int) -> None:
    ward = in_treatment()
    vital_signs(ward, systolic_mmhg="140")
    ward.pass_time(60)
    vital_signs(ward, systolic_mmhg=systolic)
    assert due(ward).at == now(ward, 60 * hours)


def test_one_red_parameter_makes_it_hourly_and_calls_for_a_review() -> None:
    ward = in_treatment()
    vital_signs(ward, respiratory_rate_per_min="25")
    assert due(ward).at == now(ward, 60)
    assert "review the patient" in (due(ward).escalation or "")


def test_a_score_of_5_makes_it_hourly_and_calls_urgently() -> None:
    ward = in_treatment()
    vital_signs(
        ward, heart_rate_per_min="115", temperature_c="39.2", respiratory_rate_per_min="20",
        spo2_percent="95",
    )  # fmt: skip
    assert due(ward).at == now(ward, 60)
    assert due(ward).why == "Every hour because the early warning score is 5 or more."
    assert "urgent review" in (due(ward).escalation or "")


def test_a_score_of_7_asks_for_continuous_watching() -> None:
    ward = in_treatment()
    vital_signs(
        ward, heart_rate_per_min="115", temperature_c="39.2", respiratory_rate_per_min="24",
        spo2_percent="95",
    )  # fmt: skip
    assert due(ward).continuous
    assert due(ward).at == now(ward, 15)
    assert due(ward).escalation == "Call the emergency team now."


def test_a_partial_set_does_not_move_the_time() -> None:
    ward = in_treatment()
    vital_signs(ward)
    expected = due(ward).at
    ward.pass_time(60)
    partly(ward, heart_rate_per_min="80")
    assert due(ward).at == expected


def test_a_dangerous_value_in_a_partial_set_brings_it_nearer() -> None:
    ward = in_treatment()
    vital_signs(ward)
    whole = now(ward)
    ward.pass_time(30)
    partly(ward, systolic_mmhg="84", diastolic_mmhg="50")
    assert due(ward).at == whole + timedelta(hours=1)
    assert "review the patient" in (due(ward).escalation or "")


def test_the_next_whole_set_ends_the_hourly_rule() -> None:
    ward = in_treatment()
    vital_signs(ward, systolic_mmhg="98")
    ward.pass_time(60)
    vital_signs(ward)
    assert due(ward).at == now(ward, 120)


def test_the_steps_of_a_dose_make_one_whole_set() -> None:
    ward = in_treatment()
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("vital_signs")
    measured = now(ward)
    assert due(ward).overdue is False
    ward.pass_time(10)
    ward.walk("lethargy")
    assert due(ward).at == measured + timedelta(hours=2)


def test_around_a_dose_its_own_times_come_first() -> None:
    ward = in_treatment()
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    assert due(ward).at == now(ward, 5)
    assert due(ward).why == "5 min after the start of dose 1."
    ward.pass_time(5)
    ward.vital_signs()
    assert due(ward).at == now(ward, 5)


def test_after_the_cycle_and_after_discharge_nothing_is_due() -> None:
    ward = in_treatment()
    vital_signs(ward)
    ward.pass_time(60 * 24 * 6)
    assert next_vital_signs(ward.station.moment(MRN)) is None
    vital_signs(ward, systolic_mmhg="92")
    assert due(ward).at == newest(ward).at + timedelta(hours=1)
    admission.discharge(ward.station, NURSE, MRN)
    assert next_vital_signs(ward.station.moment(MRN)) is None
