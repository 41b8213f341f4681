"""A patient's results as they are read: flag, grade, trend, baseline, effect of the drug beside."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from il2nurse.domain.case import Case
from il2nurse.domain.chart import Chart, ObservedSet
from il2nurse.domain.grading import Baseline, Grade, grades_of, worst
from il2nurse.domain.lab_tests import CorrectedCalcium, LabTest, Range
from il2nurse.domain.laboratory import Laboratory
from il2nurse.domain.labs import LabResult
from il2nurse.domain.measure import Measure, read_measure
from il2nurse.domain.quantity import show

# What is left of a value whose kept unit is no longer the test's own: nothing is compared with it.
UNKNOWN: Final = Measure(Decimal(0), ">=")


class Flag(StrEnum):
    """Where a result lies in its range; ``OPEN`` where that cannot be told."""

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

    ``shown`` is the value as it was reported. ``result`` is ``None`` for a value typed in a step.
    """

    seq: int
    at: datetime
    measure: Measure
    range: Range | None
    shown: str
    by: str
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

    @property
    def shown(self) -> str:
        """The direction and the change: "rising, +0.4"."""
        if not self.delta:
            return self.direction.value
        sign = "+" if self.delta > 0 else "−"
        return f"{self.direction.value}, {sign}{show(abs(self.delta))}"


@dataclass(frozen=True, slots=True)
class LabRow:
    """One test with its newest value and all that is shown beside it."""

    test: LabTest
    point: Point
    trend: Trend | None
    grades: tuple[Grade, ...]
    baseline: Baseline | None
    age: timedelta

    @property
    def grade(self) -> Grade | None:
        """The highest grade that can be told."""
        return worst(self.grades)


def lab_rows(laboratory: Laboratory, case: Case, at: datetime) -> tuple[LabRow, ...]:
    """Every test with a value taken at or before ``at``, in the order of the laboratory's file."""
    found = []
    for test in laboratory.tests.tests.values():
        known = points(laboratory, case, test, at)
        if known:
            found.append(_row(laboratory, case, test, known, at))
    return tuple(found)


def _row(
    laboratory: Laboratory, case: Case, test: LabTest, known: tuple[Point, ...], at: datetime
) -> LabRow:
    newest = known[-1]
    start = baseline(known, first_start(case) or at)
    return LabRow(
        test=test,
        point=newest,
        trend=trend(known[-2], newest) if len(known) > 1 else None,
        grades=grades_of(laboratory.scheme, test, newest.measure, newest.range, start),
        baseline=start,
        age=at - newest.at,
    )


def points(laboratory: Laboratory, case: Case, test: LabTest, at: datetime) -> tuple[Point, ...]:
    """Every value of a test up to a time, by its specimen; struck out ones are left out."""
    formula = laboratory.tests.corrected_calcium
    if test.id == formula.result:
        calcium, albumin = (
            points(laboratory, case, laboratory.tests.tests[name], at)
            for name in (formula.calcium, formula.albumin)
        )
        return corrected_calcium(formula, test, calcium, albumin, case.patient.sex)
    found = [each for each in _charted(case.chart, test, case.patient.sex) if each.at <= at]
    return tuple(sorted(found, key=lambda each: (each.at, each.seq)))


def _charted(chart: Chart, test: LabTest, sex: str) -> Iterable[Point]:
    for result in chart.results_of(test.id):
        if result.struck is None:
            yield _reported(result, test)
    for observed in chart.with_value(test.field) if test.field else ():
        if chart.result_at_seq(observed.seq) is None:
            yield _typed(observed, test, sex)


def _reported(result: LabResult, test: LabTest) -> Point:
    received = result.received
    same = received.own_unit == test.unit.name
    return Point(
        seq=result.seq,
        at=result.at,
        measure=received.measure if same else UNKNOWN,
        range=received.range if same else None,
        shown=received.shown,
        by=result.by,
        result=result,
    )


def _typed(observed: ObservedSet, test: LabTest, sex: str) -> Point:
    measure = read_measure(str(observed.values[test.field]))
    shown = test.unit.shown(measure)
    return Point(observed.seq, observed.at, measure, test.usual(sex), shown, observed.by)


def corrected_calcium(
    formula: CorrectedCalcium,
    test: LabTest,
    calcium: tuple[Point, ...],
    albumin: tuple[Point, ...],
    sex: str,
) -> tuple[Point, ...]:
    """Calcium corrected for the albumin nearest in time; left out where there is none near."""
    found = []
    reach = timedelta(hours=formula.within_hours)
    for each in calcium:
        near = min(
            (
                other
                for other in albumin
                if other.measure.exact and abs(other.at - each.at) <= reach
            ),
            key=lambda other: abs(other.at - each.at),
            default=None,
        )
        if near is None or not each.measure.exact:
            continue
        value = each.measure.value + formula.per_g_dl * (formula.albumin_g_dl - near.measure.value)
        measure = Measure(value)
        shown = test.unit.shown(measure)
        found.append(Point(each.seq, each.at, measure, test.usual(sex), shown, each.by))
    return tuple(found)


def first_start(case: Case) -> datetime | None:
    """When the first infusion of the newest course started."""
    if case.course is None:
        return None
    starts = [dose.infusion.started.at for dose in case.doses_of(case.course) if dose.infusion]
    return min(starts, default=None)


def baseline(known: Iterable[Point], first: datetime) -> Baseline | None:
    """The last exact value from before the first infusion."""
    before = [each for each in known if each.measure.exact and each.at <= first]
    return Baseline(before[-1].measure.value, before[-1].range) if before else None


def trend(previous: Point, newest: Point) -> Trend:
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
