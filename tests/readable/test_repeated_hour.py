"""In the hour that comes twice each time says which of the two is meant."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from il2nurse.domain.record.course.pauses import OrderPause
from il2nurse.domain.record.course.prescribed import Prescribed
from il2nurse.domain.rules.course.paused import paused_since
from il2nurse.readable.course.calendar_words import day_and_time
from il2nurse.readable.moved import moved_from_to
from il2nurse.readable.wording import Wording

FIRST = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
SECOND = FIRST + timedelta(hours=1)
WORDS = Wording({}, ZoneInfo("America/New_York"), date(2026, 11, 1))


def test_both_are_told_apart_wherever_a_time_is_written() -> None:
    assert [WORDS.clock(each) for each in (FIRST, SECOND)] == ["01:30 EDT", "01:30 EST"]
    assert WORDS.exact(SECOND) == "01:30:00 EST"
    assert WORDS.day_time(FIRST) == "01-Nov-2026 01:30 EDT"
    assert day_and_time(SECOND, WORDS) == "01-Nov 01:30 EST"
    to = "01-Nov-2026 01:30 EST"
    assert moved_from_to(1, FIRST - timedelta(hours=3), SECOND, WORDS).endswith(
        f"from 31-Oct-2026 22:30 to {to}"
    )
    pause = OrderPause(1, "Fever", "weiss", SECOND, Prescribed("weiss"), 1)
    assert paused_since(pause, WORDS.zone) == f"The order is paused since {to}: Fever."


def test_any_other_time_stands_without() -> None:
    assert [
        WORDS.clock(each) for each in (FIRST - timedelta(hours=1), SECOND + timedelta(hours=1))
    ] == [
        "00:30",
        "02:30",
    ]
    spring = datetime(2027, 3, 14, 7, 30, tzinfo=UTC)
    assert WORDS.day_time(spring) == "14-Mar-2027 03:30"
