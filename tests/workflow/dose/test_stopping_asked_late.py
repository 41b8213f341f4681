"""A value from before the start that becomes known while the infusion runs asks to stop it too."""

from datetime import timedelta

import pytest

from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.rules.alarms.alarm import Alarm
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.workflow.chart import charting, correcting
from il2nurse.workflow.dose import administration, ending
from il2nurse.workflow.ward.acknowledging import acknowledge
from il2nurse.workflow.ward.alarms import ward_alarms
from il2nurse.workflow.ward.attention import attention_list
from il2nurse.workflow.ward.ward import ward_rows
from tests.ward import CHARGE, MRN, NURSE, Ward, key, make_ward

LOW = "Stop the infusion? Systolic blood pressure: Systolic pressure is below 90 mmHg"


@pytest.fixture
def ward() -> Ward:
    """A ward whose first dose has been running for 5 minutes, and waited 4 before its start."""
    ward = make_ward()
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.pass_time(4)
    ward.start()
    ward.pass_time(5)
    return ward


def chart(ward: Ward, name: str, value: str, minutes_ago: int) -> None:
    """Chart one value as it was some minutes ago."""
    fields = (ward.regimen.fields[name],)
    at = ward.station.now().at - timedelta(minutes=minutes_ago)
    told = ObservedFact({name: value}, confirmed=(name,))
    charting.observe(ward.station, NURSE, MRN, fields, told, at=at)


def stops(ward: Ward) -> list[Alarm]:
    """The alarms that ask to stop."""
    found = alarms(ward.station.moment(MRN), ward.station.now())
    return [each for each in found if each.kind is AlarmKind.STOP]


def test_charted_late_it_stands_everywhere_until_the_infusion_has_ended(ward: Ward) -> None:
    chart(ward, "systolic_mmhg", "89", minutes_ago=7)
    (alarm,) = stops(ward)
    assert (alarm.say, alarm.open, alarm.since) == (LOW, True, ward.station.now().at)
    told = attention_list(ward.station, ward_rows(ward.station))
    assert [each.say for each in told if "Stop the infusion?" in each.say] == [LOW]
    assert [each.alarm for each in ward_alarms(ward.station)] == [alarm]
    acknowledge(ward.station, CHARGE, MRN, alarm)
    assert [each.open for each in stops(ward)] == [False]
    chart(ward, "systolic_mmhg", "118", minutes_ago=0)
    assert [each.open for each in stops(ward)] == [False]
    ward.pass_time(10)
    ending.complete(ward.station, NURSE, key())
    assert stops(ward) == []


def test_a_better_value_before_the_start_leaves_nothing_to_ask(ward: Ward) -> None:
    chart(ward, "systolic_mmhg", "118", minutes_ago=6)
    chart(ward, "systolic_mmhg", "89", minutes_ago=7)
    assert stops(ward) == []


def test_a_laboratory_value_of_before_the_start_asks(ward: Ward) -> None:
    chart(ward, "platelets_per_mm3", "29000", minutes_ago=6)
    assert [each.open for each in stops(ward)] == [True]


def test_each_further_change_asks_again_and_what_is_put_right_asks_nothing(ward: Ward) -> None:
    chart(ward, "systolic_mmhg", "89", minutes_ago=7)
    acknowledge(ward.station, CHARGE, MRN, stops(ward)[0])
    chart(ward, "systolic_mmhg", "86", minutes_ago=6)
    assert [each.open for each in stops(ward)] == [True]
    field = ward.regimen.fields["systolic_mmhg"]
    began = ward.dose().entries[-1].occurred_at
    while stops(ward):
        observed = ward.station.case(MRN).chart.latest(field.id, began)
        assert observed is not None
        why = "Of another patient"
        correcting.strike_value(ward.station, NURSE, MRN, observed.seq, field, why)


def test_one_of_before_and_one_of_since_are_two_alarms(ward: Ward) -> None:
    chart(ward, "systolic_mmhg", "89", minutes_ago=7)
    chart(ward, "spo2_percent", "88", minutes_ago=0)
    assert len(stops(ward)) == 2
    acknowledge(ward.station, CHARGE, MRN, stops(ward)[0])
    assert sorted(each.open for each in stops(ward)) == [False, True]
