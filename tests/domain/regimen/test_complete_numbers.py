"""A number is complete where nothing that is typed behind it could be meant."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.regimen.complete_numbers import is_complete
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
