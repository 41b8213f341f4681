"""The sum of one dose as people read it: every line, and what speaks against it in sentences."""

from dataclasses import replace
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.rules.pharmacy.calculation import Calculation, DoseBlock, DoseCaution
from il2nurse.domain.values.quantity import TENTH, round_half_up, show
from il2nurse.readable.pharmacy.sum_lines import shown_concentration, sum_lines
from il2nurse.readable.pharmacy.sum_warnings import (
    BLOCKS,
    CAUTIONS,
    blocks_in_words,
    cautions_in_words,
)
from il2nurse.readable.pharmacy.total_volume import pump_total, rounded_from, shown_total
from tests.domain.figures import DILUTION, PREPARATION, PRODUCT, with_rounding, work


def test_every_line_of_the_sum_can_be_followed_by_hand() -> None:
    assert [(line.what, line.how, line.answer) for line in sum_lines(work("70.0"))] == [
        (
            "Dose",
            "70 kg × 600,000 international units per kg = 42,000,000",
            "42 million international units",
        ),
        (
            "Draw up",
            (
                "42 million international units ÷ 18 million international units per mL "
                "= 2.3333 mL, rounded to the nearest 0.01 mL"
            ),
            "2.33 mL",
        ),
        (
            "Dose in the syringe",
            "2.33 mL × 18 million international units per mL, 0.14 % below the dose",
            "41.94 million international units",
        ),
        ("Mass", "2.3333 mL × 1.1 mg per mL, rounded to 0.01 mg", "2.57 mg"),
        (
            "Vials of 22 million international units",
            "2.3333 mL ÷ 1.2 mL that can be drawn from each, rounded up",
            "2 vials",
        ),
        ("Sterile water per vial", "fixed, without preservative", "1.2 mL"),
        ("Concentration in vial", "as the label says", "18 million international units/mL"),
        ("Into 5% dextrose", "the bag for this dose", "50 mL"),
        ("Total", "50 mL full bag + 2.33 mL drug, rounded to 0.01 mL", "52.33 mL"),
        ("Final concentration", "2.5667 mg ÷ 52.33 mL, within 0.03 to 0.07 mg/mL", "0.049 mg/mL"),
        (
            "Pump rate",
            "52.33 mL × 60 minutes per hour ÷ 15 minutes, rounded to 0.1 mL/h",
            "209.3 mL/h",
        ),
    ]


@given(st.decimals("25", "300", places=2))
def test_the_rate_follows_from_the_volume_that_is_shown(kg: Decimal) -> None:
    worked = work(str(kg))
    minutes, rate = worked.bag.dilution.infusion_minutes, sum_lines(worked)[-1].result
    shown = [shown_total(worked), *([] if rounded_from(worked) else [pump_total(worked)])]
    for volume in shown:
        assert show(round_half_up(Decimal(volume) * 60 / minutes, TENTH)) == rate


def test_a_volume_from_which_the_rate_does_not_follow_says_what_it_is_rounded_from() -> None:
    assert (pump_total(work("92")), rounded_from(work("92"))) == ("53.1", "rounded from 53.07 mL")
    assert (pump_total(work("75")), rounded_from(work("75"))) == ("52.5", None)


def how(worked: Calculation, what: str) -> str:
    return next(line.how for line in sum_lines(worked) if line.what == what)


def test_a_sum_without_rounding_says_none() -> None:
    worked = work("60")
    assert (
        how(worked, "Draw up")
        == "36 million international units ÷ 18 million international units per mL"
    )
    assert how(worked, "Dose in the syringe").endswith("exactly the dose")
    assert how(worked, "Total") == "50 mL full bag + 2 mL drug"


def test_a_tiny_deviation_is_not_shown_as_none() -> None:
    worked = work("70", None, with_rounding("0.00001"))
    assert how(worked, "Dose in the syringe").endswith("under 0.01 % below the dose")


def test_a_single_vial_and_another_bag_are_named() -> None:
    worked = work("35")
    assert sum_lines(worked)[4].answer == "1 vial"
    assert how(worked, "Into 5% dextrose") == "the bag chosen, in place of 25 mL for this dose"
    assert how(worked, "Dose in the syringe").endswith("above the dose")
    assert how(worked, "Final concentration").endswith("outside 0.03 to 0.07 mg/mL")


