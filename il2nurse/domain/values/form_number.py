"""The number of a paper form: short enough to be typed, with a check value that finds a slip."""

import hashlib
from typing import Final

# No sign that is read as another: 29 signs, a prime, so that the check value finds every wrong
# sign and every two that changed places.
SIGNS: Final = "23456789ABCDEFGHJKMNPQRSTWXYZ"
LENGTH: Final = 6
SHOWN: Final = 3
# A form of many lines has no more than this.
MOST_LINES: Final = 99
UNKNOWN: Final = (
    "“{}” is not the number of a form. It stands at the head of the form, like XM3-9WKA; type it "
    "again. Nothing was recorded."
)


def make_number(seed: str, place: int) -> str:
    """The number of the form in this place of a pack; another seed gives other numbers."""
    drawn = int.from_bytes(hashlib.sha256(f"{seed}/{place}".encode()).digest(), "big")
    values = [drawn // len(SIGNS) ** power % len(SIGNS) for power in range(LENGTH)]
    code = "".join(SIGNS[each] for each in (*values, _check(values)))
    return f"{code[:SHOWN]}-{code[SHOWN:]}"


def read_number(typed: str) -> str:
    """A typed or scanned number as it is kept; a line of a form behind a stroke, like "/4".

    Raises ``ValueError`` where the check value does not fit.
    """
    number, stroke, line = typed.strip().upper().partition("/")
    code = "".join(sign for sign in number if sign not in "- \t")
    known = len(code) == LENGTH + 1 and all(sign in SIGNS for sign in code)
    values = [SIGNS.index(sign) for sign in code] if known else []
    if not known or _check(values[:-1]) != values[-1]:
        raise ValueError(UNKNOWN.format(typed.strip()))
    kept = f"{code[:SHOWN]}-{code[SHOWN:]}"
    if not stroke:
        return kept
    counted = line.strip()
    if not (counted.isascii() and counted.isdigit() and 1 <= int(counted[:3]) <= MOST_LINES):
        raise ValueError(UNKNOWN.format(typed.strip()))
    return f"{kept}/{int(counted)}"


def _check(values: list[int]) -> int:
    return sum(weight * value for weight, value in enumerate(values, 2)) % len(SIGNS)
