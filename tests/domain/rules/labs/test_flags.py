"""A laboratory's flag behind a number is no part of it, and is held against the range."""

from datetime import UTC, datetime

import pytest

from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.labs.flags import check_flag, without_flag
from il2nurse.domain.rules.labs.reading import TypedResult, read_typed_result
from tests.laboratory import LABORATORY

AT = datetime(2026, 11, 24, 6, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cell", "number", "flag"),
    [
        ("6.8", "6.8", None),
        ("6.8 H", "6.8", "high"),
        ("6.8HH", "6.8", "high"),
        ("6.8 (H)", "6.8", "high"),
        ("2.1 L", "2.1", "low"),
        ("2.1 LL*", "2.1", "low"),
        ("<0.2 L", "<0.2", "low"),
        ("6.8*", "6.8", None),
        ("6.8 !", "6.8", None),
        ("6.8 h", "6.8 h", None),
        ("6.8 (repeat)", "6.8 (repeat)", None),
        ("5.9 haemolysed", "5.9 haemolysed", None),
        ("HH", "HH", None),
    ],
)
def test_what_a_cell_holds(cell: str, number: str, flag: str | None) -> None:
    assert without_flag(cell) == (number, flag)


@pytest.mark.parametrize(
    ("value", "flag", "refused"),
    [
        ("6.8", "high", False),
        ("6.8", "low", True),
        ("2.1", "high", True),
        ("2.1", "low", False),
        ("4.0", "high", False),
        ("2.1", None, False),
    ],
)
def test_a_flag_that_says_the_opposite_of_the_range_is_asked_about(
    value: str, flag: str | None, *, refused: bool
) -> None:
    test = LABORATORY.tests.find("potassium")
    assert test
    typed = TypedResult("potassium", value, "mmol/L", AT, range_text="3.5-5.0")
    received = read_typed_result(test, typed, "female", LABORATORY.tests.range_times)
    if not refused:
        check_flag(test, received, flag, value)
        return
    with pytest.raises(Slip, match="Ask the laboratory what it measured"):
        check_flag(test, received, flag, value)
