"""The table of a flowsheet: one row for each minute in which something was charted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from il2nurse.domain.record.chart.chart import Chart, FluidEntry, NoFluid, ObservedSet
from il2nurse.domain.record.labs.results import STEP
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.rules.chart.early_warning import SCORED
from il2nurse.domain.rules.chart.fluid_totals import fluids_in
from il2nurse.domain.values.instants import Stretch
from il2nurse.domain.values.text import Line


@dataclass(frozen=True, slots=True)
class FlowColumn:
    """A column of the table: its heading, and the fields that stand in it."""

    title: str
    fields: tuple[str, ...] = ()


TIME, BY = "Time", "By"
IN, OUT = "In mL", "Out mL"
SCORE: Final = "NEWS2"
COLUMNS: Final = (
    FlowColumn(TIME),
    FlowColumn(vocabulary.HEART_RATE.short, (vocabulary.HEART_RATE.id,)),
    FlowColumn("BP", (vocabulary.SYSTOLIC.id, vocabulary.DIASTOLIC.id)),
    FlowColumn(vocabulary.RESPIRATORY_RATE.short, (vocabulary.RESPIRATORY_RATE.id,)),
    FlowColumn("Temp °C", (vocabulary.TEMPERATURE.id,)),
    FlowColumn("SpO₂ %", (vocabulary.SPO2.id,)),
    FlowColumn("O₂ L/min", (vocabulary.OXYGEN.id,)),
    FlowColumn("Alertness", (vocabulary.ALERTNESS.id,)),
    FlowColumn(SCORE),
    FlowColumn(IN),
    FlowColumn(OUT),
    FlowColumn("Weight kg", (vocabulary.WEIGHT.id,)),
    FlowColumn(BY),
)


SHOWN: Final = frozenset(name for column in COLUMNS for name in column.fields)


@dataclass(frozen=True, slots=True)
class FlowRow:
    """What was charted in one minute. ``scores`` are the early warning scores of its sets."""

    at: datetime
    sets: tuple[ObservedSet, ...] = ()
    fluids: tuple[FluidEntry, ...] = ()
    no_fluid: tuple[NoFluid, ...] = ()
    scores: tuple[int, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """Who charted it, each once."""
        found = [each.by for each in self.sets]
        found += [each.by for each in self.fluids]
        found += [each.by for each in self.no_fluid]
        return tuple(dict.fromkeys(found))

    @property
    def seqs(self) -> list[int]:
        """The places of all of it in the chart's stream."""
        found = [each.seq for each in self.sets]
        found += [each.seq for each in self.fluids]
        return found + [each.seq for each in self.no_fluid]

    @property
    def key(self) -> str:
        """What the row is known by."""
        return self.at.isoformat()


@dataclass
class _Minute:
    """A row while it is filled."""

    sets: list[ObservedSet] = field(default_factory=list)
    fluids: list[FluidEntry] = field(default_factory=list)
    no_fluid: list[NoFluid] = field(default_factory=list)


def flow_rows(
    chart: Chart, sets: Sequence[ObservedSet], stretch: Stretch, scores: dict[int, int]
) -> tuple[FlowRow, ...]:
    """The rows of a period, the newest first; what was struck out keeps its place.

    ``scores`` are given by the place of the set in the chart's stream.
    """
    minutes: dict[datetime, _Minute] = {}
    for observed in sets:
        if observed.step != STEP and has_shown_value(observed):
            _minute(minutes, observed.at).sets.append(observed)
    for kept in fluids_in(chart, stretch):
        _minute(minutes, kept.fluid.at).fluids.append(kept)
    for period in chart.no_fluid:
        if period.stretch.end in stretch:
            _minute(minutes, period.stretch.end).no_fluid.append(period)
    for gone in chart.struck:
        _put_struck(minutes, gone, stretch)
    return tuple(_row(at, minutes[at], scores) for at in sorted(minutes, reverse=True))


def _minute(minutes: dict[datetime, _Minute], at: datetime) -> _Minute:
    return minutes.setdefault(at.replace(second=0, microsecond=0), _Minute())


def _put_struck(
    minutes: dict[datetime, _Minute], gone: FluidEntry | NoFluid, stretch: Stretch
) -> None:
    if isinstance(gone, FluidEntry):
        if gone.fluid.at in stretch:
            _minute(minutes, gone.fluid.at).fluids.append(gone)
    elif gone.stretch.end in stretch:
        _minute(minutes, gone.stretch.end).no_fluid.append(gone)


def _row(at: datetime, minute: _Minute, scores: dict[int, int]) -> FlowRow:
    found = tuple(scores[each.seq] for each in minute.sets if each.seq in scores)
    return FlowRow(at, tuple(minute.sets), tuple(minute.fluids), tuple(minute.no_fluid), found)


def has_shown_value(observed: ObservedSet) -> bool:
    """True where the set has, or had before a correction, anything that the table shows."""
    if not SHOWN.isdisjoint(observed.values):
        return True
    return any(each.field in SHOWN for each in observed.corrections)


def set_versions(observed: ObservedSet) -> Iterator[ObservedSet]:
    """The set as it was first kept and after each correction, the newest last."""
    states = [observed]
    for correction in reversed(observed.corrections):
        values = dict(states[-1].values)
        if correction.was:
            values[correction.field] = correction.was
        else:
            values.pop(correction.field, None)
        states.append(replace(observed, values=values))
    yield from reversed(states)


def told_columns(rows: Sequence[tuple[Line, ...]], asked: frozenset[str]) -> tuple[int, ...]:
    """Which columns the table has: not those that the regimen does not ask for and nobody used."""
    used = {
        at for cells in rows if len(cells) == len(COLUMNS) for at, cell in enumerate(cells) if cell
    }
    unasked = {
        at
        for at, column in enumerate(COLUMNS)
        if (column.fields and asked.isdisjoint(column.fields))
        or (column.title == SCORE and not asked >= SCORED)
    }
    return tuple(at for at in range(len(COLUMNS)) if at in used or at not in unasked)
