"""The code on a vial as a scanner sends it: lot and expiry out of a GS1 element string.

GS1 General Specifications: 01 is the number of the article with its check figure, 17 the expiry
as YYMMDD (day 00 is the last of its month), 10 the lot; what has no fixed length ends with a group
separator or the code.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

GROUP: Final = "\x1d"
_MARKS: Final = re.compile(r"^\](?:d2|C1|Q3|e0)")
_BRACKETED: Final = re.compile(r"\((\d{2,4})\)([^(]*)")
_ARTICLE: Final = re.compile(r"01(\d{14})")
_FIXED: Final = {"01": 14, "02": 14, "11": 6, "12": 6, "13": 6, "15": 6, "16": 6, "17": 6, "20": 2}
_OPEN: Final = ("10", "21", "22", "30", "37")
_EXPIRY, _LOT = "17", "10"
_CENTURY: Final = 2000


@dataclass(frozen=True, slots=True)
class VialCode:
    """What a nurse would type from the label."""

    lot: str
    expiry: date


def is_vial_code(text: str) -> bool:
    """Whether it begins as the code of a vial, with an article number whose check figure fits."""
    found = _ARTICLE.match(_plain(text))
    if found is None:
        return False
    figures = [int(each) for each in found[1]]
    return sum(each * (1 if at % 2 else 3) for at, each in enumerate(figures)) % 10 == 0


def read_vial_code(text: str) -> VialCode | None:
    """Lot and expiry, where the code tells both and can be read in one way only."""
    if not is_vial_code(text):
        return None
    elements = _elements(text)
    lot, expiry = elements.get(_LOT, "").strip(), _day(elements.get(_EXPIRY, ""))
    return VialCode(lot, expiry) if lot and expiry else None


def _plain(text: str) -> str:
    """Without the sign of the symbology and the brackets of some scanners."""
    return _MARKS.sub("", text.strip()).lstrip(GROUP).replace("(01)", "01", 1)


def _elements(text: str) -> dict[str, str]:
    bracketed = _BRACKETED.findall(text)
    if bracketed:
        return {name: value.strip(GROUP) for name, value in bracketed}
    found: dict[str, str] = {}
    rest = _plain(text)
    while rest:
        name, rest = rest[:2], rest[2:]
        if name in _FIXED:
            found[name], rest = rest[: _FIXED[name]], rest[_FIXED[name] :].lstrip(GROUP)
        elif name in _OPEN:
            found[name], _, rest = rest.partition(GROUP)
        else:
            return {}
    return found


def _day(written: str) -> date | None:
    if not re.fullmatch(r"\d{6}", written):
        return None
    year, month, day = _CENTURY + int(written[:2]), int(written[2:4]), int(written[4:])
    try:
        return date(year, month, day or calendar.monthrange(year, month)[1])
    except ValueError:
        return None
