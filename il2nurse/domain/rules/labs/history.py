"""A patient's results as they are read: flag, grade, trend, baseline, effect of the drug beside."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.chart.chart import Chart, ObservedSet
from il2nurse.domain.record.labs.results import LabResult
from il2nurse.domain.regimen.labs.grading import Baseline, Grade, Graded, grades_of, worst_grade
from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.domain.regimen.labs.tests import LabTest
from il2nurse.domain.rules.labs.points import (
    UNKNOWN,
    Point,
    Trend,
    baseline_of,
    corrected_calcium,
    trend_of,
)
from il2nurse.domain.values.measure import Measure, read_measure
from il2nurse.domain.values.quantity import round_half_up
from il2nurse.domain.values.reported_units import with_unit

RECENT: Final = 12
"""How many of the last values are shown beside the newest one."""


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
    first = first_given(case) or at
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
    number, _, unit = as_typed.rpartition(" ")
    shown = with_unit(number, unit) if as_typed else test.unit.shown(measure)
    usual = test.usual(sex)
    return Point(observed.seq, observed.at, measure, usual, shown, observed.by, test.unit.name)


def first_given(case: Case) -> datetime | None:
    """When the first dose of the newest course was started."""
    if case.course is None:
        return None
    starts = [dose.given.since for dose in case.doses_of(case.course) if dose.given]
    return min(starts, default=None)
