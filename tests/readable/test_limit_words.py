"""The limits of a criterion are told in as few words as their ranges allow."""

from decimal import Decimal

import pytest

from il2nurse.domain.regimen.comparisons import Comparison, Op
from il2nurse.readable.assessment.limit_words import limits_in_words
from il2nurse.readable.words import band_in_words
from tests.normal import REGIMEN


def of(op: Op, number: str) -> Comparison:
    return Comparison(op, Decimal(number))


@pytest.mark.parametrize(
    ("band", "said"),
    [
        ((of(Op.AT_LEAST, "120"), of(Op.AT_MOST, "130")), "120 to 130"),
        ((of(Op.AT_LEAST, "90"), of(Op.AT_MOST, "90")), "at 90"),
        ((of(Op.ABOVE, "40"), of(Op.AT_MOST, "50")), "above 40 to 50"),
        ((of(Op.BELOW, "120"), of(Op.AT_LEAST, "100")), "100 to below 120"),
        ((of(Op.BELOW, "-10"),), "below −10"),
        ((of(Op.OLDER_THAN_DAYS, "28"),), "more than 28 days ago"),
        ((of(Op.LATER_THAN_DAYS, "0"),), "after today"),
    ],
)
def test_a_band_is_told_from_its_lower_end_to_its_upper(
    band: tuple[Comparison, ...], said: str
) -> None:
    assert band_in_words(band, None) == said


@pytest.mark.parametrize(
    ("criterion", "said"),
    [
        ("heart_rate", "100 to below 120; relative: 120 to 130; stop the cycle: above 130 per min"),
        ("weight_gain", "watch: above 5 to 15; relative: above 15 %"),
        ("dosing_weight", "hold: below −20 or above 30; watch: −20 to below −10 %"),
        ("temperature", "watch: at least 38 °C"),
    ],
)
def test_ranges_that_touch_are_told_as_one(criterion: str, said: str) -> None:
    (found,) = [each for each in REGIMEN.criteria if each.id == criterion]
    assert limits_in_words(REGIMEN, found).endswith(said)
