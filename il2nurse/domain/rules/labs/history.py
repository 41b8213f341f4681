"""A patient's results as they are read: flag, grade, trend, baseline, effect of the drug beside."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.chart.chart import Chart, ObservedSet
from il2nurse.domain.record.labs.results import LabResult
from il2nurse.domain.regimen.labs.grading import Baseline, Grade, Graded, grades_of, worst_grade
from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.domain.regimen.labs.tests import CorrectedCalcium, LabTest, Range
from il2nurse.domain.values.measure import Measure, read_measure
from il2nurse.domain.values.quantity import round_half_up, show

RECENT: Final = 12
"""How many of the last values are shown beside the newest one."""

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

    @property
    def shown(self) -> str:
        """The direction and the change: "rising, +0.4"."""
        if not self.delta:
            return self.direction.value
        sign = "+" if self.delta > 0 else "−"
        return f"{self.direction.value}, {sign}{show(abs(self.delta))}"


@dataclass(frozen=True, slots=True)
class LabRow:
    """One test with its newest value and all that is shown beside it.

    ``recent`` are the last values, the newest last.
    """

    test: LabTest
    point: Point
    recent: tuple[Point, ...]
    trend: Trend | None
    grades: tuple[Grade, ...]
    baseline: Baseline | None
    age: timedelta

    @property
    def grade(self) -> Grade | None:
        """The highest grade that can be worked out."""
        return worst_grade(self.grades)


def lab_rows(laboratory: Laboratory, case: Case, at: datetime) -> tuple[LabRow, ...]:
    """Every test with a value taken at or before ``at``, in the order of the laboratory's file."""
    first = first_infusion_start(case) or at
    found = (_row(laboratory, case, test, at, first) for test in laboratory.tests.tests.values())
    return tuple(row for row in found if row)


def _row(
    laboratory: Laboratory, case: Case, test: LabTest, at: datetime, first: datetime
) -> LabRow | None:
    """One row. Only the values that it shows are worked out: a course has thousands."""
    if test.id == laboratory.tests.corrected_calcium.result:
        known = test_points(laboratory, case, test, at)
        recent, start = known[-RECENT:], baseline_of(known, first)
    else:
        kept, sex = _kept(case.chart, test, at), case.patient.sex
        recent = tuple(_point(each, test, sex) for each in kept[-RECENT:])
        start = _baseline(kept, test, sex, first)
    if not recent:
        return None
    newest = recent[-1]
    return LabRow(
        test=test,
        point=newest,
        recent=recent,
        trend=trend_of(recent[-2], newest) if len(recent) > 1 else None,
        grades=grades_of(
            laboratory.scheme, test, _graded(test, newest, before=newest.at <= first), start
        ),
        baseline=start,
        age=at - newest.at,
    )


def _graded(test: LabTest, point: Point, *, before: bool) -> Graded:
    """What is graded of a value: as it was reported, or as it is shown where it was worked out."""
    unit = test.find_unit(point.unit) or test.unit
    if point.result and point.measure != UNKNOWN:
        received = point.result.received
        here = Measure(received.value, received.comparator)
    else:
        exact = unit.from_own(point.measure.value)
        shown = round_half_up(exact, Decimal(1).scaleb(-unit.places - 1))
        here = Measure(shown, point.measure.comparator)
    return Graded(point.measure, here, unit, point.range, before)


def test_points(
    laboratory: Laboratory, case: Case, test: LabTest, at: datetime
) -> tuple[Point, ...]:
    """Every value of a test up to a time, by its specimen; struck out ones are left out."""
    formula = laboratory.tests.corrected_calcium
    if test.id == formula.result:
        calcium, albumin = (
            test_points(laboratory, case, laboratory.tests.tests[name], at)
            for name in (formula.calcium, formula.albumin)
        )
        return corrected_calcium(formula, test, calcium, albumin, case.patient.sex)
    return tuple(_point(each, test, case.patient.sex) for each in _kept(case.chart, test, at))


def _kept(chart: Chart, test: LabTest, at: datetime) -> list[LabResult | ObservedSet]:
    """What the chart keeps of a test up to a time, from the laboratory and from steps."""
    found: list[LabResult | ObservedSet] = [
        each for each in chart.results_of(test.id) if each.struck is None and each.at <= at
    ]
    typed = [
        each
        for each in (chart.with_value(test.field) if test.field else ())
        if each.at <= at and chart.result_at_seq(each.seq) is None
    ]
    if typed:
        found = sorted([*found, *typed], key=lambda each: (each.at, each.seq))
    return found


def _point(kept: LabResult | ObservedSet, test: LabTest, sex: str) -> Point:
    return _reported(kept, test) if isinstance(kept, LabResult) else _typed(kept, test, sex)


def _baseline(
    kept: list[LabResult | ObservedSet], test: LabTest, sex: str, first: datetime
) -> Baseline | None:
    """The last exact value from before the first infusion, looked for from its end."""
    for each in reversed(kept):
        if each.at <= first and (found := baseline_of((_point(each, test, sex),), first)):
            return found
    return None


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
        unit=received.unit,
        result=result,
    )


def _typed(observed: ObservedSet, test: LabTest, sex: str) -> Point:
    field = test.field or ""
    measure = read_measure(str(observed.values[field]))
    corrected = any(each.field == field for each in observed.corrections)
    as_typed = "" if corrected else observed.as_typed.get(field, "")
    shown = as_typed or test.unit.shown(measure)
    usual = test.usual(sex)
    return Point(observed.seq, observed.at, measure, usual, shown, observed.by, test.unit.name)


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


def first_infusion_start(case: Case) -> datetime | None:
    """When the first infusion of the newest course started."""
    if case.course is None:
        return None
    starts = [dose.infusion.started.at for dose in case.doses_of(case.course) if dose.infusion]
    return min(starts, default=None)


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
