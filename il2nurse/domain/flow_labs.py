"""Laboratory results of a period as a grid: one row for each test, one column for each specimen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from il2nurse.domain.case import URINE_8H
from il2nurse.domain.chart import Chart, LabResult, ObservedSet
from il2nurse.domain.fields import Field, FieldKind
from il2nurse.domain.flow_series import result_of, within
from il2nurse.domain.instants import Stretch
from il2nurse.domain.labs import STEP
from il2nurse.domain.measure import Measure, read_measure
from il2nurse.domain.regimen import Regimen
from il2nurse.domain.rules import Result
from il2nurse.domain.weights import WEIGHT


class Trend(StrEnum):
    """A value against the one before it; "" where there is none, or where it cannot be told."""

    NONE = ""
    RISEN = "risen"
    FALLEN = "fallen"
    SAME = "unchanged"


class Against(StrEnum):
    """A value against its reference range; "" where it lies inside, or none is known."""

    NONE = ""
    LOW = "low"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class LabValue:
    """One value of a test. ``was`` is what stood there before a correction; ``by`` who kept it.

    ``result`` is the most severe that the regimen's criteria say of it. With ``value`` empty it
    was struck out.
    """

    at: datetime
    value: str
    was: tuple[str, ...]
    against: Against
    result: Result
    trend: Trend
    by: str


@dataclass(frozen=True, slots=True)
class LabRow:
    """One test with its values, the oldest first. ``before`` is the last one before the period."""

    test: str
    label: str
    unit: str
    values: tuple[LabValue, ...]
    before: LabValue | None

    def at(self, when: datetime) -> LabValue | None:
        """The newest value of a specimen's time."""
        return next((each for each in reversed(self.values) if each.at == when), None)


@dataclass(frozen=True, slots=True)
class LabGrid:
    """All tests with a value in the period or before it, and the times of the specimens."""

    times: tuple[datetime, ...]
    rows: tuple[LabRow, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """One value as it stands on the chart, whichever way it came there."""

    at: datetime
    seq: int
    measure: Measure | None
    was: tuple[Measure, ...]
    against: Against
    result: Result
    by: str


NOT_LABORATORY: Final = frozenset({WEIGHT, URINE_8H})


def lab_grid(chart: Chart, regimen: Regimen, stretch: Stretch) -> LabGrid:
    """The results of the period, each beside the one before it.

    What was typed at the bedside and what the laboratory reported stand in one row.
    """
    tests: dict[str, tuple[str, str]] = {}
    found: dict[str, list[_Found]] = {}
    for result in chart.results:
        test = result.field or result.test
        tests[test] = (result.label, result.received.own_unit)
        found.setdefault(test, []).append(_of_result(regimen, result))
    for field in _lab_fields(regimen):
        tests.setdefault(field.id, (field.label, field.unit))
        found.setdefault(field.id, []).extend(_charted(chart, regimen, field, stretch))
    rows = [_row(test, *tests[test], each, stretch) for test, each in found.items()]
    kept = tuple(row for row in rows if row is not None)
    times = {each.at for row in kept for each in row.values}
    return LabGrid(tuple(sorted(times)), kept)


def _of_result(regimen: Regimen, result: LabResult) -> _Found:
    measure = None if result.struck else result.received.measure
    said = result_of(regimen, result.field, measure.kept) if measure else Result.CLEAR
    was = [each.measure for each in result.earlier]
    if result.struck:
        was.append(result.received.measure)
    against = _against(result) if measure else Against.NONE
    return _Found(result.at, result.seq, measure, tuple(was), against, said, result.by)


def _against(result: LabResult) -> Against:
    usual, measure = result.received.range, result.received.measure
    if usual is None:
        return Against.NONE
    if usual.high is not None and measure.above(usual.high):
        return Against.HIGH
    if usual.low is not None and measure.below(usual.low):
        return Against.LOW
    return Against.NONE


def _lab_fields(regimen: Regimen) -> Iterator[Field]:
    """Numbers that a step asks for and that are neither vital signs nor volumes."""
    asked = {each.id for form in regimen.charting.forms.values() for each in form.fields}
    known = asked | NOT_LABORATORY | set(regimen.monitoring.fields)
    for name, field in regimen.fields.items():
        if field.chart and field.kind is FieldKind.NUMBER and name not in known:
            yield field


def _charted(chart: Chart, regimen: Regimen, field: Field, stretch: Stretch) -> Iterator[_Found]:
    """The values of a field that were typed up to the period's end, withdrawn ones included."""
    typed = [each for each in chart.with_value(field.id) if each.step != STEP]
    before = [each for each in typed if each.at < stretch.start]
    for observed in (*before[-1:], *within(typed, stretch)):
        yield _of_set(regimen, field, observed)
    for observed in within(chart.sets, stretch):
        withdrawn = field.id not in observed.values and observed.step != STEP
        if withdrawn and any(each.field == field.id for each in observed.corrections):
            yield _of_set(regimen, field, observed)


def _of_set(regimen: Regimen, field: Field, observed: ObservedSet) -> _Found:
    value = str(observed.values.get(field.id, ""))
    was = tuple(
        read_measure(str(each.was))
        for each in observed.corrections
        if each.field == field.id and each.was
    )
    said = result_of(regimen, field.id, value) if value else Result.CLEAR
    measure = read_measure(value) if value else None
    return _Found(observed.at, observed.seq, measure, was, Against.NONE, said, observed.by)


def _row(test: str, label: str, unit: str, found: list[_Found], stretch: Stretch) -> LabRow | None:
    ordered = sorted(found, key=lambda each: (each.at, each.seq))
    values: list[LabValue] = []
    last: Measure | None = None
    for each in ordered:
        values.append(_value(each, last))
        last = each.measure or last
    inside = tuple(each for each in values if each.at in stretch)
    earlier = [each for each in values if each.at < stretch.start and each.value]
    if not inside and not earlier:
        return None
    return LabRow(test, label, unit, inside, earlier[-1] if earlier else None)


def _value(found: _Found, last: Measure | None) -> LabValue:
    return LabValue(
        at=found.at,
        value=found.measure.shown(grouped=True) if found.measure else "",
        was=tuple(each.shown(grouped=True) for each in found.was),
        against=found.against,
        result=found.result,
        trend=_trend(found.measure, last),
        by=found.by,
    )


def _trend(now: Measure | None, last: Measure | None) -> Trend:
    if now is None or last is None or not (now.exact and last.exact):
        return Trend.NONE
    change = now.value - last.value
    if change == Decimal(0):
        return Trend.SAME
    return Trend.RISEN if change > 0 else Trend.FALLEN
