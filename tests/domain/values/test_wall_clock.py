"""Local times: those that come once, twice and never."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.values.wall_clock import (
    NotOneInstant,
    clock_on,
    clock_time,
    date_and_clock,
    day_and_clock,
    is_ambiguous,
    local_time_exists,
    one_instant,
    possible_instants,
)

ZONE = ZoneInfo("America/New_York")


def local(month: int, day: int, hour: int, minute: int = 30) -> datetime:
    return datetime(2026, month, day, hour, minute)  # noqa: DTZ001 - the wall clock has no zone


def test_an_ordinary_time_means_one_instant() -> None:
    assert one_instant(local(11, 20, 7), ZONE) == datetime(2026, 11, 20, 12, 30, tzinfo=UTC)


def test_an_ordinary_time_is_not_ambiguous_and_exists() -> None:
    assert not is_ambiguous(local(11, 20, 7), ZONE)
    assert local_time_exists(local(11, 20, 7), ZONE)
    assert not is_ambiguous(local(3, 8, 2), ZONE)


def test_the_very_end_of_the_calendar_means_no_instant() -> None:
    assert possible_instants(datetime.max, ZONE) == ()  # noqa: DTZ901 - the wall clock has no zone


def test_the_repeated_hour_means_two_instants_and_is_asked_for() -> None:
    first, second = possible_instants(local(11, 1, 1), ZONE)
    assert second - first == timedelta(hours=1)
    assert is_ambiguous(local(11, 1, 1), ZONE)
    with pytest.raises(NotOneInstant, match="comes twice") as refused:
        one_instant(local(11, 1, 1), ZONE)
    assert "2026-11-01T01:30-04:00 or 2026-11-01T01:30-05:00" in str(refused.value)


def test_a_time_in_the_repeated_hour_says_which_one_it_is() -> None:
    first, second = (each.astimezone(ZONE) for each in possible_instants(local(11, 1, 1), ZONE))
    assert (clock_time(first), clock_time(second)) == ("01:30 EDT", "01:30 EST")
    assert day_and_clock(second) == "01-Nov 01:30 EST"
    assert date_and_clock(first) == "01-Nov-2026 01:30 EDT"
    apart = timedelta(hours=1)
    assert clock_time((first.astimezone(UTC) - apart).astimezone(ZONE)) == "00:30"
    assert clock_time((second.astimezone(UTC) + apart).astimezone(ZONE)) == "02:30"
    spring = datetime(2026, 3, 8, 7, 0, tzinfo=UTC)
    assert clock_time(spring.astimezone(ZONE)) == "03:00"


def test_the_skipped_hour_means_no_instant() -> None:
    assert not local_time_exists(local(3, 8, 2), ZONE)
    with pytest.raises(NotOneInstant, match="does not exist"):
        one_instant(local(3, 8, 2), ZONE)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - hypothesis wants bounds without a zone
def test_every_instant_is_among_the_readings_of_its_own_local_time(instant: datetime) -> None:
    assert instant in possible_instants(instant.astimezone(ZONE), ZONE)


def test_a_time_of_another_day_is_never_told_without_its_day() -> None:
    at = datetime(2026, 11, 20, 6, 5, tzinfo=UTC)
    assert clock_on(at, date(2026, 11, 20)) == "06:05"
    assert clock_on(at, date(2026, 11, 21)) == "20-Nov 06:05"
