"""Elapsed time: never bent by a clock change, and a stretch contains its start alone."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from il2nurse.domain.values.instants import Stretch, as_utc, hours, hours_between

WARD = ZoneInfo("America/New_York")
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_a_time_without_zone_is_refused_and_another_zone_is_the_same_instant() -> None:
    with pytest.raises(ValueError, match="20-Nov-2026 12:00 has no time zone"):
        as_utc(datetime(2026, 11, 20, 12))  # noqa: DTZ001 - what is refused
    local = NOON.astimezone(WARD)
    assert as_utc(local) == NOON
    assert as_utc(local).tzinfo is UTC


def test_eight_hours_over_a_clock_change_are_eight_hours() -> None:
    before = datetime(2026, 11, 1, 0, 30, tzinfo=WARD)
    after = datetime(2026, 11, 1, 7, 30, tzinfo=WARD)
    assert hours_between(before, after) == 8
    assert hours_between(after, before) == -8


@pytest.mark.parametrize(
    ("count", "length"),
    [
        (8, timedelta(hours=8)),
        (Decimal("0.5"), timedelta(minutes=30)),
        (Decimal("0.001"), timedelta(seconds=3, milliseconds=600)),
    ],
)
def test_hours_as_elapsed_time(count: Decimal | int, length: timedelta) -> None:
    assert hours(count) == length
    assert hours_between(NOON, NOON + length) == count


def test_a_stretch_contains_its_start_and_not_its_end() -> None:
    shift = Stretch(NOON, NOON + timedelta(hours=8))
    assert NOON in shift
    assert NOON + timedelta(hours=8) - timedelta.resolution in shift
    assert NOON + timedelta(hours=8) not in shift
    assert NOON - timedelta.resolution not in shift
    assert shift.hours == 8


def test_a_stretch_may_be_of_no_length_and_never_runs_back() -> None:
    assert Stretch(NOON, NOON).hours == 0
    assert NOON not in Stretch(NOON, NOON)
    with pytest.raises(ValueError, match="cannot end before it starts"):
        Stretch(NOON, NOON - timedelta.resolution)


def test_a_stretch_through_an_instant_holds_it_and_nothing_after() -> None:
    stretch = Stretch.through(NOON, NOON)
    assert NOON in stretch
    assert NOON + timedelta.resolution not in stretch
