"""When a specimen was taken, as laboratories write it; what may mean two days is refused."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Final

from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.labs.short_years import read_short_day
from il2nurse.domain.values.typed_dates import NotADay, read_day
from il2nurse.domain.values.wall_clock import NotOneInstant, one_instant

OLDEST: Final = timedelta(days=366)
NOON: Final = 12

_ZONE: Final = r"(?P<zone>Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?"
# HL7 and other systems without marks: 20261124, then 0610 or 061000, with a zone or without one.
_MARKLESS: Final = re.compile(
    r"(?P<day>[0-9]{8})[ T]?(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})"
    rf"(?:(?P<second>[0-9]{{2}})(?:[.,][0-9]+)?)?(?P<half>) ?{_ZONE}",
    re.IGNORECASE,
)
# Some write 06.10 or 06h10, and "Uhr" after it.
_MARKED: Final = re.compile(
    r"(?P<day>.*[0-9]),?(?:T|\s|(?<=[0-9]{4}):)\s*(?P<hour>[0-9]{1,2})(?P<mark>[:.h])(?P<minute>[0-9]{2})"
    r"(?:(?P=mark)(?P<second>[0-9]{2})(?:[.,][0-9]+)?)?(?: ?(?P<half>[ap])\.?m\.?|\s?(?:Uhr|h))?"
    rf" ?{_ZONE}",
    re.IGNORECASE,
)
# A day in one column beside a clock without marks in another; ISO 8601 puts a T between them.
_CLOCK_APART: Final = re.compile(
    r"(?P<day>.*[0-9])(?:T|\s+)(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})(?P<second>[0-9]{2})?(?P<half>)"
    rf" ?{_ZONE}",
    re.IGNORECASE,
)
_COMPACT_DAY: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})")
# "Tue 24 Nov 2026", "24NOV2026", "24 Nov 26", "Nov 24, 2026": the month is a word.
_WEEKDAY: Final = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? ", re.IGNORECASE)
_DAY_MONTH: Final = re.compile(r"([0-9]{1,2})\.?[ -]*([^\W\d_]+)\.?,?[ -]*([0-9]{4}|[0-9]{2})")
_MONTH_DAY: Final = re.compile(
    r"(?P<m>[^\W\d_]+)\.? ?(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<y>[0-9]{4})"
)
_NAMED: Final = re.compile(
    r"(?P<time>.*[0-9](?: ?[ap]\.?m\.?)?) (?P<name>[A-Z]{2,5})", re.IGNORECASE
)
_FIGURES: Final = re.compile(r"[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}")


def read_specimen_time(text: str, zone: tzinfo) -> datetime:
    """When the specimen was taken, on the ward's clock unless the text says how far from UTC.

    The name of the ward's own zone, as it is called then, may stand behind it. Raises ``Slip``
    where the text can mean no time, or more than one.
    """
    plain = " ".join(text.split())
    found, named = _found(plain), None
    if found is None and (named := _NAMED.fullmatch(plain)):
        found = _found(named["time"])
    if found is None:
        raise _no_time(text, "The time of day is missing. " if _day_alone(plain) else "")
    local = datetime.combine(_day(found["day"], text), _clock(found, text))
    if named:
        return _in_named_zone(local, named["name"], zone, text)
    if found["zone"]:
        return local.replace(tzinfo=_offset(found["zone"], text)).astimezone(UTC)
    try:
        return one_instant(local, zone)
    except NotOneInstant as error:
        raise Slip("specimen", str(error)) from error


def _found(plain: str) -> re.Match[str] | None:
    ways = (_MARKLESS, _MARKED, _CLOCK_APART)
    return next((hit for way in ways if (hit := way.fullmatch(plain))), None)


def _in_named_zone(local: datetime, name: str, zone: tzinfo, text: str) -> datetime:
    """The instant, where the name is the ward's own; others name several zones of the world."""
    for fold in (0, 1):
        here = local.replace(tzinfo=zone, fold=fold)
        if here.tzname() == name.upper():
            return here.astimezone(UTC)
    raise Slip(
        "specimen",
        f"“{text.strip()}”: “{name}” is not what this ward's clock is called then, and it may mean "
        "more than one zone. Write the offset from UTC in its place, such as -05:00.",
    )


def check_specimen_time(at: datetime, now: datetime) -> datetime:
    """The time where the specimen can have been taken then; raises ``Slip`` else."""
    if at > now:
        raise Slip("specimen", "The time of the specimen is in the future. Check it.")
    if now - at > OLDEST:
        raise Slip("specimen", "The specimen is more than a year old. Check the year.")
    return at


def _day(typed: str, text: str) -> date:
    """The day; figures with dots have the day first, with other marks only where that is sure."""
    typed = _WEEKDAY.sub("", typed, count=1)
    for way in (_COMPACT_DAY, _YEAR_FIRST, _DAY_MONTH):
        if found := way.fullmatch(typed):
            typed = "-".join(found.groups())
    if found := _MONTH_DAY.fullmatch(typed):
        typed = f"{found['d']}-{found['m']}-{found['y']}"
    if _FIGURES.fullmatch(typed):
        typed = typed.replace("-", "/")
    try:
        return read_short_day(typed) or read_day(typed)
    except NotADay as problem:
        if "may mean" in str(problem):
            raise Slip("specimen", f"“{text.strip()}” {problem}.") from None
        raise _no_time(text) from None


def _clock(found: re.Match[str], text: str) -> time:
    hour = int(found["hour"])
    if half := found["half"]:
        if not 1 <= hour <= NOON:
            raise _no_time(text)
        hour = hour % NOON + (NOON if half in "pP" else 0)
    try:
        return time(hour, int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        raise _no_time(text) from None


def _offset(zone: str, text: str) -> tzinfo:
    if zone.upper() in ("Z", "UTC", "GMT"):
        return UTC
    hours, minutes = int(zone[1:3]), int(zone[3:].lstrip(":") or 0)
    try:
        return timezone((1 if zone[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes))
    except ValueError:
        raise _no_time(text) from None


def _day_alone(plain: str) -> bool:
    """True where the text is a day without a time."""
    try:
        _day(plain, plain)
    except Slip:
        return False
    return True


def _no_time(text: str, missing: str = "") -> Slip:
    return Slip(
        "specimen",
        f"“{text.strip()}” is not a time of the specimen. {missing}"
        "Write it like 2026-11-20 14:05 or 20-Nov-2026 14:05.",
    )
