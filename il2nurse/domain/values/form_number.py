"""The number of a paper form: short enough to be typed, with a check value that finds a slip."""

import hashlib
import re
from typing import Final

# No sign that is read as another: 29 signs, a prime, so that the check value finds every wrong
# sign and every two that changed places.
SIGNS: Final = "23456789ABCDEFGHJKMNPQRSTWXYZ"
DRAWN: Final = 5
# Two signs follow from the others and the ward: one in 841 numbers of other wards has them too.
OF_WARD: Final = 2
SHOWN: Final = 4
# A form of many lines has no more than this.
MOST_LINES: Final = 99
EXAMPLE: Final = "XM3K-9WAE"
UNKNOWN: Final = (
    f"“{{}}” is not the number of a form. It stands at the head of the form, like {EXAMPLE}; type "
    "it again. Nothing was recorded."
)
LOST: Final = "lost entry "
PAPER: Final = "paper "
_LOST: Final = re.compile(r"(?:lost\s+)?entry\s+([0-9]{1,18})", re.IGNORECASE)


def make_number(ward: str, seed: str, place: int) -> str:
    """The number of the form in this place of a pack of this ward; another seed gives others."""
    drawn = _drawn(f"{seed}/{place}", DRAWN)
    values = [*drawn, *_of_ward(ward, drawn)]
    return _shown("".join(SIGNS[each] for each in (*values, _check(values))))


def is_of_ward(number: str, ward: str) -> bool:
    """True of a kept number, or of a line of it, that a pack of this ward can have."""
    values = [SIGNS.index(sign) for sign in number.partition("/")[0].replace("-", "")]
    return values[DRAWN : DRAWN + OF_WARD] == _of_ward(ward, values[:DRAWN])


def read_number(typed: str) -> str:
    """A typed or scanned number as it is kept; a line of a form behind a stroke, like "/4".

    Raises ``ValueError`` where the check value does not fit.
    """
    number, stroke, line = typed.strip().upper().partition("/")
    code = "".join(sign for sign in number if sign not in "- \t")
    known = len(code) == DRAWN + OF_WARD + 1 and all(sign in SIGNS for sign in code)
    values = [SIGNS.index(sign) for sign in code] if known else []
    if not known or _check(values[:-1]) != values[-1]:
        raise ValueError(UNKNOWN.format(typed.strip()))
    kept = _shown(code)
    if not stroke:
        return kept
    counted = line.strip()
    if not (counted.isascii() and counted.isdigit()):
        raise ValueError(UNKNOWN.format(typed.strip()))
    # So many digits are more than any form has; of thousands of them no number is made.
    if not 1 <= int(counted.lstrip("0")[:3] or 0) <= MOST_LINES:
        raise ValueError(UNKNOWN.format(typed.strip()))
    return f"{kept}/{int(counted)}"


def read_lost_entry(typed: str) -> int | None:
    """The number of a lost entry that was typed as such, like "lost entry 812"; else ``None``."""
    found = _LOST.fullmatch(typed.strip())
    return int(found[1]) if found else None


def form_in_words(kept: str) -> str:
    """From what a dose was entered: a form by its number, a lost entry, or a printed paper."""
    return kept if kept.startswith((LOST, PAPER)) else f"form {kept}"


def _shown(code: str) -> str:
    return f"{code[:SHOWN]}-{code[SHOWN:]}"


def _drawn(text: str, signs: int) -> list[int]:
    drawn = int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")
    return [drawn // len(SIGNS) ** power % len(SIGNS) for power in range(signs)]


def _of_ward(ward: str, drawn: list[int]) -> list[int]:
    return _drawn(f"{ward}/{drawn}", OF_WARD)


def _check(values: list[int]) -> int:
    return sum(weight * value for weight, value in enumerate(values, 2)) % len(SIGNS)
