"""The code on a pack or vial as a scanner sends it: article, lot and expiry.

GS1 General Specifications: 01 is the number of the article (GTIN) with its check figure, 17 the
expiry (day 00 is the last of its month), 10 the lot. ``biip`` knows the rest; what it lets pass is
refused here: an article whose check figure is wrong, and an error of its own.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

GROUP: Final = "\x1d"
SHOWN_GROUP: Final = "\u241d"
_SYMBOLOGY: Final = re.compile(r"^\](?:d2|C1|Q3|e0)")
_ARTICLE: Final = re.compile(r"(?:\(01\)|01)([0-9]{14})")
_EXPIRY, _LOT, _SERIAL = "17", "10", "21"


@dataclass(frozen=True, slots=True)
class PackCode:
    """What somebody would type from the pack. ``serial`` is the one pack's own, if it has one."""

    article: str
    lot: str
    expiry: date
    serial: str | None = None


def is_pack_code(text: str) -> bool:
    """Whether it begins as the code of a pack, with an article number whose check figure fits."""
    found = _ARTICLE.match(_plain(text))
    if found is None:
        return False
    figures = [int(each) for each in found[1]]
    return sum(each * (1 if at % 2 else 3) for at, each in enumerate(figures)) % 10 == 0


def read_pack_code(text: str) -> PackCode | None:
    """Article, lot and expiry, where the code tells all three and can be read in one way only.

    Of a code whose separators a scanner lost, a lot swallows what follows it: that is not seen
    here, but by comparing the lot with the stock.
    """
    if not is_pack_code(text):
        return None
    found = _elements(_plain(text))
    if found is None:
        return None
    article, lot, expiry = (found.get(each) for each in ("01", _LOT, _EXPIRY))
    if article is None or lot is None or expiry is None:
        return None
    if article.gtin is None or expiry.date is None or not lot.value.strip():
        return None
    serial = found.get(_SERIAL)
    return PackCode(
        article.gtin.value.rjust(14, "0"),
        lot.value.strip(),
        expiry.date,
        serial.value if serial else None,
    )


def _plain(text: str) -> str:
    """Without the sign of the symbology, which some scanners send, and with plain separators."""
    return _SYMBOLOGY.sub("", text.strip()).replace(SHOWN_GROUP, GROUP).lstrip(GROUP)


def _elements(text: str) -> dict[str, Any] | None:
    """The elements by their names; ``None`` for what cannot be read, or says something twice."""
    # It takes a tenth of a second to be read, and most stations scan no pack for hours.
    from biip import ParseError
    from biip.gs1_messages import GS1Message

    try:
        message = GS1Message.parse_hri(text) if text.startswith("(") else GS1Message.parse(text)
    except (ParseError, IndexError, ValueError):
        return None
    names = [each.ai.ai for each in message.element_strings]
    if len(set(names)) != len(names):
        return None
    return {each.ai.ai: each for each in message.element_strings}
