"""Intake and output of a period as bars, the running balance, and the weights."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.chart.chart import Chart
from il2nurse.domain.record.chart.fluids import weight_change_percent
from il2nurse.domain.regimen.vocabulary import WEIGHT
from il2nurse.domain.rules.chart.fluid_totals import FluidTotals, running_balance, total_fluids
from il2nurse.domain.rules.chart.weights import baseline_kg
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.instants import Stretch
from il2nurse.readable.flowsheet.curves import sets_within
from il2nurse.readable.flowsheet.periods import bar_stretches

# A shorter part of a period is not called incomplete for itself.
COUNTED: Final = timedelta(hours=4)
ANY_WAY: Final = frozenset({"intake", "output"})


@dataclass(frozen=True, slots=True)
class FluidBar:
    """What went in and came out in mL; ``None`` where nothing was charted, which is not 0 mL.

    ``incomplete`` tells that a part of a shift or day that is over has no entry.
    """

    stretch: Stretch
    intake_ml: Decimal | None
    output_ml: Decimal | None
    incomplete: bool


@dataclass(frozen=True, slots=True)
class WeightMarked:
    """One weight in kg, its change from the baseline in percent, and the highest mark reached.

    Doses that do not go by weight have no baseline, and so neither change nor mark.
    """

    at: datetime
    kg: Decimal
    percent: Decimal | None
    mark_percent: Decimal | None


@dataclass(frozen=True, slots=True)
class FluidSheet:
    """Bars, the balance in mL after each entry, and the totals as far as the period is over."""

    bars: tuple[FluidBar, ...]
    running: tuple[tuple[datetime, Decimal], ...]
    totals: FluidTotals


def fluid_sheet(moment: Moment, stretch: Stretch, shift_starts: Sequence[time]) -> FluidSheet:
    """Intake and output of the period, by hours or by shifts."""
    chart = moment.case.chart
    gap = moment.regimen.charting.longest_gap
    weight = baseline_kg(moment.course, stretch.end)
    parts = bar_stretches(stretch, shift_starts, moment.zone)
    return FluidSheet(
        bars=tuple(_bar(chart, part, moment.at, gap) for part in parts),
        running=running_balance(chart, stretch),
        totals=total_fluids(chart, elapsed_part(stretch, moment.at), moment.at, gap, weight),
    )


def elapsed_part(stretch: Stretch, now: datetime) -> Stretch:
    """The part of a period that is over, so that no rate is spread over time to come.

    What was charted just now belongs to it.
    """
    end = now + timedelta(microseconds=1)
    return Stretch(stretch.start, end) if end in stretch else stretch


def _bar(chart: Chart, part: Stretch, now: datetime, gap: timedelta) -> FluidBar:
    found = total_fluids(chart, part, now, gap)
    long = part.end - part.start >= COUNTED
    gaps = any(each.what in ANY_WAY for each in found.gaps)
    return FluidBar(part, found.intake_ml, found.output_ml, long and found.over and gaps)


def marked_weights(moment: Moment, stretch: Stretch) -> tuple[WeightMarked, ...]:
    """Every weight of the period, by time."""
    return tuple(
        weight_marked(moment, Decimal(str(observed.values[WEIGHT.id])), observed.at)
        for observed in sets_within(moment.case.chart.with_value(WEIGHT.id), stretch)
    )


def weight_marked(moment: Moment, kg: Decimal, at: datetime) -> WeightMarked:
    """One weight beside the dosing weight of the cycle then."""
    baseline = baseline_kg(moment.course, at)
    if baseline is None:
        return WeightMarked(at, kg, None, None)
    percent = weight_change_percent(kg, baseline)
    reached = [
        mark.percent for mark in moment.regimen.charting.weight_marks if percent >= mark.percent
    ]
    return WeightMarked(at, kg, percent, max(reached, default=None))
