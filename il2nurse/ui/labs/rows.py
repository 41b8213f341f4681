"""The grid of results, one test in a row, and every result of one test, as table rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.labs.results import LabResult
from il2nurse.domain.regimen.inputs import age_by_clock
from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.domain.regimen.labs.tests import Effect, LabTest
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.labs.history import LabRow, test_points
from il2nurse.domain.rules.labs.points import UNKNOWN, Flag, Point
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import RESULT_WORDS, STRUCK_OUT
from il2nurse.ui.labs.leap import leap_mark
from il2nurse.ui.labs.sparkline import Dot, SparkCell
from il2nurse.ui.labs.units import Units
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn

FLAGS = {
    Flag.LOW: Mark(Tone.WARN, "Low", Sign.DOWN),
    Flag.HIGH: Mark(Tone.WARN, "High", Sign.UP),
    Flag.WITHIN: Mark(Tone.GOOD, "Within", Sign.CHECK),
    Flag.OPEN: Mark(Tone.PLAIN, RESULT_WORDS[Result.NOT_EVALUABLE].word, Sign.QUESTION),
}
EFFECTS = {
    Effect.RAISED: Mark(Tone.INFO, "may raise"),
    Effect.LOWERED: Mark(Tone.INFO, "may lower"),
    Effect.BOTH: Mark(Tone.INFO, "either way"),
}
GONE = Mark(Tone.PLAIN, STRUCK_OUT.capitalize(), Sign.CROSS)
SEVERE = 3


def grid_columns(drug: str) -> tuple[TableColumn, ...]:
    """The columns of the grid; the drug's name heads its effects."""
    return (
        TableColumn("Test"),
        TableColumn("Newest", 130),
        TableColumn("Specimen", 108),
        TableColumn("Range", 104),
        TableColumn("Grade", 104),
        TableColumn("Trend, value before", 200, yields=1),
        TableColumn("Last values", 86, yields=3),
        TableColumn(drug, 104, yields=2),
    )


HISTORY = (TableColumn("Specimen", 106), TableColumn("Value"), TableColumn("Range", 122))


@dataclass(frozen=True, slots=True)
class LabView:
    """What the rows are made of: the chart, the laboratory's files, units, words and the time.

    ``criteria`` say in words of which kind the criteria of a field are, by the field's name;
    ``met`` says which of them its value meets now.
    """

    laboratory: Laboratory
    case: Case
    units: Units
    words: Wording
    at: datetime
    criteria: Mapping[str, str] = field(default_factory=dict)
    met: Mapping[str, Result] = field(default_factory=dict)


def grid_rows(view: LabView, rows: Sequence[LabRow]) -> list[Row]:
    """Every test of which the chart holds anything; also where all of it was struck out.

    Those on which a hold depends stand first.
    """
    known = {row.test.id: row for row in rows}
    tests = view.laboratory.tests.tests.values()
    first = sorted(tests, key=lambda test: test.field not in view.criteria)
    return [
        _row(view, known[test.id]) if test.id in known else _gone_row(test, results[-1])
        for test in first
        if (results := view.case.chart.results_of(test.id)) or test.id in known
    ]


def _row(view: LabView, row: LabRow) -> Row:
    test, point = row.test, row.point
    grade = _grade(row)
    return Row(
        test.id,
        (
            Cell(_named(view, test), strong=True),
            _newest(view, test, point),
            Cell(f"{view.words.clock(point.at)}\n{age_by_clock(point.at, point.at + row.age)} ago"),
            Cell(mark=FLAGS[point.flag]),
            Cell("" if grade else "not graded", grade, muted=True),
            Cell(_trend(view, row), leap_mark(view.laboratory, row), muted=row.trend is None),
            _spark(view, row),
            Cell(mark=EFFECTS.get(test.effect)),
        ),
    )


def _named(view: LabView, test: LabTest) -> str:
    """The test, and below it that a dose depends on it."""
    return "\n".join(filter(None, (test.label, view.criteria.get(test.field or ""))))


