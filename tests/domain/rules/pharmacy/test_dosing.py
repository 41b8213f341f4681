"""The arithmetic of one dose against worked examples, and what is said about it."""

from dataclasses import replace
from decimal import Decimal, localcontext

import pytest

from il2nurse.domain.rules.pharmacy.dosing import (
    BagBand,
    Calculation,
    Deviation,
    NotCalculable,
    Preparation,
    Rounding,
    calculate,
)
from il2nurse.domain.values.quantity import show
from tests.domain.figures import DILUTION, PREPARATION, PRODUCT

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


def work(kg: str, bag: str | None = None, preparation: Preparation = PREPARATION) -> Calculation:
    return calculate(preparation, Decimal(kg), None if bag is None else Decimal(bag))


def with_rounding(step: str) -> Preparation:
    return replace(PREPARATION, roundings=(Rounding(None, Decimal(step)),))


@EXAMPLES
def test_the_usual_bag_matches_the_worked_examples(row: list[str]) -> None:
    kg, million, mg, ml, _, total, concentration, allowed, band, *_ = row
    worked = work(kg)
    assert worked.dose_international_units == Decimal(million) * 10**6
    assert show(worked.dose_mg, 3) == mg
    assert show(worked.exact_draw_up_ml, 3) == ml
    assert (show(worked.bag_ml), show(worked.total_ml, 2)) == ("50", total)
    assert show(worked.concentration_mg_per_ml, 4) == concentration
    assert worked.concentration_ok == (allowed == "yes") == (not worked.blocked)
    assert worked.suggested_bag_ml == worked.band_bag_ml == Decimal(band)


@EXAMPLES
def test_the_suggested_bag_matches_the_worked_examples(row: list[str]) -> None:
    kg, *_, band, concentration, total, rate = row
    worked = work(kg, band)
    assert worked.concentration_ok
    assert not worked.blocked
    assert show(worked.concentration_mg_per_ml, 4) == concentration
    assert show(worked.total_ml, 2) == total
    assert show(worked.rate_ml_per_h, 1) == rate


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
    assert how(worked, "Vials of 22 million").startswith("3.7 mL ÷ 1.22 mL")


def test_a_spare_vial_is_advised_only_above_the_fraction() -> None:
    assert not any("Have one more vial" in text for text in work("34.2", "25").warnings)
    assert any("Have one more vial" in text for text in work("34.21", "25").warnings)


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


def test_every_line_of_the_sum_can_be_followed_by_hand() -> None:
    assert [(line.what, line.how, line.answer) for line in work("70.0").steps] == [
        ("Dose", "70 kg × 600,000 per kg", "42 million international units"),
        ("Mass", "2.3333 mL × 1.1 mg per mL, rounded to 0.01", "2.57 mg"),
        (
            "Vials of 22 million",
            "2.3333 mL ÷ 1.2 mL that can be drawn from each, rounded up",
            "2 vials",
        ),
        ("Sterile water per vial", "fixed, without preservative", "1.2 mL"),
        ("Concentration in vial", "label", "18 million international units/mL"),
        (
            "Draw up",
            "42 million ÷ 18 million per mL = 2.3333 mL, rounded to the nearest 0.01 mL",
            "2.33 mL",
        ),
        (
            "Dose in the syringe",
            "2.33 mL × 18 million per mL, 0.14 % below the dose",
            "41.94 million international units",
        ),
        ("Into 5% dextrose", "the bag for this dose", "50 mL"),
        ("Total", "50 mL full bag + 2.33 mL drug, rounded to 0.01", "52.33 mL"),
        ("Final concentration", "2.5667 mg ÷ 52.33 mL, within 0.03 to 0.07", "0.049 mg/mL"),
        ("Pump rate", "52.33 mL × 60 ÷ 15 minutes, rounded to 0.1", "209.3 mL/h"),
    ]


def how(worked: Calculation, what: str) -> str:
    return next(line.how for line in worked.steps if line.what == what)


def test_a_sum_without_rounding_says_none() -> None:
    worked = work("60")
    assert how(worked, "Draw up") == "36 million ÷ 18 million per mL"
    assert how(worked, "Dose in the syringe").endswith("exactly the dose")
    assert how(worked, "Total") == "50 mL full bag + 2 mL drug"


def test_a_tiny_deviation_is_not_shown_as_none() -> None:
    worked = work("70", None, with_rounding("0.00001"))
    assert how(worked, "Dose in the syringe").endswith("under 0.01 % below the dose")


def test_a_single_vial_and_another_bag_are_named() -> None:
    worked = work("35")
    assert worked.steps[2].answer == "1 vial"
    assert how(worked, "Into 5% dextrose") == "the bag chosen, in place of 25 mL for this dose"
    assert how(worked, "Dose in the syringe").endswith("above the dose")
    assert how(worked, "Final concentration").endswith("outside 0.03 to 0.07")


LOW = "too dilute: the lowest allowed is 0.03 mg/mL"
HIGH = "too concentrated: the highest allowed is 0.07 mg/mL"


