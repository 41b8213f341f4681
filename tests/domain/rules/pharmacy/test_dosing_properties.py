"""The arithmetic of one dose, as properties of any weight and bag."""

from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.rules.pharmacy.dosing import calculate
from il2nurse.domain.values.quantity import ARITHMETIC
from tests.domain.figures import DILUTION, PREPARATION, PRODUCT

WEIGHTS = st.decimals(15, 300, places=2)
BAGS = st.decimals("0.5", 1000, places=1)


@given(st.decimals(15, 150, places=2), st.decimals(15, 150, places=2))
def test_the_dose_is_linear_in_the_weight(one: Decimal, other: Decimal) -> None:
    doses = [
        calculate(PREPARATION, kg).dose_international_units for kg in (one, other, one + other)
    ]
    assert doses[0] + doses[1] == doses[2]


@given(WEIGHTS, BAGS)
def test_the_concentration_is_allowed_exactly_inside_the_window(kg: Decimal, bag: Decimal) -> None:
    worked = calculate(PREPARATION, kg, bag)
    drug_ml = Fraction(kg) * 600_000 / 18_000_000
    concentration = drug_ml * Fraction(11, 10) / (Fraction(bag) + drug_ml)
    assert worked.bag.concentration_ok == (Fraction(3, 100) <= concentration <= Fraction(7, 100))
    assert worked.bag.concentration_ok or worked.blocks


@given(WEIGHTS)
def test_a_suggested_bag_always_fits(kg: Decimal) -> None:
    worked = calculate(PREPARATION, kg)
    if worked.bag.suggested_bag_ml is None:
        assert not any(
            calculate(PREPARATION, kg, bag).bag.concentration_ok for bag in DILUTION.sizes()
        )
    else:
        assert calculate(PREPARATION, kg, worked.bag.suggested_bag_ml).bag.concentration_ok


@given(WEIGHTS, st.sampled_from(["1", "1.2", "1.22"]))
def test_the_vials_hold_enough_and_none_is_spare(kg: Decimal, drawable: str) -> None:
    product = replace(PRODUCT, withdrawable_ml_per_vial=Decimal(drawable))
    worked = calculate(replace(PREPARATION, product=product), kg)
    needed = max(worked.exact_draw_up_ml, worked.draw_up_ml)
    assert worked.vials * Decimal(drawable) >= needed > (worked.vials - 1) * Decimal(drawable)


@given(WEIGHTS)
def test_volumes_and_rate_follow_from_the_exact_volume(kg: Decimal) -> None:
    worked = calculate(PREPARATION, kg)
    assert abs(worked.draw_up_ml - worked.exact_draw_up_ml) <= worked.draw_up_step_ml / 2
    with localcontext(ARITHMETIC):
        assert worked.bag.total_ml == worked.bag.bag_ml + worked.exact_draw_up_ml
        assert worked.bag.rate_ml_per_h == worked.bag.total_ml * 4


@given(WEIGHTS, BAGS, st.decimals(0, 30, places=1))
def test_what_the_bag_really_holds_enters_everything(
    kg: Decimal, bag: Decimal, more: Decimal
) -> None:
    filled = replace(PREPARATION, dilution=replace(DILUTION, overfill_percent=more))
    worked = calculate(filled, kg, bag)
    with localcontext(ARITHMETIC):
        holds = bag * (100 + more) / 100
        assert worked.bag.fill_ml == holds
        assert worked.bag.total_ml == holds + worked.exact_draw_up_ml
        assert worked.bag.rate_ml_per_h == worked.bag.total_ml * 60 / 15
    same = calculate(PREPARATION, kg, holds)
    assert worked.bag.concentration_mg_per_ml == same.bag.concentration_mg_per_ml
    assert worked.bag.concentration_ok == same.bag.concentration_ok
    assert worked.draw_up_ml == same.draw_up_ml


@given(WEIGHTS, st.decimals(0, 30, places=1))
def test_the_bag_that_is_suggested_fits_as_it_is_really_filled(kg: Decimal, more: Decimal) -> None:
    filled = replace(PREPARATION, dilution=replace(DILUTION, overfill_percent=more))
    suggested = calculate(filled, kg).bag.suggested_bag_ml
    if suggested is not None:
        assert calculate(filled, kg, suggested).bag.concentration_ok
