"""The cells of a flowsheet's table in words; a corrected value stands struck before the new one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.chart.chart import FluidEntry, NoFluid
from il2nurse.domain.record.chart.fluids import Direction, kind_within
from il2nurse.domain.record.register.changes import AT, KIND, ML
from il2nurse.domain.record.register.entries import read_instant
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.regimen.vocabulary import WEIGHT
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.quantity import TENTH, round_half_up, show
from il2nurse.domain.values.text import Emphasis, Line, Span, line
from il2nurse.domain.values.wall_clock import day_and_clock
from il2nurse.readable.flowsheet.curves import NEWS2_BANDS, result_of
from il2nurse.readable.flowsheet.fluids import weight_marked
from il2nurse.readable.flowsheet.rows import (
    BY,
    COLUMNS,
    IN,
    OUT,
    TIME,
    FlowColumn,
    FlowRow,
    set_versions,
)
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NO_VALUE, STRUCK_OUT

SPACE: Final = Span(" ")
# Between two volumes of one minute.
BETWEEN: Final = Span(" · ", Emphasis.QUIET)
MARKS: Final[Mapping[Result, Emphasis]] = {
    Result.WATCH: Emphasis.WARN,
    Result.RELATIVE: Emphasis.WARN,
    Result.HOLD: Emphasis.ALARM,
    Result.ABSOLUTE: Emphasis.ALARM,
    Result.STOP: Emphasis.ALARM,
}


@dataclass(frozen=True, slots=True)
class FlowTeller:
    """Tells the rows of one period. ``dated`` puts the date before each time."""

    moment: Moment
    wording: Wording
    dated: bool

    def cells(self, row: FlowRow) -> tuple[Line, ...]:
        """The row's cells, one for each column."""
        return tuple(self._cell(row, column) for column in COLUMNS)

    def _cell(self, row: FlowRow, column: FlowColumn) -> Line:
        if column.fields:
            return self._values(row, column.fields)
        tellers: Mapping[str, Callable[[FlowRow], Line]] = {
            TIME: self._time,
            BY: self._by,
            IN: lambda each: self._fluids(each, "in"),
            OUT: lambda each: self._fluids(each, "out"),
        }
        return tellers.get(column.title, self._score)(row)

    def _time(self, row: FlowRow) -> Line:
        corrections = [each for kept in row.sets for each in kept.corrections]
        corrections += [each for kept in row.fluids for each in kept.corrections]
        was = [read_instant(str(each.was)) for each in corrections if each.field == AT]
        struck = (Span(f"{self.clock(at)} ", Emphasis.STRUCK) for at in dict.fromkeys(was))
        return (*struck, Span(self.clock(row.at)))

    def clock(self, at: datetime) -> str:
        """A time of the period, with its date where it touches several days or is not today."""
        return day_and_clock(self.wording.local(at)) if self.dated else self.wording.clock(at)

    def _values(self, row: FlowRow, fields: tuple[str, ...]) -> Line:
        spans: list[Span] = []
        for observed in row.sets:
            versions = [self._written(each.values, fields) for each in set_versions(observed)]
            distinct = [
                text for at, text in enumerate(versions) if at == 0 or text != versions[at - 1]
            ]
            before = [Span(text, Emphasis.STRUCK) for text in distinct[:-1] if text]
            now = self._now(observed.values, fields, distinct[-1], observed.at)
            if before and not now:
                now = [Span(STRUCK_OUT, Emphasis.STRONG)]
            elif before:
                now = [Span(now[0].text, _bold(now[0].mark)), *now[1:]]
            for each in (*before, *now):
                spans.extend((Span(" "), each) if spans else (each,))
        return tuple(spans)

    def _written(self, values: Mapping[str, Answer], fields: tuple[str, ...]) -> str:
        if not any(values.get(name) for name in fields):
            return ""
        return "/".join(self._short(name, values.get(name, "")) for name in fields)

    def _short(self, name: str, answer: Answer) -> str:
        if not answer:
            return NO_VALUE
        field = self.moment.regimen.fields[name]
        return field.label_of(answer) if isinstance(answer, str) else "; ".join(answer)

    def _now(
        self, values: Mapping[str, Answer], fields: tuple[str, ...], text: str, at: datetime
    ) -> list[Span]:
        if not text:
            return []
        results = [
            result_of(self.moment.regimen, name, str(values[name]))
            for name in fields
            if values.get(name)
        ]
        worst = max(results, key=lambda each: each.severity, default=Result.CLEAR)
        spans = [Span(text, MARKS.get(worst, Emphasis.PLAIN))]
        return [*spans, *self._percent(values, at)] if fields == (WEIGHT.id,) else spans

    def _percent(self, values: Mapping[str, Answer], at: datetime) -> list[Span]:
        """How far the weight lies from the dosing weight, and the mark that it has reached."""
        found = weight_marked(self.moment, Decimal(str(values[WEIGHT.id])), at)
        if found.percent is None:
            return []
        percent = round_half_up(found.percent, TENTH)
        shown = f"({'+' if percent > 0 else ''}{show(percent)} %)"
        return [Span(shown, Emphasis.WARN if found.mark_percent is not None else Emphasis.QUIET)]

    def _score(self, row: FlowRow) -> Line:
        if not row.scores:
            partial = any(each.partial for each in row.sets)
            return line("partial", Emphasis.QUIET) if partial else ()
        total = max(row.scores)
        marks = [MARKS[band.result] for band in NEWS2_BANDS if band.low and total >= band.low]
        return line(str(total), marks[-1] if marks else Emphasis.PLAIN)

    def _fluids(self, row: FlowRow, way: Direction) -> Line:
        told: list[Line] = [self._fluid(each) for each in row.fluids if each.fluid.direction == way]
        told += [(self._no_fluid_span(each),) for each in row.no_fluid if each.direction == way]
        return _joined([_joined([(each,) for each in volume], SPACE) for volume in told], BETWEEN)

    def _fluid(self, kept: FluidEntry) -> Line:
        """One volume with its kind, and what of it was corrected."""
        ml, kind = show(kept.fluid.ml), kind_within(kept.fluid.kind)
        if kept.struck:
            return Span(f"{ml} {kind}", Emphasis.STRUCK), Span(STRUCK_OUT, Emphasis.QUIET)
        was = {each.field: str(each.was) for each in reversed(kept.corrections)}
        now = Span(ml, Emphasis.STRONG if was else Emphasis.PLAIN)
        return (*self._was(was), now, Span(kind, Emphasis.QUIET))

    def _was(self, was: Mapping[str, str]) -> Iterator[Span]:
        """The volume and the kind as they were first kept."""
        if ML in was:
            yield Span(was[ML], Emphasis.STRUCK)
        if KIND in was:
            yield Span(kind_within(was[KIND]), Emphasis.STRUCK)

    def _no_fluid_span(self, period: NoFluid) -> Span:
        mark = Emphasis.STRUCK if period.struck else Emphasis.QUIET
        what = f"no {kind_within(period.kind)}" if period.kind else "none of any kind"
        return Span(f"{what} since {self.clock(period.stretch.start)}", mark)

    def _by(self, row: FlowRow) -> Line:
        names = ", ".join(self.wording.initials(person) for person in row.people)
        rules = self.moment.regimen.charting
        charted = [(each.at, each.recorded_at, each.paper) for each in row.sets]
        charted += [(each.fluid.at, each.recorded_at, each.paper) for each in row.fluids]
        if not any(paper or rules.is_late(at, entered) for at, entered, paper in charted):
            return line(names)
        return (Span(names), Span(" late", Emphasis.QUIET))


def _joined(lines: Iterable[Line], between: Span) -> Line:
    """The lines in one, with the span between them."""
    spans: list[Span] = []
    for each in lines:
        spans.extend((between, *each) if spans else each)
    return tuple(spans)


def _bold(mark: Emphasis) -> Emphasis:
    return Emphasis.STRONG if mark is Emphasis.PLAIN else mark
