"""A dose that was ordered as a level: its volume, and what has no place in its sum."""

from decimal import Decimal

import pytest

from il2nurse.domain.regimen.preparation import NotOfThisRegimen
from il2nurse.domain.rules.pharmacy.calculation import DoseCaution
from il2nurse.domain.rules.pharmacy.dosing import (
    NotCalculable,
    NotMeant,
    calculate,
    calculate_level,
)
from il2nurse.domain.values.quantity import show
from il2nurse.readable.doses import doses_in_words
from il2nurse.readable.pharmacy.sum_lines import sum_lines
from il2nurse.readable.pharmacy.weight_words import not_calculable_in_words
from tests.domain.figures import INJECTED, PREPARATION


@pytest.mark.parametrize(
    ("million", "exact", "draw_up", "percent"),
    [
        ("4.5", "0.2500", "0.25", "0.00"),
        ("6", "0.3333", "0.33", "-1.00"),
        ("7.5", "0.4167", "0.42", "0.80"),
    ],
)
def test_the_volume_is_rounded_once(million: str, exact: str, draw_up: str, percent: str) -> None:
    worked = calculate_level(INJECTED, Decimal(million) * 1_000_000)
    assert show(worked.exact_draw_up_ml, 4) == exact
    assert show(worked.draw_up_ml) == draw_up
    assert f"{worked.deviation_percent:.2f}" == percent
    assert (worked.vials, worked.in_bag, worked.weight_kg) == (1, None, None)
    assert (worked.cautions, worked.blocks) == ((), ())


def test_the_sum_ends_with_the_syringe() -> None:
    lines = sum_lines(calculate_level(INJECTED, Decimal(6_000_000)))
    assert lines[0].how == "6,000,000 as ordered, whatever the weight"
    assert "Into" not in {line.what.split()[0] for line in lines}
    assert lines[2].what == "Dose in the syringe"
    assert not any("Pump" in each.what or "Total" in each.what for each in lines)


@pytest.mark.parametrize("million", ["5", "9", "0", "-6", "NaN", "6.0001"])
def test_what_is_no_level_is_refused_with_those_there_are(million: str) -> None:
    with pytest.raises(NotCalculable) as refused:
        calculate_level(INJECTED, Decimal(million) * 1_000_000)
    assert refused.value.what is NotMeant.DOSE


def test_the_refusal_names_the_levels() -> None:
    problem = NotCalculable(NotMeant.DOSE, Decimal(5_000_000))
    assert not_calculable_in_words(problem, INJECTED) == (
        "5 million international units is no dose of this regimen, which has 4.5 million, "
        "6 million or 7.5 million international units a dose. Nothing was calculated. Check the "
        "order."
    )


def test_a_bag_where_there_is_none_is_refused() -> None:
    with pytest.raises(NotCalculable) as refused:
        calculate_level(INJECTED, Decimal(6_000_000), Decimal(50))
    assert "goes into no bag" in not_calculable_in_words(refused.value, INJECTED)


def test_neither_way_takes_what_the_other_goes_by() -> None:
    with pytest.raises(NotOfThisRegimen):
        calculate(INJECTED, Decimal(70))
    with pytest.raises(NotCalculable):
        calculate_level(PREPARATION, Decimal(42_000_000))
    worked = calculate_level(INJECTED, Decimal(6_000_000))
    for part in ("bag", "kg"):
        with pytest.raises(NotOfThisRegimen):
            getattr(worked, part)


def test_a_dose_by_weight_is_told_by_weight() -> None:
    assert doses_in_words(PREPARATION) == "600,000 international units per kg"
    assert DoseCaution.UNUSUAL_DOSE in calculate(PREPARATION, Decimal("15.5")).cautions
