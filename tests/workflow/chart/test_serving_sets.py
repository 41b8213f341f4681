"""Which set serves for which time around a dose, to the minute."""

import pytest

from il2nurse.domain.record.chart.chart import ObservedSet
from il2nurse.domain.rules.chart.monitoring import sets_by_due_time, times_still_due
from il2nurse.workflow.dose import administration, ending
from tests.ward import MRN, NURSE, Ward, key, make_ward, once
from tests.workflow.charted import partly, vital_signs


@pytest.fixture
@once
def ward() -> Ward:
    """A ward where the infusion of dose 1 begins now."""
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.pass_time(6)
    ward.start()
    return ward


def chart_at(ward: Ward, *minutes: float) -> None:
    """Chart whole sets so many minutes after the start."""
    gone = 0.0
    for each in minutes:
        ward.pass_time(each - gone)
        vital_signs(ward)
        gone = each


def served(ward: Ward) -> dict[int, ObservedSet]:
    """The set that serves, by minutes after the start."""
    moment = ward.station.moment(MRN)
    dose = moment.case.doses[key()]
    assert dose.infusion
    start = dose.infusion.started.at
    found = sets_by_due_time(moment, dose)
    return {round((due - start).total_seconds() / 60): each for due, each in found.items()}


@pytest.mark.parametrize(
    ("taken", "due"),
    [(0, 5), (7, 5), (8, 10), (12, 10), (13, 15), (20, 15), (25, 30), (35, 30), (55, 60)],
)
def test_a_set_serves_the_nearest_time_within_five_minutes(
    ward: Ward, taken: float, due: int
) -> None:
    chart_at(ward, taken)
    assert list(served(ward)) == [due]


@pytest.mark.parametrize("taken", [20.5, 24.5, 35.5, 54.5, 114.5, 125.5])
def test_a_set_further_away_serves_none(ward: Ward, taken: float) -> None:
    chart_at(ward, taken)
    assert served(ward) == {}


def test_a_set_just_before_the_start_does_not_serve_the_infusion() -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    vital_signs(ward)
    ward.pass_time(0.5)
    ward.start()
    assert served(ward) == {}


def test_of_two_sets_the_nearer_serves_and_of_equally_near_ones_the_first(ward: Ward) -> None:
    chart_at(ward, 56, 58, 62)
    sets = ward.station.case(MRN).chart.sets
    assert served(ward)[60] == sets[-2]


def test_the_last_time_is_served_too(ward: Ward) -> None:
    chart_at(ward, 120)
    assert list(served(ward)) == [120]


def test_a_partial_set_serves_none(ward: Ward) -> None:
    ward.pass_time(15)
    partly(ward, heart_rate_per_min="80")
    assert served(ward) == {}


def test_before_signing_the_times_of_fifteen_and_thirty_minutes_are_asked(ward: Ward) -> None:
    ward.pass_time(15)
    ending.complete(ward.station, NURSE, key())
    moment = ward.station.moment(MRN)
    dose = moment.case.doses[key()]
    assert dose.infusion
    start = dose.infusion.started.at
    due = [(each - start).total_seconds() / 60 for each in times_still_due(moment, dose)]
    assert due == [15, 30]
    vital_signs(ward)
    moment = ward.station.moment(MRN)
    assert len(times_still_due(moment, moment.case.doses[key()])) == 1
