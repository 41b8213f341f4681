"""Laboratory results of a period as a grid: one row for each test, one column for each specimen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from il2nurse.domain.record.chart.chart import Chart, LabResult, ObservedSet
from il2nurse.domain.record.labs.results import STEP
from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.regimen.vocabulary import URINE_8H, WEIGHT
from il2nurse.domain.rules.labs.points import Direction, Flag, Point, trend_of
from il2nurse.domain.values.instants import Stretch
from il2nurse.domain.values.measure import Measure, read_measure
from il2nurse.readable.flowsheet.curves import result_of, sets_within


@dataclass(frozen=True, slots=True)
class LabValue:
    """One value of a test. ``was`` is what stood there before a correction; ``by`` who kept it.

    ``result`` is the most severe that the regimen's criteria say of it, ``trend_of`` where it went
    since the value before. With ``value`` empty it was struck out.
    """

    at: datetime
    value: str
    was: tuple[str, ...]
    flag: Flag
    result: Result
    trend: Direction | None
    by: str


@dataclass(frozen=True, slots=True)
class FlowLabRow:
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
    rows: tuple[FlowLabRow, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """One value as it stands on the chart, whichever way it came there."""

    point: Point
    struck: bool
    was: tuple[Measure, ...]
    result: Result


NOT_LABORATORY: Final = frozenset({WEIGHT.id, URINE_8H.id})


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
    received = result.received
    point = Point(
        seq=result.seq,
        at=result.at,
        measure=received.measure,
        range=received.range,
        shown=received.shown,
        by=result.by,
        unit=received.unit,
        result=result,
    )
    was = [each.measure for each in result.earlier]
    if result.struck:
        return _Found(point, struck=True, was=(*was, received.measure), result=Result.CLEAR)
    verdict = result_of(regimen, result.field, received.measure.kept)
    return _Found(point, struck=False, was=tuple(was), result=verdict)


def _lab_fields(regimen: Regimen) -> Iterator[Field]:
    """Numbers that a step asks for and that are neither vital signs nor volumes."""
    asked = {each.id for form in regimen.charting.forms.values() for each in form.fields}
    known = asked | NOT_LABORATORY | set(regimen.monitoring.fields)
    for name, field in regimen.fields.items():
        if field.chart and field.kind is FieldKind.NUMBER and name not in known:
            yield field


def _charted(chart: Chart, regimen: Regimen, field: Field, stretch: Stretch) -> Iterator[_Found]:
    """The values of a field that were typed up to the period's end, struck out ones included."""
    typed = [each for each in chart.with_value(field.id) if each.step != STEP]
    before = [each for each in typed if each.at < stretch.start]
    for observed in (*before[-1:], *sets_within(typed, stretch)):
        yield _of_set(regimen, field, observed)
    for observed in sets_within(chart.sets, stretch):
        struck = field.id not in observed.values and observed.step != STEP
        if struck and any(each.field == field.id for each in observed.corrections):
            yield _of_set(regimen, field, observed)


def _of_set(regimen: Regimen, field: Field, observed: ObservedSet) -> _Found:
    was = [str(each.was) for each in observed.corrections if each.field == field.id and each.was]
    value = str(observed.values.get(field.id, ""))
    measure = read_measure(value or was[-1])
    point = Point(observed.seq, observed.at, measure, None, "", observed.by, "")
    verdict = result_of(regimen, field.id, value) if value else Result.CLEAR
    return _Found(point, struck=not value, was=tuple(map(read_measure, was)), result=verdict)


def _row(
    test: str, label: str, unit: str, found: list[_Found], stretch: Stretch
) -> FlowLabRow | None:
    values: list[LabValue] = []
    last: Point | None = None
    for each in sorted(found, key=lambda each: (each.point.at, each.point.seq)):
        values.append(_value(each, last))
        last = last if each.struck else each.point
    inside = tuple(each for each in values if each.at in stretch)
    earlier = [each for each in values if each.at < stretch.start and each.value]
    if not inside and not earlier:
        return None
    return FlowLabRow(test, label, unit, inside, earlier[-1] if earlier else None)


def _value(found: _Found, last: Point | None) -> LabValue:
    point = found.point
    return LabValue(
        at=point.at,
        value="" if found.struck else point.measure.shown(grouped=True),
        was=tuple(each.shown(grouped=True) for each in found.was),
        flag=Flag.OPEN if found.struck else point.flag,
        result=found.result,
        trend=None if found.struck or last is None else trend_of(last, point).direction,
        by=point.by,
    )
