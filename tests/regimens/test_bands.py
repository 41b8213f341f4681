"""Bands of numbers meet where a number lies in both, and nowhere else."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.regimen.comparisons import NUMERIC, Comparison, Op
from il2nurse.regimens.bands import band_of
from tests.regimens.test_shipped_file import _NO_DAY

limits = st.integers(0, 6).map(Decimal)
comparisons = st.builds(Comparison, st.sampled_from(sorted(NUMERIC)), limits)
bands = st.lists(comparisons, min_size=1, max_size=3)
HALVES = [Decimal(n) / 2 for n in range(-2, 16)]


def met(comparisons: list[Comparison]) -> set[Decimal]:
    return {n for n in HALVES if all(each.holds(str(n), _NO_DAY) for each in comparisons)}


@given(bands)
def test_a_band_is_empty_exactly_where_no_number_meets_it(one: list[Comparison]) -> None:
    assert band_of(one).empty == (not met(one))


@given(bands, bands)
def test_two_bands_meet_exactly_where_they_share_a_number(
    one: list[Comparison], two: list[Comparison]
) -> None:
    assert band_of(one).both(band_of(two)).empty == (not met(one) & met(two))


def test_bands_that_only_touch_do_not_meet() -> None:
    below = band_of([Comparison(Op.BELOW, Decimal(90))])
    assert below.both(band_of([Comparison(Op.AT_LEAST, Decimal(90))])).empty
    assert not below.both(band_of([Comparison(Op.AT_LEAST, Decimal("89.9"))])).empty
