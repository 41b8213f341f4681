"""Urine of the last 8 hours, worked out from what was charted when that is complete."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_DOWN, Decimal, localcontext
from itertools import pairwise
from typing import Final

from il2nurse.domain.record.chart.chart import Chart
from il2nurse.domain.record.chart.fluids import URINE, Fluid
from il2nurse.domain.regimen.charting import Charting
from il2nurse.domain.rules.chart.fluid_totals import fluids_in
from il2nurse.domain.values.instants import Stretch
from il2nurse.domain.values.quantity import ARITHMETIC, TENTH

EIGHT_HOURS: Final = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class CollectedUrine:
    """Urine in mL over the 8 hours that end with the last measurement."""

    ml: Decimal
    stretch: Stretch


def urine_of_8_hours(chart: Chart, at: datetime, rules: Charting) -> CollectedUrine | None:
    """The urine of 8 hours up to the last measurement; ``None`` where the chart is not complete.

    A measurement tells what came since the one before it; a period said to be without urine is
    measured at both its ends. The chart is complete when the last measurement is not older than
    the regimen's longest gap, no two are further apart than that, and one lies 8 hours before the
    last, give or take the regimen's edge. What was measured then came earlier and does not count.
    If more than 8 hours lie between, only the share of 8 hours counts, so the amount is never
    made larger.
    """
    # Nothing before this can be the last measurement, nor lie 8 hours before it.
    reach = Stretch.through(at - rules.urine_longest_gap - EIGHT_HOURS - rules.urine_edge, at)
    measured = [k.fluid for k in fluids_in(chart, reach) if is_urine(k.fluid)]
    marks = _marks(chart, measured, reach)
    if not marks or at - marks[-1].end > rules.urine_longest_gap:
        return None
    last = marks[-1].end
    first = _nearest(marks, last - EIGHT_HOURS, rules.urine_edge)
    if first is None:
        return None
    within = [mark for mark in marks if mark.end >= first]
    if any(
        after.start - before.end > rules.urine_longest_gap for before, after in pairwise(within)
    ):
        return None
    ml = sum((each.ml for each in measured if first < each.at <= last), Decimal(0))
    return CollectedUrine(_share(ml, last - first), Stretch(first, last))


def ml_per_hour(of_8_hours: Decimal) -> Decimal:
    """The urine of 8 hours in mL as mL in each of them; not rounded."""
    with localcontext(ARITHMETIC):
        return of_8_hours / Decimal(EIGHT_HOURS // timedelta(hours=1))


def is_urine(fluid: Fluid) -> bool:
    """Whether a volume is urine that came out."""
    return fluid.direction == "out" and fluid.kind == URINE


def _marks(chart: Chart, measured: Iterable[Fluid], reach: Stretch) -> list[Stretch]:
    """Each measurement, as a stretch without length, and each period without that ended there."""
    points = [Stretch(each.at, each.at) for each in measured]
    said = [each.stretch for each in chart.no_fluid if each.covers("out", URINE)]
    without = [each for each in said if each.end in reach]
    return sorted((*points, *without), key=lambda mark: (mark.end, mark.start))


def _nearest(marks: list[Stretch], wanted: datetime, edge: timedelta) -> datetime | None:
    """The measurement nearest to the wanted time, within the edge."""
    times = {each for mark in marks for each in (mark.start, mark.end)}
    inside = {wanted for mark in marks if mark.start <= wanted <= mark.end}
    near = [each for each in times | inside if abs(each - wanted) <= edge]
    return min(near, key=lambda each: (abs(each - wanted), each), default=None)


def _share(ml: Decimal, length: timedelta) -> Decimal:
    if length <= EIGHT_HOURS:
        return ml
    part = Decimal(EIGHT_HOURS // timedelta(seconds=1)) / Decimal(length // timedelta(seconds=1))
    with localcontext(ARITHMETIC):
        return (ml * part).quantize(TENTH, rounding=ROUND_DOWN)
