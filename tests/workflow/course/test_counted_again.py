"""What counts only if it persists is counted again, and the second count decides."""

from datetime import timedelta

import pytest

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.inputs import Input
from il2nurse.domain.regimen.rules import VERDICTS, Result, Verdict
from il2nurse.domain.rules.assessment.assessing import assess_at
from il2nurse.domain.rules.assessment.assessment import assess
from il2nurse.domain.rules.dose.standing import Standing, may_go_on
from il2nurse.workflow.chart import charting, correcting
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.dose import administration, holding
from tests.normal import NORMAL, REGIMEN
from tests.ward import MRN, NURSE, Ward, key, make_ward, once

PULSE = "heart_rate_per_min"


@pytest.fixture
@once
def ward() -> Ward:
    """A ward whose patient had a heart rate of 134 at the vital signs of dose 1."""
    ward = make_ward()
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("vital_signs", heart_rate_per_min="134", temperature_c="39.4")
    return ward


def standing(ward: Ward) -> Standing:
    """What the record says about the dose."""
    return may_go_on(ward.station.moment(MRN), ward.dose())


def count(ward: Ward, minutes: int, pulse: str) -> int:
    """Count again after some minutes; gives the place on the chart."""
    ward.pass_time(minutes)
    fields, values = (ward.regimen.fields[PULSE],), {PULSE: pulse}
    return charting.observe(
        ward.station, NURSE, MRN, fields, ObservedFact(values, confirmed=(PULSE,))
    ).seq


def stopped(ward: Ward) -> bool:
    """Hold the dose and tell whether that stopped the cycle."""
    holding.hold(ward.station, NURSE, key(), Grounds("rhythm", ward.call()))
    return bool(ward.station.moment(MRN).course.current.stopped)


def test_the_first_count_waits_and_closes_nothing(ward: Ward) -> None:
    found = standing(ward)
    assert found.must_hold
    assert found.verdict is Verdict.HOLD
    assert [each.field for each in found.recounts] == [PULSE]
    assert not stopped(ward)


@pytest.mark.parametrize(
    ("minutes", "pulse", "verdict", "stops"),
    [
        (15, "112", Verdict.GIVE, False),
        (15, "134", Verdict.STOP_CYCLE, True),
        (14, "134", Verdict.HOLD, False),
    ],
)
def test_the_second_count_decides(
    ward: Ward, minutes: int, pulse: str, verdict: Verdict, *, stops: bool
) -> None:
    count(ward, minutes, pulse)
    assert standing(ward).verdict is verdict
    assert stopped(ward) is stops


def test_the_wait_is_told_to_its_minute(ward: Ward) -> None:
    (found,) = standing(ward).recounts
    assert found.since == ward.station.now().at + timedelta(minutes=15)


@pytest.mark.parametrize(("minutes", "verdict"), [(120, Verdict.STOP_CYCLE), (121, Verdict.HOLD)])
def test_a_count_two_hours_later_is_the_second_and_a_later_one_the_first(
    ward: Ward, minutes: int, verdict: Verdict
) -> None:
    count(ward, minutes, "134")
    found = assess_at(ward.station.moment(MRN), ward.dose()).criteria
    pulse = next(each for each in found if each.criterion == "heart_rate")
    assert VERDICTS[pulse.result] is verdict


def test_a_third_count_changes_nothing_and_a_correction_of_the_second_does(ward: Ward) -> None:
    second = count(ward, 15, "138")
    count(ward, 10, "99")
    assert standing(ward).verdict is Verdict.STOP_CYCLE
    asked = ward.regimen.fields[PULSE]
    correcting.correct(
        ward.station, NURSE, MRN, ValueChange(second, asked, "108", "Counted on the wrong arm")
    )
    assert standing(ward).verdict is Verdict.GIVE


def test_a_dose_goes_on_after_a_second_count(ward: Ward) -> None:
    count(ward, 15, "108")
    ward.walk("infuse")
    assert ward.dose().given


@pytest.mark.parametrize(
    ("relatives", "verdict"),
    [
        ({}, Verdict.HOLD),
        ({"heart_rate_per_min": "125"}, Verdict.HOLD),
        ({"heart_rate_per_min": "125", "creatinine_mg_dl": "2.6"}, Verdict.STOP_CYCLE),
    ],
)
def test_hidden_blood_holds_and_counts_as_relative_too(
    relatives: dict[str, Answer], verdict: Verdict
) -> None:
    values: dict[str, Answer] = {**NORMAL, "stool_blood": "positive", **relatives}
    found = assess(REGIMEN, {name: Input(value, timedelta()) for name, value in values.items()})
    assert found.verdict is verdict
    assert len(found.relative) == len(relatives) + 1
    assert "stool_blood_hold" in {each.rule for each in found.of(Result.HOLD)}
