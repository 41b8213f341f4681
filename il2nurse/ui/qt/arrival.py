"""One code as it arrived from a scanner: its signs, what ended it, and how fast its keys came."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from il2nurse.domain.values.recovery_key import GROUP, GROUPS, tidy

# Scanners over radio or a remote desktop need up to 150 ms a key, not always the same.
LONGEST_GAP_MS: Final = 180
# One key of a code may come late: what comes so soon after other keys may be the rest of them.
LATE_GAP_MS: Final = 400
# A key so soon after a whole code may be one of its own that came late.
AFTER_CODE_MS: Final = 600
# A scanner's delay between two keys is set and the same; a hand's is not.
EVEN_MS: Final = 15
# In a text box only what no hand can do is a scan: the fastest typists need 60 ms and more.
FASTEST_HAND_MS: Final = 35
UNREADABLE: Final = "\ufffd"
"""Stands in a code for a key that makes no sign."""

BY_HAND: Final = (
    " If you typed it: letters typed fast outside a box are taken as a scan. Choose in a list with "
    "the arrow keys, or with one key at a time."
)


class Doubt(Enum):
    """Why what came cannot be told from a hand's keys, or not be known to be whole."""

    SHORT = "so few signs, as slow as a hand, and then Enter or Tab"
    TORN = "other keys came just before, and were taken as a hand's"
    IN_BOX = "a patient's number or keys as even as a scanner's, in a box that asks for no code"


@dataclass(frozen=True, slots=True)
class Arrival:
    """``end`` names the key behind the code, if one came; ``pace_ms`` the longest gap."""

    code: str
    end: str | None
    pace_ms: int
    doubt: Doubt | None = None


def in_sentence(code: str) -> str:
    """How a refused code is named: as it came, but never a key, nor digits that may be a PIN."""
    if len(tidy(code)) >= GROUP * GROUPS:
        return "A recovery sheet, or another long code,"
    return "A code of digits" if code.isdigit() else f"“{shown(code)}”"


def shown(code: str) -> str:
    """The code as a sentence can show it."""
    return "".join(sign if sign.isprintable() else UNREADABLE for sign in code)


def by_hand(code: str) -> str:
    """What a person who typed letters fast should know; "" for what no hand types into a list."""
    return BY_HAND if code.isalpha() else ""
