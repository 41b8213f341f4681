"""A bag as a site makes it: every method, whatever it really holds, and the sum that follows."""

from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.regimen.preparation import Preparation
from il2nurse.domain.rules.pharmacy.calculation import Calculation, DoseBlock
from il2nurse.domain.rules.pharmacy.dosing import calculate, made_by
from il2nurse.domain.values.bag_making import BagFill, BagMaking, BagMethod
from il2nurse.domain.values.quantity import ARITHMETIC, show
from il2nurse.readable.pharmacy.components import method
from il2nurse.readable.pharmacy.making_words import making_in_words
from il2nurse.readable.pharmacy.sum_lines import sum_lines
from il2nurse.readable.pharmacy.sum_warnings import blocks_in_words
from tests.domain.figures import DILUTION, PREPARATION

SIZES = [Decimal(25), Decimal(50), Decimal(100)]
KG = st.decimals(20, 205, places=2)
BAGS = st.sampled_from(SIZES)
OVERFILLS = st.decimals(0, 30, places=1)


def made(how: BagMethod, more: Decimal = Decimal(0)) -> Preparation:
    """The figures with bags that hold so many percent more, made by this method."""
    fills = tuple(BagFill(size, size * (100 + more) / 100) for size in SIZES)
    return made_by(PREPARATION, BagMaking(how, () if how is BagMethod.EMPTY else fills))


def work(kg: str, bag: str, how: BagMethod, more: str = "0") -> Calculation:
    """One dose in a bag that is made this way."""
    return calculate(made(how, Decimal(more)), Decimal(kg), Decimal(bag))


# kg, bag, then concentration and mL/h of: added to a full bag, drawn out first, an empty bag.
TABLE = """
35 25 0.0490 104.7 0.0513 100.0 0.0490 104.7
40 25 0.0557 105.3 0.0587 100.0 0.0557 105.3
50 50 0.0355 206.7 0.0367 200.0 0.0355 206.7
60 50 0.0423 208.0 0.0440 200.0 0.0423 208.0
70 50 0.0490 209.3 0.0513 200.0 0.0490 209.3
82.5 50 0.0573 211.0 0.0605 200.0 0.0573 211.0
100 50 0.0688 213.3 0.0733 200.0 0.0688 213.3
120 100 0.0423 416.0 0.0440 400.0 0.0423 416.0
150 100 0.0524 420.0 0.0550 400.0 0.0524 420.0
""".strip().splitlines()


@pytest.mark.parametrize("row", [line.split() for line in TABLE], ids=lambda row: row[0])
def test_the_weight_table_by_every_method(row: list[str]) -> None:
    kg, bag, *numbers = row
    for place, how in enumerate(BagMethod):
        worked = work(kg, bag, how)
        found = show(worked.bag.concentration_mg_per_ml, 4), show(worked.bag.rate_ml_per_h, 1)
        assert found == tuple(numbers[2 * place : 2 * place + 2])
        assert worked.bag.concentration_ok == (kg != "100" or how is not BagMethod.WITHDRAW)


@pytest.mark.parametrize(
    ("bag", "how", "first", "last"),
    [
        ("25", BagMethod.ADD, "21.1", "50.9"),
        ("50", BagMethod.ADD, "42.1", "101.9"),
        ("100", BagMethod.ADD, "84.2", "203.8"),
        ("25", BagMethod.WITHDRAW, "20.5", "47.7"),
        ("50", BagMethod.WITHDRAW, "41.0", "95.4"),
        ("100", BagMethod.WITHDRAW, "81.9", "190.9"),
    ],
)
def test_each_bag_serves_the_weights_of_the_table(
    bag: str, how: BagMethod, first: str, last: str
) -> None:
    tenth = Decimal("0.1")
    for kg, fits in (
        (Decimal(first) - tenth, False),
        (Decimal(first), True),
        (Decimal(last), True),
        (Decimal(last) + tenth, False),
    ):
        assert work(str(kg), bag, how).bag.concentration_ok is fits, kg


