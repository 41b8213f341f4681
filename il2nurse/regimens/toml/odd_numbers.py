"""A number of a file that no plain number says: it is told where it stands."""

import re
from decimal import Decimal


class OddNumber(str):
    """A number with an exponent, or none at all; kept only to be refused."""

    __slots__ = ()


def read_number(text: str) -> "Decimal | OddNumber":
    """A number as the file spells it: never a float, never with an exponent."""
    plain = re.fullmatch(r"[+-]?[0-9_]+\.[0-9_]+", text)
    return Decimal(text.replace("_", "")) if plain else OddNumber(text)
