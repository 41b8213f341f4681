"""Days whose year has two figures: read where only one of their readings can be meant."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from il2nurse.domain.values.typed_dates import NotADay, read_day

CENTURY: Final = "20"
CLOSE: Final = timedelta(days=366)
"""Two readings that are closer may both be the day of a specimen, which is a year old at most."""

_SHORT: Final = re.compile(
    r"(?P<first>[0-9]{1,2})(?P<mark>[./-])(?P<middle>[^\W\d_]+|[0-9]{1,2})(?P=mark)"
    r"(?P<last>[0-9]{2})"
)


def read_short_day(typed: str) -> date | None:
    """The day; ``None`` where the year is not short, or it names no day.

    The day stands first, or the month where only that can be. Raises ``NotADay`` where another
    order of the same figures may be meant as well.
    """
    found = _SHORT.fullmatch(typed)
    if found is None:
        return None
    readings = list(dict.fromkeys(_readings(found)))
    if not readings:
        return None
    meant = readings[0]
    for other in readings[1:]:
        if abs(meant - other) < CLOSE:
            raise NotADay(
                f"may mean {meant:%d-%b-%Y} or {other:%d-%b-%Y}; write the year with four figures "
                "and the month as a word"
            )
    return meant


def _readings(found: re.Match[str]) -> Iterator[date]:
    """Day first, then month first where figures have no dots, then the year first."""
    first, middle, last = found["first"], found["middle"], found["last"]
    orders = [(first, middle, last), (last, middle, first)]
    if middle.isdecimal() and found["mark"] != ".":
        orders.insert(1, (middle, first, last))
    for day, month, year in orders:
        try:
            yield read_day(f"{day}.{month}.{CENTURY}{year:0>2}")
        except NotADay:
            continue
