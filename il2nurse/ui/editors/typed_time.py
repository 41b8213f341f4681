"""Reading a typed time of day: which day is meant, and which of two equal hours."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from il2nurse.domain.values.instants import as_utc
from il2nurse.domain.values.wall_clock import possible_instants

AHEAD: Final = timedelta(hours=6)
"""A time without its day is the last one not further ahead than this."""

_TYPED = re.compile(r"(?:(\d{1,2}-[A-Za-z]{3}(?:-\d{4})?)[ ,]+)?(\d{1,2}):?(\d{2})")


class NotATime(ValueError):
    """What was typed cannot be read as one instant; the text is a sentence for the nurse."""


def instants(
    text: str, now: datetime, zone: tzinfo, *, ahead: bool = False
) -> tuple[datetime, ...]:
    """The instants in UTC that "14:05" or "19-Nov 23:50" can mean: one, or two of equal name.

    Two are given where the clocks went back over that time. A time that lies ``ahead`` is today's,
    and where that is over its day must be typed. Raises NotATime with the reason.
    """
    match = _TYPED.fullmatch(text.strip())
    if match is None or int(match[2]) > 23 or int(match[3]) > 59:
        raise NotATime(
            f"“{text.strip()}” is not a time; write it like 14:05, or 19-Nov 23:50 for another day."
        )
    clock = time(int(match[2]), int(match[3]))
    today = now.astimezone(zone).date()
    if match[1]:
        found = _on(_day(match[1], today), clock, zone)
    elif ahead:
        found = _later_today(clock, now, zone)
    else:
        found = _latest(clock, today, as_utc(now) + AHEAD, zone)
    if not found:
        raise NotATime(
            f"{clock:%H:%M} does not exist on that day: the clocks go forward over it. "
            "Look at the time again."
        )
    return found


def _later_today(clock: time, now: datetime, zone: tzinfo) -> tuple[datetime, ...]:
    today = now.astimezone(zone).date()
    found = _on(today, clock, zone)
    if found and max(found) < as_utc(now):
        tomorrow = today + timedelta(days=1)
        raise NotATime(
            f"{clock:%H:%M} is over for today; type the day too, like "
            f"{tomorrow:%d-%b} {clock:%H:%M}."
        )
    return found


def _latest(clock: time, today: date, limit: datetime, zone: tzinfo) -> tuple[datetime, ...]:
    for ahead in (1, 0):
        day = today + timedelta(days=ahead)
        if _naive_utc(day, clock, zone) <= limit:
            return _on(day, clock, zone)
    return _on(today - timedelta(days=1), clock, zone)


def _naive_utc(day: date, clock: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, clock, zone).astimezone(UTC)


def _on(day: date, clock: time, zone: tzinfo) -> tuple[datetime, ...]:
    return possible_instants(datetime.combine(day, clock), zone)


def _day(text: str, today: date) -> date:
    parts = text.split("-")
    year = int(parts[2]) if len(parts) == 3 else today.year
    try:
        day = datetime.strptime(f"{parts[0]}-{parts[1]}-{year}", "%d-%b-%Y").replace(tzinfo=UTC)
    except ValueError:
        raise NotATime(f"“{text}” is not a day; write it like 19-Nov or 19-Nov-2026.") from None
    found = day.date()
    # Without a year, 31-Dec typed on 1-Jan is yesterday.
    if len(parts) == 2 and found - today > timedelta(days=180):
        return found.replace(year=year - 1)
    return found
