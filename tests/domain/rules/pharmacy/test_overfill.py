"""A bag that holds more than is printed on it: the worked numbers of the pharmacy."""

from dataclasses import replace
from decimal import Decimal

import pytest

from il2nurse.domain.rules.pharmacy.dosing import calculate
from il2nurse.readable.pharmacy.sum_lines import sum_lines
from tests.domain.figures import DILUTION, PREPARATION


@pytest.mark.parametrize(
    ("kg", "percent", "concentration"),
    [("42.3", "6", "0.0285"), ("50", "20", "0.0297"), ("70", "6", "0.0464")],
)
def test_the_real_fill_decides_the_concentration(kg: str, percent: str, concentration: str) -> None:
    dilution = replace(DILUTION, overfill_percent=Decimal(percent))
    worked = calculate(replace(PREPARATION, dilution=dilution), Decimal(kg), Decimal(50))
    assert round(worked.bag.concentration_mg_per_ml, 4) == Decimal(concentration)
    assert worked.bag.concentration_ok == (Decimal(concentration) >= Decimal("0.03"))


def test_the_sum_says_what_the_bag_holds() -> None:
    dilution = replace(DILUTION, overfill_percent=Decimal(6))
    worked = calculate(replace(PREPARATION, dilution=dilution), Decimal(70), Decimal(50))
    total = next(line for line in sum_lines(worked) if line.what == "Total")
    assert total.how.startswith("53 mL in the full 50 mL bag (6 % overfill) + 2.33 mL drug")
    assert total.answer == "55.33 mL"
    assert round(worked.bag.rate_ml_per_h, 1) == Decimal("221.3")


def test_a_bag_holds_no_less_than_is_printed() -> None:
    with pytest.raises(ValueError, match="less than its printed volume"):
        replace(DILUTION, overfill_percent=Decimal(-1))
