"""Days as people type them: a named month in any case, or figures that can mean one day only."""

import calendar
import re
from datetime import date
from typing import Final

_MONTHS: Final = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_GAP: Final = r"[\s./-]+"
_YEAR_FIRST: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST: Final = re.compile(rf"(\d{{1,2}}){_GAP}([^\W\d_]+|\d{{1,2}}){_GAP}(\d{{4}})")
_BARE: Final = re.compile(r"(\d{2})(\d{2})(\d{4})")
_MONTH: Final = re.compile(rf"([^\W\d_]+|\d{{1,2}}){_GAP}(\d{{4}})")
_MONTHS_OF_YEAR: Final = 12
_LONGEST_MONTH: Final = 31
_YEARS: Final = range(1900, 2100)
"""Years that a day of eight figures may be of: 20101112 is none, it begins with its year."""
LIKE: Final = "write it like 20-Nov-2026"


class NotADay(ValueError):
    """What was typed names no day, or more than one; the text is the end of a sentence."""


def read_day(text: str) -> date:
    """The day that was typed; raises ``NotADay``."""
    typed = text.strip()
    if found := _YEAR_FIRST.fullmatch(typed):
        return _day(*found.groups())
    found = _DAY_FIRST.fullmatch(typed)
    if found is None:
        raise NotADay(f"is not a date; {LIKE}")
    day, month, year = found.groups()
    if "/" in typed and month.isdecimal():
        return _slashed(int(day), int(month), year)
    return _day(year, month, day)


def read_typed_day(text: str) -> date:
    """The day that a hand typed: also as eight figures, 20112026; raises ``NotADay``."""
    found = _BARE.fullmatch(text.strip())
    if found is None:
        return read_day(text)
    if int(found[3]) not in _YEARS:
        raise NotADay(f"is not a date; {LIKE}")
    return read_day("/".join(found.groups()))


def is_whole_day(text: str) -> bool:
    """True of a day that is written to its last figure, be it clear or not."""
    typed = text.strip()
    year_first = _YEAR_FIRST.fullmatch(typed)
    if year_first:
        return len(year_first[3]) == len("31")
    return bool(_DAY_FIRST.fullmatch(typed) or _BARE.fullmatch(typed))


def read_last_day(text: str) -> date:
    """A day, or the last day of a month that is typed alone, as on a vial; raises ``NotADay``."""
    found = _MONTH.fullmatch(text.strip())
    if found is None:
        return read_day(text)
    first = _day(found[2], found[1], "1")
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _slashed(first: int, second: int, year: str) -> date:
    """Some write the month first: only what can be read in one way is taken."""
    if first > _MONTHS_OF_YEAR or first == second:
        return _day(year, str(second), str(first))
    if second > _MONTHS_OF_YEAR:
        return _day(year, str(first), str(second))
    one = _day(year, str(second), str(first))
    other = _day(year, str(first), str(second))
    raise NotADay(f"may mean {_written(one)} or {_written(other)}; write the month as a word")


def _written(day: date) -> str:
    return f"{day.day:02}-{_MONTHS[day.month - 1].capitalize()}-{day.year}"


def _day(year: str, month: str, day: str) -> date:
    named = month.casefold()[: len(_MONTHS[0])]
    try:
        number = int(month) if month.isdecimal() else _MONTHS.index(named) + 1
        first = date(int(year), number, 1)
    except ValueError:
        raise NotADay(f"is not a date; {LIKE}") from None
    days = calendar.monthrange(first.year, number)[1]
    if days < int(day) <= _LONGEST_MONTH:
        shown = f"{_MONTHS[number - 1].capitalize()} {year}"
        raise NotADay(f"is not a date: {shown} has {days} days")
    if not 1 <= int(day) <= days:
        raise NotADay(f"is not a date; {LIKE}")
    return first.replace(day=int(day))
