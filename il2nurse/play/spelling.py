"""How scenarios spell times, and how a strange word is refused."""

import difflib
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from il2nurse.domain.values.wall_clock import NotOneInstant, one_instant

UNITS = {
    "s": timedelta(seconds=1),
    "min": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "day": timedelta(days=1),
    "days": timedelta(days=1),
}
LONGEST = timedelta(days=3660)
STRETCH = re.compile(r"([+-])((?: ?[0-9]+ (?:s|min|h|days?))+)")
END = "end"
PART = re.compile(r"([0-9]+) (s|min|h|days?)")


class BadScenario(Exception):
    """A scenario file that cannot be played; the text names file, act and the nearest word."""


def one_of(word: str, allowed: Iterable[str], where: str) -> str:
    """The word where it is allowed; raises ``BadScenario`` with the nearest one."""
    known = list(allowed)
    if word in known:
        return word
    near = difflib.get_close_matches(word, known, n=1, cutoff=0)
    hint = f" Nearest: “{near[0]}”." if near else ""
    raise BadScenario(f"{where}: “{word}” is not known here.{hint}")


def read_stretch(text: str, where: str) -> timedelta:
    """A stretch of time such as "+5 min", "-2 h 30 min" or "+1 day"."""
    match = STRETCH.fullmatch(text.strip())
    if match is None:
        raise BadScenario(f"{where}: “{text}” is not a time. Write it like “+5 min” or “10:30”.")
    try:
        total = sum((int(n) * UNITS[unit] for n, unit in PART.findall(match[2])), timedelta())
    except (OverflowError, ValueError) as error:
        raise BadScenario(f"{where}: “{text[:40]}” is longer than any course.") from error
    if total > LONGEST:
        raise BadScenario(f"{where}: “{text[:40]}” is longer than any course.")
    return -total if match[1] == "-" else total


def read_instant(
    text: str, now: datetime, zone: tzinfo, where: str, *, older: bool = False
) -> datetime:
    """A time: a stretch from ``now``, a clock time of the same ward day, or day and time.

    Raises ``BadScenario`` for one that comes twice or never, naming what to write instead; in a
    scenario of an ``older`` form it is read as it was then, the first of two.
    """
    plain = text.strip().removeprefix("now").strip()
    if not plain:
        return now
    if plain[0] in "+-":
        return now + read_stretch(plain, where)
    try:
        if " " in plain or "T" in plain[1:]:
            local = datetime.fromisoformat(plain)
        else:
            local = datetime.combine(now.astimezone(zone).date(), time.fromisoformat(plain))
    except ValueError as error:
        raise BadScenario(
            f"{where}: “{text}” is not a time. Write it like “+5 min”, “10:30” or "
            "“2026-11-20 10:30”."
        ) from error
    try:
        if local.tzinfo or older:
            return local.replace(tzinfo=local.tzinfo or zone).astimezone(UTC)
        return one_instant(local, zone)
    except NotOneInstant as error:
        raise BadScenario(f"{where}: {error}") from error
    except OverflowError as error:
        raise BadScenario(f"{where}: “{text}” lies at the end of the calendar.") from error


def since_end(text: str, now: datetime, end: datetime) -> tuple[datetime, str]:
    """Whether a time counts from now or, as in "end -5 min", from the time of the playing."""
    return (end, text.removeprefix(END)) if text.startswith(END) else (now, text)


def read_start(text: str, now: datetime, zone: tzinfo, where: str, *, older: bool) -> datetime:
    """When a scenario begins."""
    return read_instant(text, now, zone, f"{where}, start", older=older)


def read_day(text: str, today: date, where: str) -> date:
    """A day: "today", a stretch of days from it, or a date."""
    plain = text.strip().removeprefix("today").strip()
    if not plain:
        return today
    if plain[0] in "+-":
        return today + read_stretch(plain, where)
    try:
        return date.fromisoformat(plain)
    except ValueError as error:
        raise BadScenario(
            f"{where}: “{text}” is not a day. Write it like “today”, “-3 days” or “2026-11-20”."
        ) from error
