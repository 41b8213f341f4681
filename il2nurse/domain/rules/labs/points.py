"""Results of one test over time: points, and the way from one to the next."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, localcontext
from enum import StrEnum
from typing import Final

from il2nurse.domain.record.labs.results import LabResult
from il2nurse.domain.regimen.labs.grading import Baseline
from il2nurse.domain.regimen.labs.tests import CorrectedCalcium, LabTest, Range
from il2nurse.domain.values.measure import Measure
from il2nurse.domain.values.quantity import ARITHMETIC, show

# What is left of a value whose kept unit is no longer the test's own: nothing is compared with it.
UNKNOWN: Final = Measure(Decimal(0), ">=")


class Flag(StrEnum):
    """Where a result lies in its range; ``OPEN`` where that cannot be decided."""

    LOW = "low"
    HIGH = "high"
    WITHIN = "within"
    OPEN = "open"


class Direction(StrEnum):
    """Where a test is going from one result to the next."""

    RISING = "rising"
    FALLING = "falling"
    UNCHANGED = "unchanged"
    OPEN = "not comparable"


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a test, in the test's own unit, however it came into the chart.

    ``shown`` is the value as it was reported, in ``unit``. ``result`` is ``None`` for a value typed
    in a step.
    """

    seq: int
    at: datetime
    measure: Measure
    range: Range | None
    shown: str
    by: str
    unit: str
    result: LabResult | None = None

    @property
    def flag(self) -> Flag:
        """Low, high or within its range."""
        if self.range is None:
            return Flag.OPEN
        low, high = self.range.low, self.range.high
        under = False if low is None else self.measure.below(low)
        over = False if high is None else self.measure.above(high)
        if under or over:
            return Flag.LOW if under else Flag.HIGH
        return Flag.OPEN if None in (under, over) else Flag.WITHIN


@dataclass(frozen=True, slots=True)
class Trend:
    """The change since the previous value; ``delta`` only between two exact numbers."""

    previous: Point
    direction: Direction
    delta: Decimal | None

    def leap(self, newest: Point, times: Decimal | None) -> Decimal | None:
        """How many times the smaller value the larger one is, from ``times`` on; else ``None``.

        Only exact values above zero are compared.
        """
        was, now = self.previous.measure, newest.measure
        if times is None or not (was.exact and now.exact) or min(was.value, now.value) <= 0:
            return None
        low, high = sorted((was.value, now.value))
        with localcontext(ARITHMETIC):
            return high / low if high >= times * low else None

    @property
    def shown(self) -> str:
        """The direction and the change: "rising, +0.4"."""
        if not self.delta:
            return self.direction.value
        sign = "+" if self.delta > 0 else "−"
        return f"{self.direction.value}, {sign}{show(abs(self.delta))}"


def corrected_calcium(
    formula: CorrectedCalcium,
    test: LabTest,
    calcium: tuple[Point, ...],
    albumin: tuple[Point, ...],
    sex: str,
) -> tuple[Point, ...]:
    """Calcium corrected for the albumin nearest in time; left out where there is none near.

    It is given in the unit in which the calcium was reported.
    """
    found = []
    reach = timedelta(hours=formula.within_hours)
    exact = [other for other in albumin if other.measure.exact]
    times = [other.at for other in exact]
    for each in calcium:
        here = exact[bisect_left(times, each.at - reach) : bisect_right(times, each.at + reach)]
        near = min(here, key=lambda other: abs(other.at - each.at), default=None)
        if near is None or not each.measure.exact:
            continue
        value = each.measure.value + formula.per_g_dl * (formula.albumin_g_dl - near.measure.value)
        measure, unit = Measure(value), test.find_unit(each.unit) or test.unit
        shown, usual = unit.shown(measure), test.usual(sex)
        found.append(Point(each.seq, each.at, measure, usual, shown, each.by, unit.name))
    return tuple(found)


def baseline_of(known: Iterable[Point], first: datetime) -> Baseline | None:
    """The last exact value from before the first infusion."""
    before = [each for each in known if each.measure.exact and each.at <= first]
    return Baseline(before[-1].measure.value, before[-1].range) if before else None


def trend_of(previous: Point, newest: Point) -> Trend:
    """Where the test is going; open where a comparator does not tell."""
    was, now = previous.measure, newest.measure
    if was.exact and now.exact:
        delta = now.value - was.value
        risen = Direction.RISING if delta > 0 else Direction.FALLING
        return Trend(previous, risen if delta else Direction.UNCHANGED, delta)
    if _surely_above(now, was):
        return Trend(previous, Direction.RISING, None)
    if _surely_above(was, now):
        return Trend(previous, Direction.FALLING, None)
    return Trend(previous, Direction.OPEN, None)


def _surely_above(one: Measure, other: Measure) -> bool:
    """True where every number ``one`` may be is above every number ``other`` may be."""
    if other.comparator in (">", ">="):
        return False
    if other.comparator == "<":
        return one.at_least(other.value) is True
    return one.above(other.value) is True
