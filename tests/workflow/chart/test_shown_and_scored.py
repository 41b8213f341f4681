"""What is shown of a value, what serves from the file, and a score that alarms and is kept."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.regimen.rules import Criterion, Result
from il2nurse.domain.rules.assessment.assessing import assess_now, score_now
from il2nurse.domain.rules.assessment.assessment import as_judged, judge_value
from il2nurse.domain.rules.assessment.regimen_comparison import compare_regimens
from il2nurse.domain.rules.assessment.step_findings import answers_on_file
from il2nurse.domain.rules.chart.vital_sets import ONE_ROUND
from il2nurse.workflow.dose import administration, holding
from tests.ward import MRN, NURSE, REGIMEN, Ward, key, make_ward, once

MINUTE = timedelta(minutes=1)


@pytest.fixture
@once
def ward() -> Ward:
    """Dose 1 is begun half an hour before it is due."""
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    return ward


def criterion(name: str) -> Criterion:
    return next(each for each in REGIMEN.criteria if each.id == name)


def test_a_value_is_shown_as_finely_as_it_takes_to_stay_on_its_side() -> None:
    gain = criterion("weight_gain")
    limit = Decimal(10)
    for value, shown in (
        (limit, "10"),
        (limit + Decimal("0.004"), "10.004"),
        (limit - Decimal("0.004"), "10"),
        (Decimal("7.126"), "7.13"),
        (Decimal("0.5"), "0.5"),
    ):
        assert as_judged(gain, value, 2) == shown
        assert judge_value(gain, shown) is judge_value(gain, str(value))


def test_a_result_serves_from_the_file_to_the_minute(ward: Ward) -> None:
    ward.walk("pre_tests")
    moment, step = ward.station.moment(MRN), ward.regimen.step("pre_tests")
    field = next(each for each in step.fields if each.on_file)
    seen = moment.case.chart.newest(field.id, moment.at)
    assert seen
    assert field.on_file
    for late, serves in ((timedelta(), True), (MINUTE, False)):
        then = replace(moment, at=seen.at + field.on_file + late)
        assert (field.id in answers_on_file(then, step)) is serves


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        ({}, False),
        ({"systolic_mmhg": "90", "diastolic_mmhg": "60"}, True),
        (
            {
                "heart_rate_per_min": "112",
                "respiratory_rate_per_min": "21",
                "temperature_c": "38.5",
            },
            True,
        ),
    ],
)
def test_a_score_that_alarms_is_kept_for_one_round_and_one_that_reassures_is_not(
    ward: Ward, values: dict[str, str], *, kept: bool
) -> None:
    ward.walk("identify")
    while (step := ward.current()) and step.id != "vital_signs":
        ward.walk(step.id)
    ward.confirm_with("vital_signs", values)
    ward.walk("lethargy")
    moment = ward.station.moment(MRN)
    unscored = replace(assess_now(moment), news2=None)
    assert (score_now(moment, unscored) is not None) is kept
    last = replace(moment, at=moment.at + ONE_ROUND)
    assert (score_now(last, unscored) is not None) is kept
    assert score_now(replace(moment, at=last.at + MINUTE), unscored) is None


def test_a_criterion_that_only_one_regimen_has_is_told(ward: Ward) -> None:
    ward.walk("hold_criteria", heart_rate_per_min="105")
    entries = ward.station.register.since(0, 100_000)
    less = tuple(each for each in REGIMEN.criteria if each.id != "heart_rate")
    without = replace(REGIMEN, criteria=less)
    for old, new, told in ((REGIMEN, without, "old"), (without, REGIMEN, "new")):
        found = compare_regimens(entries, old, new)
        changed = {one.criterion: one for each in found.rejudged for one in each.changed}
        assert set(changed) == {"heart_rate"}
        one = changed["heart_rate"]
        assert (one.old, one.new) == (
            (Result.WATCH, None) if told == "old" else (None, Result.WATCH)
        )


def test_a_dose_held_for_nothing_on_record_asks_nothing_of_the_next(ward: Ward) -> None:
    holding.hold(ward.station, NURSE, key(), Grounds("prescriber", ward.call()))
    ward.pass_time(8 * 60)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("hold_criteria", slot=2)
    assert not ward.against(2)
