"""While an infusion runs: which further set asks again to stop it, and which does not."""

from datetime import timedelta

import pytest

from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.rules.alarms.alarm import Alarm
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.workflow.chart import charting
from il2nurse.workflow.dose import administration
from il2nurse.workflow.ward.acknowledging import acknowledge
from tests.ward import MRN, NURSE, Ward, key, make_ward


@pytest.fixture
def ward() -> Ward:
    """A ward whose first dose has been running for 5 minutes."""
    ward = make_ward()
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.pass_time(4)
    ward.start()
    ward.pass_time(5)
    return ward


def chart(ward: Ward, **values: str) -> int:
    """Chart these values alone; the place of the set."""
    fields = tuple(ward.regimen.fields[name] for name in values)
    told = ObservedFact(dict(values), confirmed=tuple(values))
    return charting.observe(ward.station, NURSE, MRN, fields, told).seq


def stops(ward: Ward) -> list[Alarm]:
    found = alarms(ward.station.moment(MRN), ward.station.now())
    return [each for each in found if each.kind is AlarmKind.STOP]


def test_the_first_set_asks_once(ward: Ward) -> None:
    seq = chart(ward, systolic_mmhg="88")
    (alarm,) = stops(ward)
    assert (alarm.seq, alarm.level, alarm.open) == (seq, 1, True)


def test_a_set_that_did_not_measure_it_again_asks_nothing_again(ward: Ward) -> None:
    chart(ward, systolic_mmhg="88")
    acknowledge(ward.station, NURSE, MRN, stops(ward)[0])
    ward.pass_time(2)
    chart(ward, temperature_c="37.4")
    (alarm,) = stops(ward)
    assert (alarm.level, alarm.open) == (1, False)


@pytest.mark.parametrize("again", ["88", "86"])
def test_measured_again_and_still_low_it_asks_again(ward: Ward, again: str) -> None:
    chart(ward, systolic_mmhg="88")
    acknowledge(ward.station, NURSE, MRN, stops(ward)[0])
    ward.pass_time(2)
    chart(ward, systolic_mmhg=again)
    (alarm,) = stops(ward)
    assert (alarm.level, alarm.open) == (2, True)


def test_another_value_of_the_same_set_time_is_an_alarm_of_its_own(ward: Ward) -> None:
    first = chart(ward, systolic_mmhg="88")
    ward.pass_time(2)
    second = chart(ward, spo2_percent="88")
    assert [(each.seq, each.level) for each in stops(ward)] == [(first, 1), (second, 1)]


def test_once_better_and_low_again_is_a_new_alarm(ward: Ward) -> None:
    first = chart(ward, systolic_mmhg="88")
    ward.pass_time(2)
    chart(ward, systolic_mmhg="104")
    ward.pass_time(2)
    second = chart(ward, systolic_mmhg="87")
    assert [(each.seq, each.level) for each in stops(ward)] == [(first, 1), (second, 1)]


def test_what_was_charted_in_the_instant_of_the_start_was_known_to_it() -> None:
    ward = make_ward()
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.pass_time(4)
    chart(ward, pain_0_10="2")
    ward.start()
    ward.pass_time(5)
    field = ward.regimen.fields["systolic_mmhg"]
    told = ObservedFact({field.id: "84"}, confirmed=(field.id,))
    before = ward.station.case(MRN).chart.sets[-1].at
    late = charting.observe(ward.station, NURSE, MRN, (field,), told, at=before).seq
    (alarm,) = stops(ward)
    assert (alarm.seq, alarm.level) == (late, 1)


@pytest.mark.parametrize(("seconds", "of_before"), [(0, True), (1, False)])
def test_a_value_of_the_instant_of_the_start_is_one_of_before_it(
    ward: Ward, seconds: int, of_before: bool
) -> None:
    """It stands as long as the infusion, while a better one answers a value of since."""
    dose = ward.station.case(MRN).doses[key()]
    assert dose.infusion
    at = dose.infusion.started.at + timedelta(seconds=seconds)
    field = ward.regimen.fields["systolic_mmhg"]
    told = ObservedFact({field.id: "84"}, confirmed=(field.id,))
    charting.observe(ward.station, NURSE, MRN, (field,), told, at=at)
    acknowledge(ward.station, NURSE, MRN, stops(ward)[0])
    ward.pass_time(1)
    chart(ward, systolic_mmhg="110")
    assert [each.open for each in stops(ward)] == ([False] if of_before else [])
