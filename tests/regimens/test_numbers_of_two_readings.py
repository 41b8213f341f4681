"""A typed number is read by its only possible reading, and its field's own unit is taken."""

from dataclasses import replace

import pytest

from il2nurse.domain.regimen.fields import Field, Slip
from il2nurse.domain.regimen.typed_answers import read_answer
from tests.ward import REGIMEN


def field(name: str) -> Field:
    return REGIMEN.fields[name]


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("platelets_per_mm3", "212,000", "212000"),
        ("platelets_per_mm3", "212.000", "212000"),
        ("weight_kg", "70.000", "70"),
        ("spo2_percent", "97%", "97"),
        ("spo2_percent", "97 %", "97"),
        ("weight_kg", "70 kg", "70"),
        ("weight_kg", "70KG", "70"),
        ("urine_8h_ml", "640 mL", "640"),
        ("urine_8h_ml", "640ml", "640"),
        ("heart_rate_per_min", "88 /min", "88"),
        ("temperature_c", "37.2 °C", "37.2"),
    ],
)
def test_what_can_only_be_meant_one_way_is_taken(name: str, typed: str, kept: str) -> None:
    assert read_answer(field(name), typed) == kept


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("creatinine_mg_dl", "1.234", "1.234 has too many decimals; at most 2 decimals."),
        ("weight_kg", "70.123", "70.123 has too many decimals; at most 2 decimals."),
        ("weight_kg", "154 lb", "“lb” is no unit for it. Use: kg."),
        ("spo2_percent", "97 mmHg", "“mmHg” is no unit for it. Use: %."),
        ("urine_8h_ml", "0.64 L", "“L” is no unit for it."),
        ("urine_8h_ml", "1,500", "Write 1500 or 1.5."),
        ("heart_rate_per_min", "1'088", "divided into groups"),
    ],
)
def test_what_is_refused_is_told_a_possible_way_out(name: str, typed: str, said: str) -> None:
    with pytest.raises(Slip) as refused:
        read_answer(field(name), typed)
    assert said in str(refused.value)


def test_a_number_without_a_unit_takes_none() -> None:
    bare = replace(field("spo2_percent"), unit="")
    with pytest.raises(Slip, match="it has no unit; type the number without “kg”"):
        read_answer(bare, "7 kg")
