"""Slots, windows, cycles and counts, all in elapsed time."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.regimen.schedule import (
    CoursePlan,
    DoseCounts,
    SlotState,
    doses_left,
    earliest_next_start,
    last_slot_of_course,
    next_course_day,
    next_cycle_start,
    response_review_day,
    slot_times,
    slot_window,
    slots_left,
)

FIRST = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)
PLAN = CoursePlan(Decimal(8), slots_per_cycle=14, cycles=2, cycle_days=5, rest_days=9)
COUNTS = DoseCounts(per_cycle=14, per_course=28)
ZONES = st.sampled_from(
    [ZoneInfo(name) for name in ("America/New_York", "Europe/Paris", "Australia/Lord_Howe", "UTC")]
)


def test_fourteen_slots_span_104_hours() -> None:
    slots = slot_times(FIRST, 8, 14)
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
    one, two = slot_times(first.replace(tzinfo=new_york), 8, 2)
    assert two - one == timedelta(hours=8)
    assert two.astimezone(new_york).hour == second_local_hour


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1), timezones=ZONES))  # noqa: DTZ001 - zones beside
def test_slots_are_equally_far_apart_wherever_the_ward_is(first: datetime) -> None:
    slots = slot_times(first, Decimal(8), 14)
    gaps = {late - early for early, late in pairwise(slots)}
    assert gaps == {timedelta(hours=8)}
    assert all(slot.tzinfo is UTC for slot in slots)


def test_a_broken_interval_is_kept_to_the_minute() -> None:
    assert slot_times(FIRST, Decimal("7.5"), 2)[1] - FIRST == timedelta(hours=7, minutes=30)


@pytest.mark.parametrize(("interval", "count"), [(0, 14), (-8, 14), (8, -1)])
def test_slots_that_cannot_be_are_refused(interval: int, count: int) -> None:
    with pytest.raises(ValueError, match="interval above zero"):
        slot_times(FIRST, interval, count)


def test_a_slot_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="has no time zone"):
        slot_times(FIRST.replace(tzinfo=None), 8, 14)


@pytest.mark.parametrize(
    ("seconds", "state", "may_start"),
    [
        (-3601, SlotState.EARLY, False),
        (-3600, SlotState.OPEN, True),
        (0, SlotState.OPEN, True),
        (1, SlotState.LATE, True),
        (3600, SlotState.LATE, True),
        (3601, SlotState.PASSED, False),
    ],
)
def test_a_window_has_four_states(seconds: int, state: SlotState, may_start: bool) -> None:
    found = slot_window(FIRST, 60).state(FIRST + timedelta(seconds=seconds))
    assert (found, found.may_start) == (state, may_start)


def test_a_window_is_not_negative() -> None:
    with pytest.raises(ValueError, match="zero minutes"):
        slot_window(FIRST, -1)


def test_a_window_reads_local_times_across_the_repeated_hour() -> None:
    new_york = ZoneInfo("America/New_York")
    slot = datetime(2026, 11, 1, 1, 30, tzinfo=new_york, fold=0)
    again = datetime(2026, 11, 1, 1, 31, tzinfo=new_york, fold=1)
    assert slot_window(slot, 60).state(again) == SlotState.PASSED


def test_the_next_start_is_counted_from_the_last_start() -> None:
    started = datetime(2026, 10, 31, 22, 40, tzinfo=ZoneInfo("America/New_York"))
    assert earliest_next_start(started, Decimal(7)) - started.astimezone(UTC) == timedelta(hours=7)


def test_the_second_cycle_starts_on_day_fifteen() -> None:
    assert next_cycle_start(FIRST, PLAN) == FIRST + timedelta(days=14)


def test_a_course_ends_with_the_last_slot_of_its_last_cycle() -> None:
    assert last_slot_of_course(FIRST, PLAN) == FIRST + timedelta(days=14, hours=104)


def test_review_and_next_course_are_counted_in_days() -> None:
    assert response_review_day(date(2026, 12, 4), 28) == date(2027, 1, 1)
    assert next_course_day(date(2026, 12, 6), 49) == date(2027, 1, 24)


@pytest.mark.parametrize(
    "figures",
    [
        {"interval_hours": Decimal(0)},
        {"slots_per_cycle": 0},
        {"cycles": 0},
        {"cycle_days": 0},
        {"rest_days": -1},
    ],
)
def test_a_plan_that_cannot_be_followed_is_refused(figures: dict[str, int]) -> None:
    whole = {"slots_per_cycle": 14, "cycles": 2, "cycle_days": 5, "rest_days": 9}
    with pytest.raises(ValueError, match="cycle"):
        CoursePlan(**{"interval_hours": Decimal(8), **whole, **figures})  # type: ignore[arg-type]  # any of its figures


@pytest.mark.parametrize(
    ("cycle", "course", "left"),
    [(0, 0, 14), (13, 13, 1), (14, 14, 0), (0, 14, 14), (0, 20, 8), (5, 28, 0), (15, 29, 0)],
)
def test_both_limits_count(cycle: int, course: int, left: int) -> None:
    assert doses_left(cycle, course, COUNTS) == left


@pytest.mark.parametrize(("cycle", "course"), [(-1, 0), (3, 2)])
def test_counts_that_contradict_each_other_are_refused(cycle: int, course: int) -> None:
    with pytest.raises(ValueError, match="cannot exceed"):
        doses_left(cycle, course, COUNTS)


@given(st.integers(0, 30), st.integers(0, 30))
def test_doses_left_never_lead_past_a_limit(cycle: int, before: int) -> None:
    left = doses_left(cycle, cycle + before, COUNTS)
    assert left >= 0
    assert left == 0 or (cycle + left <= 14 and cycle + before + left <= 28)


def test_a_passed_slot_is_not_made_up() -> None:
    slots = slot_times(FIRST, 8, 14)
    assert slots_left(slots, FIRST, 60) == 14
    assert slots_left(slots, FIRST + timedelta(hours=1, seconds=1), 60) == 13
    assert slots_left(slots, slots[-1] + timedelta(hours=2), 60) == 0
