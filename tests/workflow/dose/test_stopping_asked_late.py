"""A value from before the start that becomes known while the infusion runs asks to stop it too."""

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.workflow.chart import correcting
from il2nurse.workflow.dose import ending, infusing
from il2nurse.workflow.ward.acknowledging import acknowledge
from il2nurse.workflow.ward.alarms import ward_alarms
from il2nurse.workflow.ward.attention import attention_list
from il2nurse.workflow.ward.ward import ward_rows
from tests.ward import CHARGE, MRN, NURSE, Ward, key, once
from tests.workflow.stopping import observe, run_for_five, stops

LOW = "Stop the infusion? Systolic blood pressure: Systolic pressure is below 90 mmHg"


@pytest.fixture
@once
def ward() -> Ward:
    """A ward whose first dose has been running for 5 minutes, and waited 4 before its start."""
    return run_for_five(waited=4)


def test_charted_late_it_stands_everywhere_until_the_infusion_has_ended(ward: Ward) -> None:
    observe(ward, minutes_ago=7, systolic_mmhg="89")
    (alarm,) = stops(ward)
    assert (alarm.say, alarm.open, alarm.since) == (LOW, True, ward.station.now().at)
    told = attention_list(ward.station, ward_rows(ward.station))
    assert [each.say for each in told if "Stop the infusion?" in each.say] == [LOW]
    assert [each.alarm for each in ward_alarms(ward.station)] == [alarm]
    acknowledge(ward.station, CHARGE, MRN, alarm)
    assert [each.open for each in stops(ward)] == [False]
    observe(ward, systolic_mmhg="118")
    assert [each.open for each in stops(ward)] == [False]
    ward.pass_time(10)
    ending.complete(ward.station, NURSE, key())
    assert stops(ward) == []


def test_a_better_value_before_the_start_leaves_nothing_to_ask(ward: Ward) -> None:
    observe(ward, minutes_ago=6, systolic_mmhg="118")
    observe(ward, minutes_ago=7, systolic_mmhg="89")
    assert stops(ward) == []


def test_a_laboratory_value_of_before_the_start_asks(ward: Ward) -> None:
    observe(ward, minutes_ago=6, platelets_per_mm3="29000")
    assert [each.open for each in stops(ward)] == [True]


def test_each_further_change_asks_again_and_what_is_put_right_asks_nothing(ward: Ward) -> None:
    observe(ward, minutes_ago=7, systolic_mmhg="89")
    acknowledge(ward.station, CHARGE, MRN, stops(ward)[0])
    observe(ward, minutes_ago=6, systolic_mmhg="86")
    assert [each.open for each in stops(ward)] == [True]
    field = ward.regimen.fields["systolic_mmhg"]
    began = ward.dose().entries[-1].occurred_at
    while stops(ward):
        observed = ward.station.case(MRN).chart.newest(field.id, began)
        assert observed is not None
        why = "Of another patient"
        correcting.strike_value(ward.station, NURSE, MRN, observed.seq, field, why)


def test_one_of_before_and_one_of_since_are_two_alarms(ward: Ward) -> None:
    observe(ward, minutes_ago=7, systolic_mmhg="89")
    observe(ward, spo2_percent="88")
    assert len(stops(ward)) == 2
    acknowledge(ward.station, CHARGE, MRN, stops(ward)[0])
    assert sorted(each.open for each in stops(ward)) == [False, True]


def test_what_should_not_have_been_started_is_not_resumed_after_a_better_value(ward: Ward) -> None:
    infusing.pause(ward.station, NURSE, key(), "patient_need")
    observe(ward, minutes_ago=7, systolic_mmhg="89")
    observe(ward, systolic_mmhg="118")
    said = "below 90 mmHg.* not resumed; press “Stop infusion” and record the volume.$"
    with pytest.raises(NotAllowed, match=said):
        infusing.resume(ward.station, NURSE, key())
