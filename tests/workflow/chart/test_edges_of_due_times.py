"""When vital signs are due, to the minute: tolerance, the end of closer watching, cycles."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.dose.facts import ReactionFact
from il2nurse.domain.rules.chart.due import due_in, next_vital_signs
from il2nurse.domain.rules.chart.weights import baseline_kg, weight_at
from il2nurse.workflow.chart import charting
from il2nurse.workflow.dose import administration, reacting
from tests.ward import FIRST_SLOT, MRN, NURSE, Ward, key, make_ward, once
from tests.workflow.charted import PLAINLY, How, due, now, partly, vital_signs

SOON = timedelta(milliseconds=1)


@pytest.fixture
@once
def running() -> Ward:
    """A ward where the infusion of dose 1 has just begun."""
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.pass_time(6)
    ward.start()
    return ward


@pytest.mark.parametrize(
    ("minutes", "more", "overdue", "missed"),
    [
        (5, timedelta(), False, 0),
        (10, timedelta(), False, 0),
        (10, SOON, True, 1),
        (15, timedelta(), True, 1),
        (15, SOON, True, 2),
    ],
)
def test_a_time_of_the_infusion_is_missed_after_five_minutes_of_tolerance(
    running: Ward, minutes: int, more: timedelta, overdue: bool, missed: int
) -> None:
    begun = running.station.now().at
    running.pass_time(minutes)
    running.clock.move(more)
    found = due(running)
    assert (found.at, found.overdue, found.missed) == (
        begun + timedelta(minutes=5),
        overdue,
        missed,
    )
    assert "5 min after the start of dose 1" in found.why
    assert found.close


def test_a_whole_set_after_a_missed_time_makes_the_next_one_due(running: Ward) -> None:
    begun = running.station.now().at
    running.pass_time(11)
    vital_signs(running)
    assert due(running).at == begun + timedelta(minutes=15)
    running.pass_time(10)
    assert (due(running).at, due(running).missed) == (begun + timedelta(minutes=15), 1)


def test_how_long_until_the_next_set_and_how_late_it_is() -> None:
    ward = make_ward()
    assert due_in(ward.station.moment(MRN)) is None
    ward.pass_time(60)
    vital_signs(ward)
    ward.pass_time(90)
    assert due_in(ward.station.moment(MRN)) == timedelta(minutes=30)
    ward.pass_time(40)
    assert due_in(ward.station.moment(MRN)) == timedelta(minutes=-10)


@pytest.mark.parametrize(("systolic", "hours"), [(("140", "130", "120"), 2), (("110", "130"), 2)])
def test_a_fall_of_20_is_one_since_the_set_before(systolic: tuple[str, ...], hours: int) -> None:
    ward = make_ward()
    ward.pass_time(60)
    for each in systolic:
        ward.pass_time(10)
        vital_signs(ward, PLAINLY, systolic_mmhg=each)
    assert due(ward).at == now(ward, 60 * hours)


def test_a_fall_in_a_partial_set_counts_though_another_partial_set_came_after_it() -> None:
    ward = make_ward()
    ward.pass_time(60)
    vital_signs(ward, PLAINLY, systolic_mmhg="130")
    whole = ward.station.now().at
    for each in ("105", "104"):
        ward.pass_time(10)
        partly(ward, systolic_mmhg=each)
    assert due(ward).at == whole + timedelta(hours=1)


def test_a_set_from_long_before_the_treatment_makes_one_due_at_its_very_begin() -> None:
    ward = make_ward()
    vital_signs(ward, How(at=now(ward, -90)))
    ward.pass_time(60)
    assert (due(ward).at, due(ward).overdue) == (FIRST_SLOT, False)


def test_the_last_moment_of_the_cycle_days_is_watched_and_the_end_of_them_is_not() -> None:
    ward = make_ward()
    moment = ward.station.moment(MRN)
    ward.clock.move(moment.cycle_ends - moment.at - SOON)
    assert due(ward).overdue
    ward.clock.move(SOON)
    assert next_vital_signs(ward.station.moment(MRN)) is None


@pytest.fixture
@once
def reacted() -> Ward:
    """Dose 1 ended three hours ago; vital signs were charted, and a reaction began just then."""
    ward = make_ward()
    ward.give()
    ward.pass_time(180)
    vital_signs(ward)
    reacting.react(
        ward.station, NURSE, key(), ReactionFact("rigors", None, "Blanket", 2, "ongoing")
    )
    return ward


@pytest.mark.parametrize(("minutes", "every"), [(59, 15), (60, 60), (479, 60), (480, 120)])
def test_closer_watching_ends_an_hour_and_eight_hours_after_the_reaction(
    reacted: Ward, minutes: int, every: int
) -> None:
    while minutes > 0:
        step = min(14, minutes)
        reacted.pass_time(step)
        vital_signs(reacted)
        minutes -= step
    assert due(reacted).at == now(reacted, every)


def test_a_set_due_just_when_the_close_hour_ends_is_due_hourly(reacted: Ward) -> None:
    for minutes in (15, 15, 15):
        reacted.pass_time(minutes)
        vital_signs(reacted)
    taken = reacted.station.now().at
    reacted.pass_time(16)
    assert due(reacted).at == taken + timedelta(minutes=60)


def test_a_set_missed_within_the_close_hour_stays_due(reacted: Ward) -> None:
    for minutes in (15, 15, 14):
        reacted.pass_time(minutes)
        vital_signs(reacted)
    taken = reacted.station.now().at
    reacted.pass_time(30)
    assert (due(reacted).at, due(reacted).missed) == (taken + timedelta(minutes=15), 1)


def test_a_set_of_before_the_reaction_is_not_followed_sooner_than_the_reaction() -> None:
    ward = make_ward()
    ward.give()
    ward.pass_time(150)
    vital_signs(ward)
    ward.pass_time(20)
    reacting.react(
        ward.station, NURSE, key(), ReactionFact("rigors", None, "Blanket", 2, "ongoing")
    )
    assert (due(ward).at, due(ward).overdue) == (now(ward), False)


def test_the_weight_of_a_cycle_is_the_baseline_from_its_first_slot_on() -> None:
    ward = make_ward("70")
    moment = ward.station.moment(MRN)
    first = moment.course.cycles[0]
    begins = first.first_slot + timedelta(days=14)
    heavier = replace(first.demand_weight(), kg=Decimal(80))
    second = replace(first, number=2, first_slot=begins, weight=heavier)
    course = replace(moment.course, cycles=(first, second))
    assert baseline_kg(course, first.first_slot - timedelta(days=1)) == 70
    assert baseline_kg(course, begins - SOON) == 70
    assert baseline_kg(course, begins) == 80


@pytest.mark.parametrize(
    ("kg", "marks"),
    [
        ("73.4", 0),
        ("73.5", 1),
        ("76.9", 1),
        ("77.0", 2),
        ("80.4", 2),
        ("80.5", 3),
    ],
)
def test_marks_of_5_10_and_15_percent_are_reached_at_the_percent(kg: str, marks: int) -> None:
    ward = make_ward("70")
    asked = ward.regimen.charting.forms["weight"].fields
    typed = ObservedFact({"weight_kg": kg}, confirmed=("weight_kg",))
    charting.observe(ward.station, NURSE, MRN, asked, typed)
    moment = ward.station.moment(MRN)
    found = weight_at(moment.case, moment.regimen, moment.course, moment.at)
    assert found
    assert len(found.marks) == marks
