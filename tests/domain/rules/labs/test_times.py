"""When a specimen was taken, in every spelling that laboratories use; what is open is refused."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.labs.times import check_specimen_time, read_specimen_time
from tests.domain.made import at

ZONE = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20 14:05",
        "2026-11-20T14:05:00",
        "2026-11-20T14:05:00.000",
        "2026/11/20 14:05",
        "20-Nov-2026 14:05",
        "20-nov-2026  14:05",
        "20-NOV-2026 14:05:00",
        "20 November 2026, 14:05",
        "20.11.2026 14:05",
        "20.11.2026 2:05 PM",
        "11/20/2026 2:05pm",
        "20/11/2026 14:05",
        "202611201405",
        "20261120140500",
        "20261120140500.000",
        "20261120 1405",
        "20261120 14:05",
        "2026-11-20T1405",
        "2026-11-20T140500-0500",
        "20NOV2026:14:05:00",
        "20/Nov/2026:14:05:00 -0500",
        "20.11.2026 1405",
        "20.11.2026 14.05",
        "20.11.2026, 14.05.00 Uhr",
        "20.11.2026 14:05 Uhr",
        "20 Nov 2026 14h05",
        "20.11.26 14:05",
        "20-Nov-26 14:05",
        "20/11/26 14:05",
        "11/20/26 2:05 PM",
        "2026-11-20T14:05-05:00",
        "2026-11-20T14:05:00-0500",
        "2026-11-20T14:05-05",
        "2026-11-20T19:05Z",
        "2026-11-20T19:05:00.000Z",
        "2026-11-20 19:05 UTC",
        "2026-11-20T19:05+0000",
        "20261120140500-0500",
        "202611201905+0000",
    ],
)
def test_times_of_the_specimen(text: str) -> None:
    assert read_specimen_time(text, ZONE) == datetime(2026, 11, 20, 19, 5, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2026-11-20 6:12", "20.11.2026 6:12", "2026-11-20 06:12"])
def test_an_hour_needs_no_leading_zero(text: str) -> None:
    assert read_specimen_time(text, ZONE) == datetime(2026, 11, 20, 11, 12, tzinfo=UTC)


@pytest.mark.parametrize(("text", "hour"), [("12:05 AM", 5), ("12:05 PM", 17), ("1:05 am", 6)])
def test_noon_and_midnight(text: str, hour: int) -> None:
    found = read_specimen_time(f"20-Nov-2026 {text}", ZONE)
    assert found == datetime(2026, 11, 20, hour, 5, tzinfo=UTC)


@pytest.mark.parametrize("text", ["05/04/2026 06:10", "5-4-2026 06:10", "05/04/2026 6:10 AM"])
def test_what_may_mean_two_days_is_refused(text: str) -> None:
    with pytest.raises(Slip, match="may mean 05-Apr-2026 or 04-May-2026"):
        read_specimen_time(text, ZONE)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        # A year that stands first would be this year or the last one: then it may be that.
        ("25.11.26 06:10", "26-Nov-2025"),
        ("26-Nov-26 06:10", None),
        ("25-Nov-26 06:10", "26-Nov-2025"),
        ("05/04/26 06:10", "04-May-2026"),
        ("05-04-26 06:10", "04-May-2026"),
    ],
)
def test_a_short_year_is_read_where_one_order_can_be_meant(text: str, other: str | None) -> None:
    if other is None:
        assert read_specimen_time(text, ZONE).day == int(text[:2])
        return
    with pytest.raises(Slip, match=f"may mean .* or {other}; write the year with four figures"):
        read_specimen_time(text, ZONE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "14:05",
        "20.13.26 14:05",
        "20.11.2026 14.5",
        "20-Okt-2026 14:05",
        "tomorrow 14:05",
        "now",
    ],
)
def test_other_spellings_are_refused(text: str) -> None:
    with pytest.raises(Slip, match="is not a time of the specimen"):
        read_specimen_time(text, ZONE)


@pytest.mark.parametrize("text", ["2026-11-20", "20261120", "20.11.2026", "20-Nov-2026"])
def test_a_day_alone_is_no_time(text: str) -> None:
    with pytest.raises(Slip, match="The time of day is missing"):
        read_specimen_time(text, ZONE)


@pytest.mark.parametrize(
    "text",
    [
        "2026-13-01 10:00",
        "31-Nov-2026 10:00",
        "2026-11-20 25:00",
        "2026-11-20 13:05 PM",
        "20261320100000",
        "202611201060",
        "2026-11-20 10:00+25:00",
    ],
)
def test_days_and_hours_that_do_not_exist_are_refused(text: str) -> None:
    with pytest.raises(Slip, match="is not a time of the specimen"):
        read_specimen_time(text, ZONE)


def test_the_repeated_hour_must_say_which_one() -> None:
    with pytest.raises(Slip, match="comes twice"):
        read_specimen_time("2026-11-01 01:30", ZONE)
    told = read_specimen_time("2026-11-01T01:30-05:00", ZONE)
    assert told == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)


def test_the_hour_that_was_left_out_is_refused() -> None:
    with pytest.raises(Slip, match="does not exist"):
        read_specimen_time("2026-03-08 02:30", ZONE)


@pytest.mark.parametrize(
    ("off", "said"), [(timedelta(seconds=1), "in the future"), (-timedelta(days=367), "a year old")]
)
def test_a_specimen_of_the_future_or_of_another_year(off: timedelta, said: str) -> None:
    with pytest.raises(Slip, match=said):
        check_specimen_time(at(0) + off, at(0))
    assert check_specimen_time(at(0), at(0)) == at(0)
