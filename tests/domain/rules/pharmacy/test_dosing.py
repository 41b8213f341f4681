"""The arithmetic of one dose against worked examples, and what speaks against it."""

from dataclasses import replace
from decimal import Decimal, localcontext

import pytest

from il2nurse.domain.regimen.doses import PerKg
from il2nurse.domain.regimen.preparation import BagBand, Deviation
from il2nurse.domain.rules.pharmacy.calculation import DoseBlock, DoseCaution
from il2nurse.domain.rules.pharmacy.dosing import NotCalculable, NotMeant, calculate
from il2nurse.domain.values.quantity import show
from tests.domain.figures import DILUTION, LIMITS, PREPARATION, PRODUCT, with_rounding, work

# kg, million, mg, exact mL, vials at 1.22, 1.2 and 1 mL, total and concentration in 50 mL, allowed,
# bag of the band, concentration, total and mL/h in that bag. At 100 kg it is exactly 0.06875.
WORKED = """
35 21 1.283 1.167 112 51.17 0.0251 no 25 0.0490 26.17 104.7
40 24 1.467 1.333 222 51.33 0.0286 no 25 0.0557 26.33 105.3
50 30 1.833 1.667 222 51.67 0.0355 yes 50 0.0355 51.67 206.7
60 36 2.200 2.000 222 52.00 0.0423 yes 50 0.0423 52.00 208.0
70 42 2.567 2.333 223 52.33 0.0490 yes 50 0.0490 52.33 209.3
82.5 49.5 3.025 2.750 333 52.75 0.0573 yes 50 0.0573 52.75 211.0
100 60 3.667 3.333 334 53.33 0.0688 yes 50 0.0688 53.33 213.3
120 72 4.400 4.000 444 54.00 0.0815 no 100 0.0423 104.00 416.0
150 90 5.500 5.000 555 55.00 0.1000 no 100 0.0524 105.00 420.0
""".strip().splitlines()
EXAMPLES = pytest.mark.parametrize("row", [line.split() for line in WORKED], ids=lambda row: row[0])


@EXAMPLES
def test_the_usual_bag_matches_the_worked_examples(row: list[str]) -> None:
    kg, million, mg, ml, _, total, concentration, allowed, band, *_ = row
    worked = work(kg)
    assert worked.dose_international_units == Decimal(million) * 10**6
    assert show(worked.dose_mg, 3) == mg
    assert show(worked.exact_draw_up_ml, 3) == ml
    assert (show(worked.bag.bag_ml), show(worked.bag.total_ml, 2)) == ("50", total)
    assert show(worked.bag.concentration_mg_per_ml, 4) == concentration
    assert worked.bag.concentration_ok == (allowed == "yes") == (not worked.blocks)
    assert worked.bag.suggested_bag_ml == worked.bag.band_bag_ml == Decimal(band)


@EXAMPLES
def test_the_suggested_bag_matches_the_worked_examples(row: list[str]) -> None:
    kg, *_, band, concentration, total, rate = row
    worked = work(kg, band)
    assert worked.bag.concentration_ok
    assert not worked.blocks
    assert show(worked.bag.concentration_mg_per_ml, 4) == concentration
    assert show(worked.bag.total_ml, 2) == total
    assert show(worked.bag.rate_ml_per_h, 1) == rate


@EXAMPLES
def test_vials_follow_from_what_can_be_drawn(row: list[str]) -> None:
    for drawable, count in zip(("1.222222223", "1.2", "1"), row[4], strict=True):
        product = replace(PRODUCT, withdrawable_ml_per_vial=Decimal(drawable))
        assert work(row[0], None, replace(PREPARATION, product=product)).vials == int(count)


def test_vials_hold_the_volume_that_is_drawn_not_only_the_exact_one() -> None:
    product = replace(PRODUCT, withdrawable_ml_per_vial=Decimal("1.22"))
    worked = work("109.5", None, replace(PREPARATION, product=product))
    assert (worked.exact_draw_up_ml, worked.draw_up_ml) == (Decimal("3.65"), Decimal("3.7"))
    assert worked.vials == 4


def test_a_spare_vial_is_advised_only_above_the_fraction() -> None:
    assert DoseCaution.SPARE_VIAL not in work("34.2", "25").cautions
    assert DoseCaution.SPARE_VIAL in work("34.21", "25").cautions


@pytest.mark.parametrize(
    ("kg", "ml", "drawn", "deviation"),
    [
        ("35", "1.17", "21060000", "0.29"),
        ("70", "2.33", "41940000", "-0.14"),
        ("60", "2", "36000000", "0.00"),
        ("90", "3", "54000000", "0.00"),
        ("100", "3.3", "59400000", "-1.00"),
    ],
)
def test_the_syringe_is_rounded_and_calculated_back(
    kg: str, ml: str, drawn: str, deviation: str
) -> None:
    worked = work(kg)
    assert show(worked.draw_up_ml) == ml
    assert show(worked.drawn_international_units) == drawn
    assert show(worked.deviation_percent, 2) == deviation