@given(KG, BAGS, st.sampled_from(BagMethod), OVERFILLS)
def test_volume_dose_and_concentration_agree(
    kg: Decimal, size: Decimal, how: BagMethod, more: Decimal
) -> None:
    worked = calculate(made(how, more), kg, size)
    bag, drug = worked.bag, Fraction(worked.dose_international_units) / 18_000_000
    holds = Fraction(size if how is BagMethod.EMPTY else size * (100 + more) / 100)
    total = holds if how is BagMethod.WITHDRAW else holds + drug
    assert bag.fill_ml == holds
    assert abs(Fraction(bag.total_ml) - total) < Fraction(1, 10**15)
    mg = drug * Fraction(11, 10)
    assert abs(Fraction(bag.concentration_mg_per_ml) * total - mg) < Fraction(1, 10**12)
    assert bag.concentration_ok == (Fraction(3, 100) <= mg / total <= Fraction(7, 100))
    assert bag.concentration_ok or DoseBlock.CONCENTRATION_OUTSIDE_WINDOW in worked.blocks
    with localcontext(ARITHMETIC):
        assert bag.withdrawn_ml == bag.fill_ml + worked.exact_draw_up_ml - bag.total_ml
        assert bag.rate_ml_per_h == bag.total_ml * 4


@given(KG, KG, BAGS, st.sampled_from(BagMethod), OVERFILLS)
def test_more_weight_is_never_weaker_and_a_fuller_bag_never_stronger(
    one: Decimal, other: Decimal, size: Decimal, how: BagMethod, more: Decimal
) -> None:
    low, high = sorted((one, other))
    light, heavy = (calculate(made(how, more), kg, size).bag for kg in (low, high))
    assert light.concentration_mg_per_ml <= heavy.concentration_mg_per_ml
    assert light.total_ml <= heavy.total_ml
    plain = calculate(made(how), high, size).bag
    assert heavy.concentration_mg_per_ml <= plain.concentration_mg_per_ml


@given(KG, BAGS, st.sampled_from(BagMethod), OVERFILLS)
def test_the_rounding_and_the_method_are_told(
    kg: Decimal, size: Decimal, how: BagMethod, more: Decimal
) -> None:
    worked = calculate(made(how, more), kg, size)
    lines = {line.what: line for line in sum_lines(worked)}
    assert ("rounded to" in lines["Draw up"].how) == (worked.draw_up_ml != worked.exact_draw_up_ml)
    assert ("drawn out first" in lines["Total"].how) == (how is BagMethod.WITHDRAW)
    assert ("measured into an empty bag" in lines["Total"].how) == (how is BagMethod.EMPTY)
    assert ("overfill" in lines["Total"].how) == (how is not BagMethod.EMPTY and more > 0)


@given(KG, st.sampled_from(BagMethod), OVERFILLS)
def test_a_bag_that_does_not_fit_names_the_one_that_does(
    kg: Decimal, how: BagMethod, more: Decimal
) -> None:
    preparation = made(how, more)
    worked = calculate(preparation, kg)
    suggested = worked.bag.suggested_bag_ml
    if suggested is None:
        assert DoseBlock.NO_BAG_FITS in worked.blocks
        return
    assert calculate(preparation, kg, suggested).bag.concentration_ok
    told = " ".join(blocks_in_words(worked))
    assert worked.bag.concentration_ok or f"A {show(suggested)} mL bag fits" in told


def test_the_sheet_says_what_is_done_with_the_bag() -> None:
    add, out, empty = (
        [line[0].text for line in method(work("70", "50", how, "6"))] for how in BagMethod
    )
    assert add[0] == "Add 2.33 mL of drug to the full 50 mL bag. Draw nothing out of it first."
    assert add[1].startswith("The sum takes a 50 mL bag to hold 53 mL (6 % overfill)")
    assert out[0] == (
        "Draw 2.33 mL out of the full 50 mL bag and throw it away. Then add 2.33 mL of drug."
    )
    assert empty == [
        "Measure 50 mL of 5% dextrose into an EMPTY bag. Then add 2.33 mL of drug.",
        "The sum goes by the fluid that is measured in, whatever the bag could hold.",
    ]


def test_a_bag_that_the_site_does_not_name_holds_what_the_regimen_says() -> None:
    six = replace(PREPARATION, dilution=replace(DILUTION, overfill_percent=Decimal(6)))
    making = BagMaking(BagMethod.ADD, (BagFill(Decimal(100), Decimal(107)),))
    preparation = made_by(six, making)
    assert preparation.demand_dilution().fill_ml(Decimal(50)) == 53
    assert preparation.demand_dilution().fill_ml(Decimal(100)) == 107
    assert making_in_words(making) == "the drug is added to the full bag (100 mL holds 107 mL)"
