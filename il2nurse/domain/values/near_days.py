"""Days typed without their year: taken where only one near day can be meant, else refused."""

import re
from datetime import date, timedelta
from typing import Final

from il2nurse.domain.values.typed_dates import NotADay, read_day

NEAR: Final = timedelta(days=180)
"""A day without its year is one of so many days up to today; any other is written in full."""

_MARKED: Final = re.compile(r"(\d{1,2})[\s./-]+([^\W\d_]+|\d{1,2})")
_BARE: Final = re.compile(r"(\d{2})(\d{2})")


def read_near_day(text: str, today: date) -> date | None:
    """The day of "20-Nov", "20.11" or "2011"; ``None`` where it is not written so.

    Figures are a day and a month only where they can mean one day; after a dot stands the month, as
    in a full date. Raises ``NotADay``.
    """
    typed = text.strip()
    found = _MARKED.fullmatch(typed) or _BARE.fullmatch(typed)
    if found is None:
        return None
    # Without a dot some write the month first: read as where a stroke stands.
    mark = "." if "." in typed or not found[2].isdecimal() else "/"
    written = mark.join(found.groups())
    days = _readings(written, mark, today)
    near = [day for day in days if today - NEAR <= day <= today]
    if not near:
        both = " or ".join(f"{day:%d-%b-%Y}" for day in days)
        raise NotADay(f"may mean {both}; write the year too")
    return near[0]


def _readings(written: str, mark: str, today: date) -> tuple[date, ...]:
    """That day of last year, this one and the next, where there is one.

    Raises ``NotADay`` where there is none in any of them, or it may mean two days of one year.
    """
    found: list[date] = []
    problems: list[NotADay] = []
    for year in (today.year, today.year - 1, today.year + 1):
        try:
            found.append(read_day(f"{written}{mark}{year}"))
        except NotADay as why:
            problems.append(why)
    if not found:
        raise problems[0]
    return tuple(sorted(found))