def test_a_dose_that_no_bag_fits_is_blocked_whatever_bag_is_chosen() -> None:
    assert work("250").blocks == (
        DoseBlock.CONCENTRATION_OUTSIDE_WINDOW,
        DoseBlock.NO_BAG_FITS,
    )
    own_bag = work("250", "150")
    assert own_bag.bag.concentration_ok
    assert own_bag.bag.suggested_bag_ml is None
    assert own_bag.blocks == (DoseBlock.NO_BAG_FITS,)


def test_outside_its_band_the_smallest_fitting_bag_is_suggested() -> None:
    bands = (BagBand(None, Decimal(25)),)
    dilution = replace(DILUTION, bags=bands, bag_ml=Decimal(100))
    assert work("100", None, replace(PREPARATION, dilution=dilution)).bag.suggested_bag_ml == 100


@pytest.mark.parametrize("kg", ["60.5", "82.5"])
def test_an_ordinary_dose_has_no_caution(kg: str) -> None:
    assert work(kg).cautions == ()


@pytest.mark.parametrize(
    ("override", "refuse", "warned", "blocked"),
    [
        ("0.5", "1", True, False),
        ("0.5", "0.99", False, True),
        ("1", "2", False, False),
        ("0.99", "2", True, False),
    ],
)
def test_a_rounding_error_on_a_limit_is_within_it(
    override: str, refuse: str, *, warned: bool, blocked: bool
) -> None:
    """At 100 kg 3.333 mL are drawn up as 3.3 mL: exactly 1 % too little."""
    rule = Deviation(Decimal(override), Decimal(refuse))
    worked = work("100", None, replace(PREPARATION, deviation=rule))
    assert (DoseCaution.ROUNDING_NEEDS_APPROVAL in worked.cautions) is warned
    assert (DoseBlock.ROUNDING_TOO_COARSE in worked.blocks) is blocked


@pytest.mark.parametrize(
    ("kg", "warned", "blocked"),
    [
        ("60", False, False),
        ("57.2", False, False),
        ("57", True, False),
        ("54.6", True, False),
        ("54", False, True),
        ("36", False, True),
    ],
)
def test_rounding_that_changes_the_dose_is_warned_of_then_blocked(
    kg: str, *, warned: bool, blocked: bool
) -> None:
    # Rounded to whole 2 mL the dose changes by 0, 4.9, 5.3, 9.9, 11.1 and 67 %.
    worked = work(kg, None, with_rounding("2"))
    assert (DoseCaution.ROUNDING_NEEDS_APPROVAL in worked.cautions) == warned
    assert (DoseBlock.ROUNDING_TOO_COARSE in worked.blocks) == blocked


def test_deviation_exactly_on_its_limits_is_the_milder_case() -> None:
    exact = replace(with_rounding("2"), deviation=Deviation(Decimal(25), Decimal(25)))
    worked = work("48", None, exact)
    assert worked.deviation_percent == 25
    assert not worked.blocks
    assert DoseCaution.ROUNDING_NEEDS_APPROVAL not in worked.cautions


@pytest.mark.parametrize("kg", ["0", "-70", "14.9", "300.1", "700", "NaN", "Infinity"])
def test_a_weight_that_is_a_slip_is_refused(kg: str) -> None:
    with pytest.raises(NotCalculable, match=NotMeant.WEIGHT):
        work(kg)


@pytest.mark.parametrize("bag", ["0", "-50", "NaN", "Infinity"])
def test_a_bag_that_holds_nothing_is_refused(bag: str) -> None:
    with pytest.raises(NotCalculable, match=NotMeant.BAG):
        work("70", bag)


def test_the_callers_precision_does_not_change_a_dose() -> None:
    with localcontext(prec=4):
        narrow = work("82.53")
    assert narrow == work("82.53")


@pytest.mark.parametrize(("low", "high"), [("0.06875", "0.09"), ("0.01", "0.06875")])
def test_a_concentration_exactly_on_a_limit_is_allowed(low: str, high: str) -> None:
    dilution = replace(DILUTION, concentration_low=Decimal(low), concentration_high=Decimal(high))
    assert work("100", None, replace(PREPARATION, dilution=dilution)).bag.concentration_ok


@pytest.mark.parametrize(
    ("kg", "bag", "caution"),
    [
        ("100", None, DoseCaution.NEAR_CONCENTRATION_LIMIT),
        ("42.5", None, DoseCaution.NEAR_CONCENTRATION_LIMIT),
        ("45", "25", DoseCaution.OTHER_BAG),
        ("19", "25", DoseCaution.UNUSUAL_DOSE),
        ("260", "100", DoseCaution.UNUSUAL_DOSE),
    ],
)
def test_what_needs_a_second_look_is_found(kg: str, bag: str | None, caution: DoseCaution) -> None:
    assert caution in work(kg, bag).cautions


@pytest.mark.parametrize("past", [Decimal(-1), Decimal(0), Decimal(1)])
def test_a_dose_on_its_limits_is_usual_and_one_unit_past_them_is_not(past: Decimal) -> None:
    dose = work("70").dose_international_units
    for limits in (
        replace(LIMITS, lowest_international_units=dose + past),
        replace(LIMITS, highest_international_units=dose - past),
    ):
        dosing = PerKg(Decimal(600_000), limits)
        found = calculate(replace(PREPARATION, dosing=dosing), Decimal(70)).cautions
        assert (DoseCaution.UNUSUAL_DOSE in found) is (past > 0)
