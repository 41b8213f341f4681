"""A check sign behind letters and digits that people type from paper (ISO 7064, MOD 37,36)."""

from typing import Final

SIGNS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MODULUS: Final = len(SIGNS)


def check_sign(text: str) -> str:
    """The sign that goes behind the text: one sign mistyped, or two exchanged, need another.

    Of the text only letters and digits count, small ones as capitals.
    """
    product = MODULUS
    for sign in text.upper():
        if sign in SIGNS:
            total = (product + SIGNS.index(sign)) % MODULUS or MODULUS
            product = total * 2 % (MODULUS + 1)
    return SIGNS[(MODULUS + 1 - product) % MODULUS]


def is_checked(text: str) -> bool:
    """True where the last sign of the text is the check sign of those before it."""
    return len(text) > 1 and check_sign(text[:-1]) == text[-1].upper()
