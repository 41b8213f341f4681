"""The number of a bag or syringe: on its label, typed where no code is read, with a check value."""

import hashlib
from typing import Final

# No sign that is read as another: 29 signs, a prime, so that the check value finds every wrong
# sign and every two that changed places.
SIGNS: Final = "23456789ABCDEFGHJKMNPQRSTWXYZ"
DRAWN: Final = 8
GROUP: Final = 3
EXAMPLE: Final = "B4K-M7Q-X2W"


def make_bag_number(seed: str) -> str:
    """The number for this seed, which nothing else may be made of."""
    drawn = int.from_bytes(hashlib.sha256(seed.encode()).digest(), "big")
    values = [drawn // len(SIGNS) ** power % len(SIGNS) for power in range(DRAWN)]
    return bag_number_in_words("".join(SIGNS[each] for each in (*values, _check(values))))


def read_bag_number(typed: str) -> str:
    """A typed number as it is kept; raises ``ValueError`` where the check value does not fit."""
    code = "".join(sign for sign in typed.strip().upper() if sign not in "- \t")
    known = len(code) == DRAWN + 1 and all(sign in SIGNS for sign in code)
    values = [SIGNS.index(sign) for sign in code] if known else []
    if not known or _check(values[:-1]) != values[-1]:
        raise ValueError(
            f"“{typed.strip()}” is not the number of a bag or syringe. It stands on the label, "
            f"like {EXAMPLE}; type it again."
        )
    return bag_number_in_words(code)


def bag_number_in_words(code: str) -> str:
    """The signs in groups of three, as they are read aloud."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def _check(values: list[int]) -> int:
    return sum(weight * value for weight, value in enumerate(values, 2)) % len(SIGNS)
