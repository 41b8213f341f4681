"""What stands beside a result: flag, trend, corrected calcium, baseline."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from il2nurse.domain.regimen.labs.tests import Range
from il2nurse.domain.rules.labs.points import (
    Direction,
    Flag,
    Point,
    baseline_of,
    corrected_calcium,
    trend_of,
)
from il2nurse.domain.values.measure import read_measure
from tests.domain.made import at
from tests.laboratory import TESTS

USUAL = Range(Decimal("0.5"), Decimal("1.1"))
FORMULA = TESTS.corrected_calcium
CORRECTED = TESTS.tests["calcium_corrected"]


def point(value: str, minutes: float = 0, usual: Range | None = USUAL) -> Point:
    return Point(0, at(minutes), read_measure(value), usual, value, "okafor", "mg/dL")


@pytest.mark.parametrize(
    ("value", "flag"),
    [
        ("0.49", Flag.LOW),
        ("0.5", Flag.WITHIN),
        ("1.1", Flag.WITHIN),
        ("1.11", Flag.HIGH),
        ("<0.5", Flag.LOW),
        ("<0.6", Flag.OPEN),
        (">1.1", Flag.HIGH),
        (">1", Flag.OPEN),
    ],
)
def test_a_result_is_low_or_high_only_where_that_is_sure(value: str, flag: Flag) -> None:
    assert point(value).flag is flag


def test_without_a_range_there_is_no_flag() -> None:
    assert point("1", usual=None).flag is Flag.OPEN
    assert point("1", usual=Range(None, Decimal(2))).flag is Flag.WITHIN


@pytest.mark.parametrize(
    ("was", "now", "direction", "shown"),
    [
        ("0.9", "1.3", Direction.RISING, "rising, +0.4"),
        ("1.3", "0.9", Direction.FALLING, "falling, −0.4"),
        ("0.9", "0.9", Direction.UNCHANGED, "unchanged"),
        ("<0.2", "0.2", Direction.RISING, "rising"),
        ("<0.2", ">=0.2", Direction.RISING, "rising"),
        ("<0.2", "0.1", Direction.OPEN, "not comparable"),
        ("<0.2", "<0.2", Direction.OPEN, "not comparable"),
        (">10", "10", Direction.FALLING, "falling"),
        ("9", ">9", Direction.RISING, "rising"),
        (">9", "12", Direction.OPEN, "not comparable"),
    ],
)
def test_a_trend_is_told_only_where_it_is_sure(
    was: str, now: str, direction: Direction, shown: str
) -> None:
    found = trend_of(point(was), point(now, 60))
    assert (found.direction, found.shown) == (direction, shown)


def corrected(calcium: Sequence[Point], albumin: Sequence[Point]) -> list[Decimal]:
    found = corrected_calcium(FORMULA, CORRECTED, tuple(calcium), tuple(albumin), "female")
    return [each.measure.value for each in found]


def test_calcium_is_corrected_by_the_albumin_nearest_in_time() -> None:
    albumin = [point("3", -600), point("2.5", 10), point("4", 300)]
    assert corrected([point("8")], albumin) == [Decimal("9.2")]
    assert corrected([point("8", 300)], albumin) == [Decimal(8)]


@pytest.mark.parametrize(
    ("calcium", "albumin"),
    [("8", []), ("8", [point("2.5", 24 * 60 + 1)]), ("8", [point("<2.5")]), ("<8", [point("2.5")])],
)
def test_without_both_numbers_nothing_is_corrected(calcium: str, albumin: list[Point]) -> None:
    assert corrected([point(calcium)], albumin) == []


def test_the_baseline_is_the_last_number_before_the_first_dose() -> None:
    known = [point("0.8", 0), point("0.9", 10), point("<1", 20), point("2", 40)]
    found = baseline_of(known, at(30))
    assert found is not None
    assert found.value == Decimal("0.9")
    assert baseline_of(known, at(-1)) is None


def test_a_baseline_is_abnormal_on_the_side_that_is_graded() -> None:
    found = baseline_of([point("1.2")], at(0))
    assert found is not None
    assert found.abnormal(raised=True)
    assert not found.abnormal(raised=False)


@pytest.mark.parametrize(
    ("was", "now", "leap"),
    [
        ("1", "1.99", None),
        ("1", "2", Decimal(2)),
        ("2", "1", Decimal(2)),
        ("1", ">3", None),
        ("0", "3", None),
    ],
)
def test_a_leap_is_told_from_so_many_times_on(was: str, now: str, leap: Decimal | None) -> None:
    before, newest = point(was), point(now, 60)
    assert trend_of(before, newest).leap(newest, Decimal(2)) == leap
    assert trend_of(before, newest).leap(newest, None) is None
