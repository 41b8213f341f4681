"""An age beside a time of day is what the two clocks say, whatever the seconds."""

from datetime import UTC, datetime

import pytest

from il2nurse.domain.regimen.inputs import age_by_clock


@pytest.mark.parametrize(
    ("at", "now", "told"),
    [
        ("13:56:50", "14:11:05", "15 min"),
        ("13:56:05", "14:11:50", "15 min"),
        ("14:11:40", "14:12:01", "1 min"),
        ("12:12:59", "14:11:00", "119 min"),
        ("12:11:59", "14:11:00", "2 h"),
    ],
)
def test_the_age_is_the_difference_of_the_minutes_that_are_read(
    at: str, now: str, told: str
) -> None:
    assert age_by_clock(_of(at), _of(now)) == told


def _of(clock: str) -> datetime:
    hours, minutes, seconds = map(int, clock.split(":"))
    return datetime(2026, 11, 20, hours, minutes, seconds, tzinfo=UTC)
