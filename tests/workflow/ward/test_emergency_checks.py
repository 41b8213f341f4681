"""Neurological checks that call the emergency team: which do, and until when they stand."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.rules.alarms.alarm import Alarm
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.domain.rules.alarms.emergencies import emergencies
from il2nurse.workflow.chart import charting
from il2nurse.workflow.chart.neuro import chart_neuro_check
from il2nurse.workflow.ward.acknowledging import acknowledge
from tests.normal import VITALS
from tests.ward import MRN, NURSE, Ward, make_ward

WELL: dict[str, Answer] = {"orientation_wrong": ("none",), "objects_named": "3"}


@pytest.fixture
def ward() -> Ward:
    """A ward in its first hour."""
    return make_ward()


def check(ward: Ward, **levels: Answer) -> None:
    ward.pass_time(10)
    chart_neuro_check(ward.station, NURSE, MRN, ObservedFact({**WELL, **levels}))


def found(ward: Ward) -> list[Alarm]:
    return list(alarms(ward.station.moment(MRN), ward.station.now()))


@pytest.mark.parametrize(
    ("levels", "emergency"),
    [
        ({"acvpu": "A"}, False),
        ({"acvpu": "C"}, False),
        ({"acvpu": "V"}, False),
        ({"acvpu": "P"}, True),
        ({"acvpu": "U"}, True),
        ({"acvpu": "A", "poss": "3"}, False),
        ({"acvpu": "A", "poss": "4"}, True),
        ({"acvpu": "A", "rass": "-2"}, False),
        ({"acvpu": "A", "rass": "-3"}, True),
        ({"acvpu": "A", "rass": "+2"}, False),
        ({"acvpu": "A", "rass": "+3"}, True),
    ],
)
def test_the_levels_that_call_the_emergency_team(
    ward: Ward, levels: dict[str, Answer], emergency: bool
) -> None:
    check(ward, **levels)
    kinds = [each.kind for each in found(ward)]
    assert kinds == ([AlarmKind.EMERGENCY] if emergency else [])


def test_taken_on_it_is_told_until_the_next_check_and_no_longer(ward: Ward) -> None:
    check(ward, acvpu="P")
    (alarm,) = found(ward)
    assert (alarm.level, alarm.since) == (0, ward.station.now().at)
    acknowledge(ward.station, NURSE, MRN, alarm)
    ward.pass_time(5)
    assert [each.open for each in found(ward)] == [False]
    check(ward, acvpu="A")
    assert found(ward) == []


def test_vital_signs_after_it_are_no_check_and_do_not_end_it(ward: Ward) -> None:
    check(ward, acvpu="P")
    acknowledge(ward.station, NURSE, MRN, found(ward)[0])
    chart(ward, VITALS)
    assert [each.open for each in found(ward)] == [False]


def test_nobody_took_it_on_so_it_stands_after_a_better_check(ward: Ward) -> None:
    check(ward, acvpu="P")
    check(ward, acvpu="A")
    assert [each.open for each in found(ward)] == [True]
    check(ward, acvpu="U")
    assert [each.open for each in found(ward)] == [True, True]


def test_what_comes_later_is_no_emergency_of_a_moment_before(ward: Ward) -> None:
    check(ward, acvpu="A")
    before = ward.station.now().at
    check(ward, acvpu="P")
    chart(ward, POOR)
    moment = ward.station.moment(MRN)
    assert len(emergencies(moment)) == 2
    assert emergencies(replace(moment, at=before)) == ()


def chart(ward: Ward, values: Mapping[str, str]) -> None:
    ward.pass_time(10)
    fields = tuple(ward.regimen.fields[name] for name in ward.regimen.monitoring.fields)
    answers = {field.id: values[field.id] for field in fields}
    told = ObservedFact(dict(answers), confirmed=tuple(answers))
    charting.observe(ward.station, NURSE, MRN, fields, told)


# By chart 1: breathing of 26 scores 3, a systolic pressure of 95 and a pulse of 115 score 2 each.
POOR = {
    **VITALS,
    "respiratory_rate_per_min": "26",
    "systolic_mmhg": "95",
    "heart_rate_per_min": "115",
}


@pytest.mark.parametrize(("pulse", "total"), [("115", 7), ("105", 6)])
def test_seven_is_an_emergency_and_six_is_none(ward: Ward, pulse: str, total: int) -> None:
    chart(ward, {**POOR, "heart_rate_per_min": pulse})
    assert [each.level for each in found(ward)] == ([7] if total == 7 else [])
