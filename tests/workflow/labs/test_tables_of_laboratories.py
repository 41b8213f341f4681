"""Tables as laboratories write them: every row comes to what the laboratory meant, or is told."""

import pytest

from tests.ward import MRN, Ward, make_ward
from tests.workflow.labs.test_results import bring_in, looked_at, row

HEAD = "test;value;unit;reference range;specimen time"
BILLIONS = (
    *("x10E9/L", "×10⁹/L", "x10*9/L", "10**9/L", "/nL", "G/L", "Gpt/L"),
    *("10(9)/L", "10 9/L", "giga/L", "1e9/L"),
)
THOUSANDS = (
    *("x10E3/uL", "×10³/µL", "thou/uL", "10*3/mm3", "K/mcL", "Tsd/µl"),
    *("x10(3)/mcL", "k/cumm", "10^3 cells/uL"),
)
ONES = ("{cells}/uL", "cells/mcL", "/mm³", "/cumm", "#/uL", "per mm3")
OTHERS = ("10^3/L", "10^12/L", "109/L", "x10E-9/L", "10^9", "%", "/fL", "lakh/cumm")


@pytest.fixture
def ward() -> Ward:
    """A ward with one patient and an order, at 7 in the morning."""
    return make_ward()


def minute(number: int) -> str:
    """A time of a specimen of this morning."""
    return f"2026-11-20 06:{number:02d}"


def test_every_spelling_of_a_count_is_the_same_count(ward: Ward) -> None:
    written = [
        *(("212", unit) for unit in (*BILLIONS, *THOUSANDS)),
        *(("212000", unit) for unit in ONES),
    ]
    rows = [
        f"platelets;{value};{unit};;{minute(at)}" for at, (value, unit) in enumerate(written, 1)
    ]
    assert bring_in(ward, *rows, head=HEAD) == len(written)
    kept = ward.station.case(MRN).chart.results
    assert {each.received.own for each in kept} == {212_000}


@pytest.mark.parametrize("unit", OTHERS)
def test_what_is_no_unit_of_it_is_told_and_never_guessed(ward: Ward, unit: str) -> None:
    (found,) = looked_at(ward, f"platelets;212;{unit};;{minute(1)}", head=HEAD).rows
    assert "is no unit for it" in str(found.problem)


@pytest.mark.parametrize(
    ("line", "flag"),
    [
        ("creatinine;3.5;mg/dL;53-106", "cannot be in the unit of the value, 3.5 mg/dL"),
        ("platelets;90000;/mm3;150-450", "cannot be in the unit of the value, 90,000 per mm³"),
        ("hemoglobin;11;g/dL;120-160", "cannot be in the unit of the value, 11 g/dL"),
        ("creatinine;97;umol/L;0.6-1.2", "cannot be in the unit of the value, 97 micromol/L"),
    ],
)
def test_a_range_in_another_scale_refuses_its_row(ward: Ward, line: str, flag: str) -> None:
    (found,) = looked_at(ward, f"{line};{minute(1)}", head=HEAD).rows
    assert flag in str(found.problem)


@pytest.mark.parametrize("value", ["H 97", "~97", "97-99", "(97)"])
def test_a_number_with_something_beside_it_is_refused_for_that(ward: Ward, value: str) -> None:
    (found,) = looked_at(ward, f"creatinine;{value};umol/L;;{minute(1)}", head=HEAD).rows
    assert "does not belong in it" in str(found.problem)


def test_another_unit_behind_the_number_is_refused_by_name(ward: Ward) -> None:
    (found,) = looked_at(ward, f"creatinine;97 bpm;umol/L;;{minute(1)}", head=HEAD).rows
    assert "“bpm” is no unit for it" in str(found.problem)


@pytest.mark.parametrize(
    "text", ["53…106", "53 / 106", "53;106", "53 106", "106", "see report", "N/A", "0-0", "53-"]
)
def test_a_range_without_plain_limits_refuses_nothing_and_is_said(ward: Ward, text: str) -> None:
    cell = f'"{text}"' if ";" in text else text
    bring_in(ward, f"creatinine;97;umol/L;{cell};{minute(1)}", head=HEAD)
    (kept,) = ward.station.case(MRN).chart.results
    assert kept.received.range_text == text
    assert "the default range is used" in str(kept.received.range_remark)
    assert row(ward, "creatinine").point.at == kept.at