def _gone_row(test: LabTest, result: LabResult) -> Row:
    gone = Cell(mark=GONE, struck=result.received.shown)
    return Row(test.id, (Cell(test.label, strong=True), gone, Cell("no value counts", muted=True)))


def _newest(view: LabView, test: LabTest, point: Point) -> Cell:
    """The value, and below it the criterion that it meets."""
    cell, met = _value(view, test, point), view.met.get(test.field or "")
    return replace(cell, text=f"{cell.text}\n{RESULT_WORDS[met].word} met") if met else cell


def _value(view: LabView, test: LabTest, point: Point) -> Cell:
    kept = point.result
    was = kept.earlier[-1].shown if kept and kept.earlier else ""
    now = view.units.shown(test, point)
    return Cell(now, strong=True, struck=was if was != now else None)


def _trend(view: LabView, row: LabRow) -> str:
    """Where the value is going, and what it was before."""
    if row.trend is None:
        return "first value"
    was = f"from {view.units.shown_beside(row.test, row.point, row.trend.previous)}"
    if leap_mark(view.laboratory, row):
        return was
    going = view.units.trend(row.test, row.point, row.trend)
    return f"{going}\n{was}"


def _grade(row: LabRow) -> Mark | None:
    """The highest grade, 0 too; one that cannot be worked out is never left out."""
    grade = row.grade
    if grade is None:
        return (
            Mark(Tone.PLAIN, RESULT_WORDS[Result.NOT_EVALUABLE].within, Sign.QUESTION)
            if row.grades
            else None
        )
    number = grade.grade or 0
    if number == 0:
        return Mark(Tone.PLAIN, "grade 0")
    tone = Tone.DANGER if number >= SEVERE else Tone.WARN
    return Mark(tone, f"grade {number}", Sign.WARNING if number >= SEVERE else None)


def _spark(view: LabView, row: LabRow) -> SparkCell:
    in_words = ", then ".join(view.units.shown(row.test, each) for each in row.recent)
    known = [each for each in row.recent if each.measure != UNKNOWN]
    if len(known) < 2:
        return SparkCell(in_words=in_words)
    values = [float(each.measure.value) for each in known]
    times = [each.at.timestamp() for each in known]
    dots = (
        Dot(_part(at, times), _part(value, values), each.measure.exact)
        for each, at, value in zip(known, times, values, strict=True)
    )
    return SparkCell(dots=tuple(dots), in_words=in_words)


def _part(value: float, among: Sequence[float]) -> float:
    low, high = min(among), max(among)
    return (value - low) / (high - low) if high > low else 0.5


@dataclass(frozen=True, slots=True)
class HistoryValue:
    """One value of a test in the list of all: a point that counts, or a result struck out."""

    point: Point | None
    result: LabResult | None

    @property
    def key(self) -> str:
        """What it is known by in the list."""
        return str(self.point.seq if self.point else self.result.seq if self.result else "")


def value_history(view: LabView, test: LabTest) -> tuple[HistoryValue, ...]:
    """Every value of a test, the newest first; struck out ones in their places."""
    found = [
        (each.at, each.seq, HistoryValue(each, each.result))
        for each in test_points(view.laboratory, view.case, test, view.at)
    ]
    found += [
        (each.at, each.seq, HistoryValue(None, each))
        for each in view.case.chart.results_of(test.id)
        if each.struck
    ]
    return tuple(kept for _, _, kept in sorted(found, key=lambda each: each[:2], reverse=True))


def history_rows(view: LabView, test: LabTest, kept: Sequence[HistoryValue]) -> list[Row]:
    """The list of all values of a test."""
    return [_history_row(view, test, each) for each in kept]


def _history_row(view: LabView, test: LabTest, kept: HistoryValue) -> Row:
    if kept.point:
        value, mark = _value(view, test, kept.point), FLAGS[kept.point.flag]
        return Row(kept.key, (Cell(view.words.clock(kept.point.at)), value, Cell(mark=mark)))
    result = kept.result
    gone = Cell(struck=result.received.shown if result else None)
    at = view.words.clock(result.at) if result else ""
    return Row(kept.key, (Cell(at), gone, Cell(mark=GONE)))