@pytest.mark.parametrize(
    ("kg", "bag", "concentration", "too", "fitting"),
    [
        ("35", "50", "0.0251", LOW, "25"),
        ("120", "50", "0.0815", HIGH, "100"),
        ("70", "20", "0.1149", HIGH, "50"),
    ],
)
def test_outside_the_window_is_blocked_with_the_bag_that_fits(
    kg: str, bag: str, concentration: str, too: str, fitting: str
) -> None:
    found, offer = work(kg, bag).blocked[0].split(". A ")
    assert found == f"In {bag} mL the final concentration is {concentration} mg/mL, which is {too}"
    assert offer == f"{fitting} mL bag fits; a pharmacist must sign for it."


def test_a_dose_that_no_bag_fits_is_blocked_whatever_bag_is_chosen() -> None:
    assert len(work("250").blocked) == 2
    own_bag = work("250", "150")
    assert own_bag.concentration_ok
    assert own_bag.suggested_bag_ml is None
    assert own_bag.blocked[0].startswith("No bag of this regimen")


def test_outside_its_band_the_smallest_fitting_bag_is_suggested() -> None:
    bands = (BagBand(None, Decimal(25)),)
    dilution = replace(DILUTION, bags=bands, bag_ml=Decimal(100))
    assert work("100", None, replace(PREPARATION, dilution=dilution)).suggested_bag_ml == 100


@pytest.mark.parametrize(
    ("low", "high", "shown"), [("0.06875", "0.09", "0.0688"), ("0.01", "0.06875", "0.06875")]
)
def test_a_concentration_exactly_on_a_limit_is_allowed(low: str, high: str, shown: str) -> None:
    dilution = replace(DILUTION, concentration_low=Decimal(low), concentration_high=Decimal(high))
    worked = work("100", None, replace(PREPARATION, dilution=dilution))
    assert worked.concentration_ok
    assert worked.steps[9].result == shown


def test_a_concentration_just_outside_is_not_shown_as_the_limit() -> None:
    dilution = replace(DILUTION, concentration_high=Decimal("0.0688"))
    worked = work("100", "49.95", replace(PREPARATION, dilution=dilution))
    assert not worked.concentration_ok
    assert worked.steps[9].result == "0.06881"


def test_a_concentration_a_hair_outside_is_shown_in_full() -> None:
    dilution = replace(DILUTION, concentration_high=Decimal("0.066"))
    bag = "46." + "9" * 28
    worked = work("90", bag, replace(PREPARATION, dilution=dilution))
    assert not worked.concentration_ok
    assert Decimal(worked.steps[9].result) > Decimal("0.066")


@pytest.mark.parametrize(
    ("kg", "bag", "part"),
    [
        ("70", None, "97.2 % of what can be drawn from 2 vials"),
        ("35", "25", "97.2 % of what can be drawn from 1 vial."),
        ("100", None, "0.0688 mg/mL is within 3 % of a limit of 0.03 to 0.07 mg/mL"),
        ("42.5", None, "0.0303 mg/mL is within 3 % of a limit"),
        ("45", "25", "names a 50 mL bag, and this sum is for 25 mL"),
        ("19", "25", "The dose of 11.4 million international units is not between 12 million"),
        ("260", "100", "The dose of 156 million international units is not between"),
    ],
)
def test_what_needs_a_second_look_is_said(kg: str, bag: str | None, part: str) -> None:
    assert any(part in warning for warning in work(kg, bag).warnings)


@pytest.mark.parametrize("kg", ["60.5", "82.5"])
def test_an_ordinary_dose_has_no_warning(kg: str) -> None:
    assert work(kg).warnings == ()


@pytest.mark.parametrize(
    ("kg", "warned", "blocked"),
    [("60", 0, 0), ("57.2", 0, 0), ("57", 1, 0), ("54.6", 1, 0), ("54", 0, 1), ("36", 0, 1)],
)
def test_rounding_that_changes_the_dose_is_warned_of_then_blocked(
    kg: str, warned: int, blocked: int
) -> None:
    # Rounded to whole 2 mL the dose changes by 0, 4.9, 5.3, 9.9, 11.1 and 67 %.
    worked = work(kg, None, with_rounding("2"))
    assert sum("A pharmacist must approve" in text for text in worked.warnings) == warned
    assert sum("cannot be measured" in text for text in worked.blocked) == blocked


def test_deviation_exactly_on_its_limits_is_the_milder_case() -> None:
    exact = replace(with_rounding("2"), deviation=Deviation(Decimal(25), Decimal(25)))
    worked = work("48", None, exact)
    assert worked.deviation_percent == 25
    assert not worked.blocked
    assert not any("approve" in text for text in worked.warnings)


@pytest.mark.parametrize("kg", ["0", "-70", "14.9", "300.1", "700", "NaN", "Infinity"])
def test_a_weight_that_is_a_slip_is_refused(kg: str) -> None:
    with pytest.raises(NotCalculable, match="is not between 15 and 300 kg"):
        work(kg)


@pytest.mark.parametrize("bag", ["0", "-50", "NaN", "Infinity"])
def test_a_bag_that_holds_nothing_is_refused(bag: str) -> None:
    with pytest.raises(NotCalculable, match="does not exist"):
        work("70", bag)


def test_the_callers_precision_does_not_change_a_dose() -> None:
    with localcontext(prec=4):
        narrow = work("82.53")
    assert narrow == work("82.53")
