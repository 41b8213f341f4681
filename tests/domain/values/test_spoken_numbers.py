"""Numbers read back aloud, and rounding that leaves no minus before a zero."""

from decimal import Decimal

import pytest

from il2nurse.domain.values.quantity import round_half_up, spell


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("100", "one hundred"),
        ("119", "one hundred nineteen"),
        ("20", "twenty"),
        ("120", "one hundred twenty"),
        ("21", "twenty-one"),
        ("99", "ninety-nine"),
        ("1000", "one thousand"),
        ("1020", "one thousand twenty"),
        ("42000000", "forty-two million"),
        ("2.05", "two point zero five"),
        ("-0.5", "minus zero point five"),
    ],
)
def test_a_number_as_it_is_said(value: str, words: str) -> None:
    assert spell(Decimal(value)) == words


@pytest.mark.parametrize("value", ["-0.04", "0.04", "-0"])
def test_what_rounds_to_nothing_has_no_sign(value: str) -> None:
    rounded = round_half_up(Decimal(value), Decimal("0.1"))
    assert rounded == 0
    assert not rounded.is_signed()
