"""While an infusion runs: which further set asks again to stop it, and which does not."""

from datetime import timedelta

import pytest

from il2nurse.workflow.dose import administration
from il2nurse.workflow.ward.acknowledging import acknowledge
from tests.ward import MRN, NURSE, Ward, key, make_ward, once
from tests.workflow.stopping import observe, run_for_five, stops


@pytest.fixture
@once
def ward() -> Ward:
    """A ward whose first dose has been running for 5 minutes."""
    return run_for_five(waited=4)


def test_the_first_set_asks_once(ward: Ward) -> None:
    seq = observe(ward, systolic_mmhg="88")
    (alarm,) = stops(ward)
    assert (alarm.seq, alarm.level, alarm.open) == (seq, 1, True)


def test_a_set_that_did_not_measure_it_again_asks_nothing_again(ward: Ward) -> None:
    observe(ward, systolic_mmhg="88")
    acknowledge(ward.station, NURSE, MRN, stops(ward)[0])
    ward.pass_time(2)
    observe(ward, temperature_c="37.4")
    (alarm,) = stops(ward)
    assert (alarm.level, alarm.open) == (1, False)


@pytest.mark.parametrize("again", ["88", "86"])
def test_measured_again_and_still_low_it_asks_again(ward: Ward, again: str) -> None:
    observe(ward, systolic_mmhg="88")
    acknowledge(ward.station, NURSE, MRN, stops(ward)[0])
    ward.pass_time(2)
    observe(ward, systolic_mmhg=again)
    (alarm,) = stops(ward)
    assert (alarm.level, alarm.open) == (2, True)


def test_another_value_of_the_same_set_time_is_an_alarm_of_its_own(ward: Ward) -> None:
    first = observe(ward, systolic_mmhg="88")
    ward.pass_time(2)
    second = observe(ward, spo2_percent="88")
    assert [(each.seq, each.level) for each in stops(ward)] == [(first, 1), (second, 1)]


def test_once_better_and_low_again_is_a_new_alarm(ward: Ward) -> None:
    first = observe(ward, systolic_mmhg="88")
    ward.pass_time(2)
    observe(ward, systolic_mmhg="104")
    ward.pass_time(2)
    second = observe(ward, systolic_mmhg="87")
    assert [(each.seq, each.level) for each in stops(ward)] == [(first, 1), (second, 1)]


def test_what_was_charted_in_the_instant_of_the_start_was_known_to_it() -> None:
    ward = make_ward()
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.pass_time(4)
    observe(ward, pain_0_10="2")
    ward.start()
    ward.pass_time(5)
    late = observe(ward, minutes_ago=5, systolic_mmhg="84")
    (alarm,) = stops(ward)
    assert (alarm.seq, alarm.level) == (late, 1)


@pytest.mark.parametrize(("seconds", "of_before"), [(0, True), (1, False)])
def test_a_value_of_the_instant_of_the_start_is_one_of_before_it(
    ward: Ward, seconds: int, of_before: bool
) -> None:
    """It stands as long as the infusion, while a better one answers a value of since."""
    dose = ward.station.case(MRN).doses[key()]
    assert dose.infusion
    ago = ward.station.now().at - dose.infusion.started.at - timedelta(seconds=seconds)
    observe(ward, ago / timedelta(minutes=1), systolic_mmhg="84")
    acknowledge(ward.station, NURSE, MRN, stops(ward)[0])
    ward.pass_time(1)
    observe(ward, systolic_mmhg="110")
    assert [each.open for each in stops(ward)] == ([False] if of_before else [])
