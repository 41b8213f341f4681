"""Numbers are read only when they can mean one thing, and written so that they do."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.values.quantity import (
    NotANumber,
    amount_in_words,
    in_full,
    in_words,
    parse_decimal,
    round_half_up,
    show,
    show_grouped,
    spell,
)

DECIMALS = st.decimals(-(10**9), 10**9, places=6)


def read_or_refuse(text: str) -> str:
    try:
        return show(parse_decimal(text))
    except NotANumber as refusal:
        return str(refusal)


STEPS = st.sampled_from([Decimal(step) for step in ("0.01", "0.05", "0.1", "0.3", "1", "25")])


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("70", "70"),
        ("70.5", "70.5"),
        ("70,5", "70.5"),
        ("  70.50\t", "70.50"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("-3.5", "-3.5"),
        ("-0", "0"),
        ("1500", "1500"),
        ("1500.125", "1500.125"),
        ("1.5000", "1.5000"),
        ("007", "7"),
        ("999999999999999", "999999999999999"),
    ],
)
def test_reads_what_is_unmistakable(typed: str, value: str) -> None:
    assert str(parse_decimal(typed)) == str(Decimal(value) + 0)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "No number was typed"),
        ("   ", "No number was typed"),
        ("-", "No number was typed"),
        (".", "has no digits"),
        (",", "has no digits"),
        ("1,500.5", "more than one mark"),
        ("1.500.000", "more than one mark"),
        ("1..5", "more than one mark"),
        ("1 500", "divided into groups"),
        ("1\u00a0500", "divided into groups"),
        ("1\u202f500", "divided into groups"),
        ("1'500", "divided into groups"),
        ("1’500", "divided into groups"),
        ("1_500", "divided into groups"),
        ("97 H", '"H" does not belong in it'),
        ("H 97", '"H" does not belong in it'),
        ("88\u00a0bpm", '"b" does not belong in it'),
        ("97 (H)", '"(" does not belong in it'),
        ("- 5", "divided into groups"),
        (".5", "as 0.5."),
        (",5", "as 0,5."),
        ("-.5", "as -0.5."),
        ("5.", "Write 5,"),
        ("-5,", "Write -5,"),
        ("1e3", "exponent"),
        ("1.5E-3", "exponent"),
        ("٣", "digits 0 to 9"),
        ("7\N{ARABIC-INDIC DIGIT ZERO}", "digits 0 to 9"),
        ("5²", "digits 0 to 9"),
        ("seventy", '"s" does not belong'),
        ("70kg", '"k" does not belong'),
        ("+5", '"+" does not belong'),
        ("--5", '"-" does not belong'),
        ("\N{MINUS SIGN}5", "does not belong"),
        ("NaN", '"N" does not belong'),
        ("5;5", '";" does not belong'),
        ("1234567890123456", "too many digits"),
        ("1" * 90, '1..." has too many digits'),
    ],
)
def test_refuses_what_is_not_one_number(typed: str, reason: str) -> None:
    with pytest.raises(NotANumber) as refusal:
        parse_decimal(typed)
    assert reason in str(refusal.value)
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    ("typed", "way_out"),
    [
        ("1,500", "Write 1500 or 1.5."),
        ("1.500", "Write 1500 or 1.5."),
        ("-1.500", "Write -1500 or -1.5."),
        ("70.125", "Write 70125 or the number with two decimals."),
        ("300.000", "Write 300000 or 300."),
    ],
)
def test_three_decimals_might_be_thousands(typed: str, way_out: str) -> None:
    with pytest.raises(NotANumber) as refusal:
        parse_decimal(typed)
    assert str(refusal.value).endswith(way_out)


@pytest.mark.parametrize("typed", ["1500", "1.5", "-1500", "70125", "70.13", "300"])
def test_the_way_out_of_an_ambiguity_is_accepted(typed: str) -> None:
    assert parse_decimal(typed) == Decimal(typed)


@given(st.text(max_size=12))
def test_any_text_is_a_finite_number_or_a_sentence(text: str) -> None:
    outcome = read_or_refuse(text)
    assert outcome.endswith(".") or Decimal(outcome).is_finite()


@given(st.decimals(-(10**8), 10**8, places=5), st.sampled_from(".,"))
def test_both_decimal_marks_mean_the_same(value: Decimal, mark: str) -> None:
    assert parse_decimal(f"{value:f}".replace(".", mark)) == value


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("1.0", None, "1"),
        ("0.50", None, "0.5"),
        (".5", None, "0.5"),
        ("1E+6", None, "1000000"),
        ("1E-7", None, "0.0000001"),
        ("-0", None, "0"),
        ("-0.00", 1, "0.0"),
        ("-0.04", 1, "0.0"),
        ("-2.50", None, "-2.5"),
        ("70", 1, "70.0"),
        ("2.345", 2, "2.35"),
        ("2.5", 0, "3"),
        ("100", None, "100"),
    ],
)
def test_shows_without_traps(value: str, places: int | None, text: str) -> None:
    assert show(Decimal(value), places) == text


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_shows_nothing_that_is_not_a_number(value: str) -> None:
    with pytest.raises(NotANumber):
        show(Decimal(value))


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20))
def test_what_is_shown_is_exact_and_plain(value: Decimal) -> None:
    text = show(value)
    assert Decimal(text) == value
    assert "E" not in text
    assert text != "-0"
    assert "." not in text or text[-1] not in ".0"
    assert text.removeprefix("-")[0] != "."


def test_shows_exactly_whatever_the_callers_precision() -> None:
    with localcontext(prec=3):
        assert show(Decimal("42123456.78")) == "42123456.78"
        assert show_grouped(Decimal("-42123456.78")) == "-42,123,456.78"


@pytest.mark.parametrize(
    ("value", "text"),
    [("42000000", "42,000,000"), ("999", "999"), ("1000.50", "1,000.5"), ("-1500", "-1,500")],
)
def test_groups_thousands_with_commas(value: str, text: str) -> None:
    assert show_grouped(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("42000000", "42 million international units"),
        ("42000000.0", "42 million international units"),
        ("49.5E+6", "49.5 million international units"),
        ("42078123", "42.078123 million international units"),
        ("600000", "600,000 international units"),
        ("1500000000", "1,500 million international units"),
    ],
)
def test_names_a_dose_in_words(value: str, text: str) -> None:
    assert in_words(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("42000000", "42 million international units (forty-two million; 42,000,000)"),
        (
            "41100000",
            "41.1 million international units (forty-one million one hundred thousand; 41,100,000)",
        ),
        (
            "4500000",
            "4.5 million international units (four million five hundred thousand; 4,500,000)",
        ),
        ("600000", "600,000 international units (six hundred thousand)"),
    ],
)
def test_names_a_dose_in_full(value: str, text: str) -> None:
    assert in_full(Decimal(value)) == text


@given(st.integers(0, 10**10))
def test_no_amount_in_words_has_an_abbreviation(units: int) -> None:
    figure, _, million = amount_in_words(Decimal(units)).partition(" ")
    scale = 10**6 if million == "million" else 1
    assert Decimal(figure.replace(",", "")) * scale == units
    assert million in {"", "million"}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("70.5", "seventy point five"),
        ("0", "zero"),
        ("0.05", "zero point zero five"),
        ("2.33", "two point three three"),
        ("-1", "minus one"),
        ("13", "thirteen"),
        ("82.50", "eighty-two point five"),
        ("100", "one hundred"),
        ("209.3", "two hundred nine point three"),
        ("110", "one hundred ten"),
        ("1000", "one thousand"),
        ("600000", "six hundred thousand"),
        ("42000000", "forty-two million"),
        ("1002000000", "one billion two million"),
    ],
)
def test_spells_for_reading_back(value: str, words: str) -> None:
    assert spell(Decimal(value)) == words


def test_does_not_spell_what_no_one_can_repeat() -> None:
    assert spell(Decimal(10**15 - 1)).startswith("nine hundred ninety-nine trillion")
    with pytest.raises(NotANumber, match="too large"):
        spell(Decimal(10**15))


@pytest.mark.parametrize(
    ("value", "step", "rounded"),
    [
        ("2.335", "0.01", "2.34"),
        ("2.334999", "0.01", "2.33"),
        ("3.35", "0.1", "3.4"),
        ("3.325", "0.05", "3.35"),
        ("-2.5", "1", "-3"),
        ("-0.001", "0.01", "0.00"),
        ("37", "25", "25"),
    ],
)
def test_rounds_halves_up(value: str, step: str, rounded: str) -> None:
    assert str(round_half_up(Decimal(value), Decimal(step))) == rounded


@pytest.mark.parametrize("step", ["0", "-0.1"])
def test_refuses_a_rounding_step_that_is_none(step: str) -> None:
    with pytest.raises(ValueError, match="above zero"):
        round_half_up(Decimal(1), Decimal(step))


@given(DECIMALS, STEPS)
def test_rounding_stays_within_half_a_step_on_the_grid(value: Decimal, step: Decimal) -> None:
    rounded = round_half_up(value, step)
    assert (Fraction(rounded) / Fraction(step)).denominator == 1
    assert abs(Fraction(rounded) - Fraction(value)) <= Fraction(step) / 2
    assert round_half_up(rounded, step) == rounded