LOW = "too dilute: the lowest allowed is 0.03 mg/mL"
USUAL = "50"
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
    found, offer = blocks_in_words(work(kg, bag))[0].split(". A ")
    assert found == f"In {bag} mL the final concentration is {concentration} mg/mL, which is {too}"
    signs = "" if fitting == USUAL else "; a pharmacist must sign for it"
    assert offer == f"{fitting} mL bag fits{signs}."


@pytest.mark.parametrize(
    ("low", "high", "shown"), [("0.06875", "0.09", "0.0688"), ("0.01", "0.06875", "0.06875")]
)
def test_a_concentration_exactly_on_a_limit_is_shown_as_allowed(
    low: str, high: str, shown: str
) -> None:
    dilution = replace(DILUTION, concentration_low=Decimal(low), concentration_high=Decimal(high))
    worked = work("100", None, replace(PREPARATION, dilution=dilution))
    assert shown_concentration(worked) == shown


def test_a_concentration_just_outside_is_not_shown_as_the_limit() -> None:
    dilution = replace(DILUTION, concentration_high=Decimal("0.0688"))
    worked = work("100", "49.95", replace(PREPARATION, dilution=dilution))
    assert not worked.bag.concentration_ok
    assert shown_concentration(worked) == "0.06881"


def test_a_concentration_a_hair_outside_is_shown_in_full() -> None:
    dilution = replace(DILUTION, concentration_high=Decimal("0.066"))
    bag = "46." + "9" * 28
    worked = work("90", bag, replace(PREPARATION, dilution=dilution))
    assert not worked.bag.concentration_ok
    assert Decimal(shown_concentration(worked)) > Decimal("0.066")


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
    assert any(part in warning for warning in cautions_in_words(work(kg, bag)))


@pytest.mark.parametrize(
    ("kg", "cautions", "blocks"),
    [
        ("57", ("A pharmacist must approve it before it is drawn up.",), ()),
        ("54", (), ("It cannot be measured this way; call pharmacy.",)),
    ],
)
def test_rounding_that_changes_the_dose_is_said_with_the_dose_it_gives(
    kg: str, cautions: tuple[str, ...], blocks: tuple[str, ...]
) -> None:
    # Rounded to whole 2 mL the dose changes by 5.3 and 11.1 %.
    worked = work(kg, None, with_rounding("2"))
    said = {"57": "Rounding to 2 mL changes the dose by 5.26 %, to 36 million international units."}
    said["54"] = said["57"].replace("5.26", "11.11")
    assert tuple(f"{said[kg]} {each}" for each in cautions) == cautions_in_words(worked)
    assert tuple(f"{said[kg]} {each}" for each in blocks) == blocks_in_words(worked)


def test_a_dose_that_no_bag_fits_is_said_so() -> None:
    outside, none_fits = blocks_in_words(work("250"))
    assert outside.endswith("too concentrated: the highest allowed is 0.07 mg/mL.")
    assert none_fits.startswith("No bag of this regimen")


def test_the_vials_are_counted_for_the_volume_that_is_drawn() -> None:
    product = replace(PRODUCT, withdrawable_ml_per_vial=Decimal("1.22"))
    worked = work("109.5", None, replace(PREPARATION, product=product))
    assert how(worked, "Vials of 22 million international units").startswith("3.7 mL ÷ 1.22 mL")


def test_every_caution_and_every_block_has_a_sentence() -> None:
    assert CAUTIONS.keys() == set(DoseCaution)
    assert BLOCKS.keys() == set(DoseBlock)


def test_the_callers_precision_does_not_change_a_word() -> None:
    worked = work("82.53", "25")
    with localcontext(prec=4):
        narrow = (sum_lines(worked), cautions_in_words(worked), blocks_in_words(worked))
    assert narrow == (sum_lines(worked), cautions_in_words(worked), blocks_in_words(worked))


@given(st.decimals(15, 300, places=2), st.decimals("0.5", 1000, places=1))
def test_the_shown_concentration_never_contradicts_the_verdict(kg: Decimal, bag: Decimal) -> None:
    worked = work(str(kg), str(bag))
    shown = Decimal(shown_concentration(worked))
    assert (Decimal("0.03") <= shown <= Decimal("0.07")) == worked.bag.concentration_ok
