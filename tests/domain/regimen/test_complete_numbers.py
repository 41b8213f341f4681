"""A number is complete where nothing that is typed behind it could be meant."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.regimen.complete_numbers import is_complete, with_mark
from il2nurse.domain.regimen.fields import Field, FieldKind, Slip
from il2nurse.domain.regimen.typed_answers import read_answer
from il2nurse.domain.values.reported_units import LabUnit

FIGURES = "123456789"
SIGNS = f"0{FIGURES}.,"
HEART_RATE = Field(
    *("heart_rate_per_min", "Heart rate", FieldKind.NUMBER, "Test", "proposal"),
    lowest=Decimal(20),
    highest=Decimal(250),
    places=0,
)
TEMPERATURE = replace(HEART_RATE, lowest=Decimal(30), highest=Decimal(43), places=1)
PAIN = replace(HEART_RATE, lowest=Decimal(0), highest=Decimal(10))


@pytest.mark.parametrize("typed", ["84", "250", "118", "26", "99"])
def test_complete(typed: str) -> None:
    assert is_complete(HEART_RATE, typed)


@pytest.mark.parametrize("typed", ["", "8", "25", "20", "260", "084", "84.", "84,0", "x", "-84"])
def test_not_complete(typed: str) -> None:
    assert not is_complete(HEART_RATE, typed)


def test_decimals_are_waited_for() -> None:
    assert is_complete(TEMPERATURE, "36.8")
    assert is_complete(TEMPERATURE, "36,8")
    assert not is_complete(TEMPERATURE, "36")
    assert not is_complete(TEMPERATURE, "36.")
    assert is_complete(TEMPERATURE, "43")
    assert is_complete(replace(TEMPERATURE, lowest=Decimal("1.2"), highest=Decimal("1.2")), "1.2")


def test_nothing_is_written_behind_a_nought() -> None:
    assert is_complete(PAIN, "0")
    assert not is_complete(PAIN, "1")
    assert is_complete(PAIN, "2")


def test_a_number_that_may_have_another_unit_waits_for_it() -> None:
    unit = LabUnit("thousand per minute", 0, multiply=Decimal(1000))
    assert not is_complete(replace(HEART_RATE, units=(unit,)), "84")


@given(st.integers(0, 300), st.integers(0, 4000), st.integers(0, 3), st.text(SIGNS, max_size=6))
def test_no_longer_number_could_be_meant(low: int, wide: int, places: int, typed: str) -> None:
    field = replace(HEART_RATE, lowest=Decimal(low), highest=Decimal(low + wide), places=places)
    if typed != "0" and is_complete(field, typed):
        assert read_answer(field, typed)
        for sign in FIGURES:
            for longer in (f"{typed}{sign}", f"{typed}0{sign}", f"{typed}.{sign}"):
                with pytest.raises(Slip):
                    read_answer(field, longer)


@given(st.integers(min_value=300, max_value=430))
def test_a_temperature_without_its_mark_is_the_one_it_must_be(tenths: int) -> None:
    marked = with_mark(TEMPERATURE, str(tenths))
    assert marked is not None
    assert Decimal(marked) == Decimal(tenths) / 10
    assert is_complete(TEMPERATURE, marked)


@pytest.mark.parametrize(
    "typed", ["36", "37", "3", "36.8", "299", "431", "986", "1004", "36 8", "x"]
)
def test_what_may_be_meant_otherwise_gets_no_mark(typed: str) -> None:
    """Of degrees Fahrenheit no three figures are a temperature in tenths of a degree Celsius."""
    assert with_mark(TEMPERATURE, typed) is None


@pytest.mark.parametrize("field", [HEART_RATE, PAIN, replace(PAIN, places=1)])
def test_only_limits_that_lie_close_leave_no_doubt(field: Field) -> None:
    for typed in ("088", "100", "118", "250"):
        assert with_mark(field, typed) is None
