"""Slots in elapsed time, and the plan of a whole course."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.regimen.schedule import planned_course, rest_over, slot_times
from il2nurse.domain.regimen.timetable import AfterDischarge, Timetable

FIRST = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)
EIGHT = timedelta(hours=8)
ZONES = st.sampled_from(
    [
        ZoneInfo(name)
        for name in (
            "America/New_York",
            "Europe/Paris",
            "Australia/Lord_Howe",
            "Asia/Kathmandu",
            "Pacific/Apia",
            "UTC",
        )
    ]
)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants bounds without a zone
TABLE = Timetable(
    interval=EIGHT,
    doses_per_cycle=14,
    cycles_per_course=2,
    doses_per_course=28,
    cycle_length=timedelta(days=5),
    window=timedelta(minutes=60),
    earliest_after_start=timedelta(hours=7),
    held_doses_stop_cycle=3,
    courses=AfterDischarge(
        rest=timedelta(days=9),
        response_review=timedelta(days=28),
        next_course=timedelta(days=49),
    ),
)


def test_fourteen_slots_span_104_hours() -> None:
    slots = slot_times(FIRST, EIGHT, 14)
    assert len(slots) == 14
    assert slots[0] == FIRST
    assert slots[-1] == datetime(2026, 11, 20, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("first", "second_local_hour"),
    [(datetime(2026, 10, 31, 22, 0), 5), (datetime(2026, 3, 7, 22, 0), 7)],  # noqa: DTZ001 - zone below
)
def test_eight_hours_stay_eight_across_a_clock_change(
    first: datetime, second_local_hour: int
) -> None:
    new_york = ZoneInfo("America/New_York")
    one, two = slot_times(first.replace(tzinfo=new_york), EIGHT, 2)
    assert two - one == EIGHT
    assert two.astimezone(new_york).hour == second_local_hour


@given(MOMENTS, ZONES)
def test_slots_are_evenly_apart_in_every_zone(first: datetime, zone: ZoneInfo) -> None:
    slots = slot_times(first.astimezone(zone), EIGHT, 14)
    assert all(later - earlier == EIGHT for earlier, later in pairwise(slots))


@pytest.mark.parametrize(("interval", "count"), [(timedelta(), 14), (-EIGHT, 14), (EIGHT, -1)])
def test_slots_that_cannot_be_meant_are_refused(interval: timedelta, count: int) -> None:
    with pytest.raises(ValueError, match="above zero"):
        slot_times(FIRST, interval, count)


def test_a_first_slot_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        slot_times(FIRST.replace(tzinfo=None), EIGHT, 14)


def test_rest_is_whole_ward_days_after_the_last_dose() -> None:
    paris = ZoneInfo("Europe/Paris")
    over = rest_over(datetime(2026, 10, 24, 23, 59, tzinfo=paris), timedelta(days=9), paris)
    assert over == datetime(2026, 11, 3, 0, 0, tzinfo=paris)


def test_the_second_cycle_starts_on_day_fifteen() -> None:
    plan = planned_course(FIRST, TABLE, UTC)
    assert plan[14].due == FIRST + timedelta(days=14)
    assert [(slot.cycle, slot.slot) for slot in plan[13:15]] == [(1, 14), (2, 1)]
    assert plan[-1].due == FIRST + timedelta(days=14, hours=104)


def test_no_more_doses_are_planned_than_a_course_may_have() -> None:
    assert len(planned_course(FIRST, replace(TABLE, doses_per_course=20), UTC)) == 20


@given(MOMENTS, ZONES)
def test_every_course_keeps_its_intervals_and_its_rest(first: datetime, zone: ZoneInfo) -> None:
    plan = planned_course(first, TABLE, zone)
    assert len(plan) == 28
    for earlier, later in pairwise(plan):
        if later.cycle == earlier.cycle:
            assert later.due - earlier.due == EIGHT
        else:
            over = rest_over(earlier.due, TABLE.rest, zone).astimezone(UTC)
            assert over <= later.due < over + timedelta(hours=26)
