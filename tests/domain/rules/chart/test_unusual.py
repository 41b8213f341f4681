"""Values unlike the last one: what is asked, and that a confirmed value passes."""

from dataclasses import replace
from decimal import Decimal

import pytest

from il2nurse.domain.regimen.fields import Field, FieldKind, Slip
from il2nurse.domain.regimen.kept_answers import plain_number
from il2nurse.domain.regimen.typed_answers import read_answer
from il2nurse.domain.rules.chart.unusual import (
    Known,
    Unusual,
    demand_confirmed,
    find_unusual,
    is_slipped,
)
from tests.domain.made import at

RATE = Field(
    "heart_rate_per_min",
    "Heart rate",
    FieldKind.NUMBER,
    "s",
    "seed",
    unit="per min",
    lowest=Decimal(20),
    highest=Decimal(250),
    unusual_change=Decimal(40),
)
WEIGHT = Field(
    "weight_kg",
    "Weight",
    FieldKind.NUMBER,
    "s",
    "seed",
    unit="kg",
    lowest=Decimal(25),
    highest=Decimal(300),
    unusual_percent=Decimal(10),
    other_unit="lb",
)
HEAT = Field(
    "temperature_c",
    "Temperature",
    FieldKind.NUMBER,
    "s",
    "seed",
    unit="°C",
    lowest=Decimal(30),
    highest=Decimal(43),
    other_unit="°F",
)
FLOW = replace(RATE, id="flow", label="Flow", unit="L/min", unusual_change=Decimal(60))


def asked(field: Field, typed: str, last: str, minutes: float = 90) -> str:
    known = {field.id: Known(Decimal(last), at(0))}
    found = find_unusual([field], {field.id: typed}, known, at(minutes))
    return found[0].sentence if found else ""


@pytest.mark.parametrize(
    ("typed", "odd"), [("128", False), ("129", True), ("48", False), ("47", True)]
)
def test_a_change_above_the_figure_is_unusual(typed: str, odd: bool) -> None:
    assert bool(asked(RATE, typed, "88")) is odd


def test_the_sentence_names_the_last_value_and_its_age() -> None:
    sentence = asked(RATE, "140", "88")
    assert sentence.startswith(f"{RATE.label} 140 per min: last value 88, 90 min before.")


@pytest.mark.parametrize(("typed", "odd"), [("77", False), ("77.1", True), ("62.9", True)])
def test_a_weight_is_compared_in_percent(typed: str, odd: bool) -> None:
    assert bool(asked(WEIGHT, typed, "70")) is odd


def test_a_weight_in_pounds_is_recognised() -> None:
    assert "154 lb is 69.9 kg" in asked(WEIGHT, "154", "70")


@pytest.mark.parametrize(("typed", "last"), [("50", "5"), ("5", "50"), ("4.8", "0.5")])
def test_a_decimal_mark_that_slipped_is_recognised(typed: str, last: str) -> None:
    assert "decimal mark slip" in asked(FLOW, typed, last)


@pytest.mark.parametrize(
    ("value", "last", "slipped"),
    [("80", "10", True), ("79.9", "10", False), ("125", "10", True), ("125.1", "10", False)],
)
def test_about_ten_times_is_eight_to_twelve_and_a_half(
    value: str, last: str, slipped: bool
) -> None:
    assert is_slipped(Decimal(value), Decimal(last)) is slipped
    assert is_slipped(Decimal(last), Decimal(value)) is slipped
    assert not is_slipped(Decimal(0), Decimal(last))


@pytest.mark.parametrize(("typed", "odd"), [("77", False), ("77.05", True), ("62.95", True)])
def test_a_change_of_weight_is_unusual_just_above_its_percent(typed: str, odd: bool) -> None:
    assert bool(asked(WEIGHT, typed, "70")) is odd


def test_zero_is_compared_too() -> None:
    assert not asked(FLOW, "5", "0")
    assert "Is it right?" in asked(replace(FLOW, unusual_change=Decimal(4)), "5", "0")


def test_a_field_without_a_figure_is_never_unusual() -> None:
    assert not asked(replace(RATE, unusual_change=None), "250", "20")


def test_a_first_value_is_compared_with_nothing() -> None:
    assert find_unusual([RATE], {RATE.id: "200"}, {}, at(0)) == ()


def test_a_field_left_open_is_not_compared() -> None:
    assert find_unusual([RATE], {}, {RATE.id: Known(Decimal(88), at(0))}, at(0)) == ()


def test_unusual_values_are_asked_for_until_each_is_confirmed() -> None:
    last = {RATE.id: Known(Decimal(88), at(0)), WEIGHT.id: Known(Decimal(70), at(0))}
    found = find_unusual([RATE, WEIGHT], {RATE.id: "140", WEIGHT.id: "90"}, last, at(5))
    with pytest.raises(Unusual, match="Nothing was recorded") as refused:
        demand_confirmed(found, [RATE.id])
    assert refused.value.fields == (WEIGHT.id,)
    assert refused.value.field == WEIGHT.id
    assert demand_confirmed(found, [RATE.id, WEIGHT.id]) == (RATE.id, WEIGHT.id)


def test_confirming_more_than_is_unusual_keeps_only_what_is() -> None:
    assert demand_confirmed((), ["anything"]) == ()


def test_a_temperature_in_fahrenheit_is_refused_with_what_it_would_be() -> None:
    with pytest.raises(Slip, match=r"101\.3 °F is 38\.5 °C"):
        read_answer(HEAT, "101.3")


def test_a_refused_value_that_fits_no_other_unit_stays_a_plain_slip() -> None:
    with pytest.raises(Slip) as refused:
        read_answer(HEAT, "370")
    assert "°F" not in str(refused.value)


def test_a_result_that_is_no_plain_number_is_not_compared() -> None:
    assert plain_number("<0.2") is None
    assert plain_number(("a",)) is None
    assert find_unusual([RATE], {RATE.id: "<20"}, {RATE.id: Known(Decimal(88), at(0))}, at(1)) == ()
