"""Periods of the flowsheet: eight hours, a day, a cycle; the newest of each, and how to move."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Final

from il2nurse.domain.record.chart.fluids import shifts
from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.rules.chart.fluid_totals import ward_day_of
from il2nurse.domain.rules.moment import Moment, ends_of, slots_of
from il2nurse.domain.values.instants import Stretch, as_utc

HOUR: Final = timedelta(hours=1)
# How long a period may be whose bars stand for hours, and one whose bars stand for shifts.
HOURLY: Final = timedelta(hours=36)
BY_SHIFT: Final = timedelta(days=10)


class Period(StrEnum):
    """How much time the flowsheet shows at once."""

    EIGHT_HOURS = "8 h"
    DAY = "24 h"
    CYCLE = "Cycle"


LENGTHS: Final = {Period.EIGHT_HOURS: timedelta(hours=8), Period.DAY: timedelta(hours=24)}


def newest_period(period: Period, moment: Moment, shift_starts: Sequence[time]) -> Stretch:
    """The period that ends with the present hour, or the present cycle."""
    if period is Period.CYCLE:
        return cycle_stretch(moment, moment.course.current, shift_starts)
    end = floor_hour(moment.at, moment.zone) + HOUR
    return Stretch(end - LENGTHS[period], end)


def cycle_stretch(moment: Moment, cycle: Cycle, shift_starts: Sequence[time]) -> Stretch:
    """The ward days from a cycle's first slot to its last."""
    slots = slots_of(cycle, moment.regimen)
    first = ward_day_of(slots[0], shift_starts, moment.zone)
    last = ward_day_of(min(slots[-1], ends_of(cycle, moment.regimen)), shift_starts, moment.zone)
    return Stretch(first.start, last.end)


def moved_period(
    period: Period,
    shown: Stretch,
    quarters: int,
    moment: Moment,
    shift_starts: Sequence[time],
) -> Stretch:
    """The period some quarters of its length earlier or later; cycles move one by one.

    It never goes past the newest period, nor back before anything was charted.
    """
    if period is Period.CYCLE:
        return _next_cycle(shown, quarters, moment, shift_starts)
    length = LENGTHS[period]
    last = newest_period(period, moment, shift_starts)
    first = min(floor_hour(first_charted_at(moment), moment.zone), last.start)
    start = min(max(shown.start + quarters * length / 4, first), last.start)
    return Stretch(start, start + length)


def _next_cycle(
    shown: Stretch, quarters: int, moment: Moment, shift_starts: Sequence[time]
) -> Stretch:
    found = [
        cycle_stretch(moment, cycle, shift_starts)
        for course in moment.case.courses
        for cycle in course.cycles
    ]
    here = found.index(shown) if shown in found else len(found) - 1
    step = (quarters > 0) - (quarters < 0)
    return found[min(max(here + step, 0), len(found) - 1)]


def first_charted_at(moment: Moment) -> datetime:
    """When the first thing of this patient was charted, or the order was written."""
    chart = moment.case.chart
    times = [moment.case.courses[0].ordered_at]
    times += [observed.at for observed in chart.sets[:1]]
    times += [kept.fluid.at for kept in chart.fluids[:1]]
    return min(times)


def floor_hour(at: datetime, zone: tzinfo) -> datetime:
    """The last full hour on the ward's clock, in UTC."""
    local = at.astimezone(zone)
    past = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    return as_utc(at) - past


def bar_stretches(
    stretch: Stretch, shift_starts: Sequence[time], zone: tzinfo
) -> tuple[Stretch, ...]:
    """The parts of a period that get a bar: hours, shifts or ward days, cut at its ends."""
    length = stretch.end - stretch.start
    if length <= HOURLY:
        return tuple(_cut(_hours(stretch, zone), stretch))
    return tuple(_cut(_days(stretch, shift_starts, zone, whole=length > BY_SHIFT), stretch))


def _hours(stretch: Stretch, zone: tzinfo) -> Iterator[Stretch]:
    start = floor_hour(stretch.start, zone)
    while start < stretch.end:
        yield Stretch(start, start + HOUR)
        start += HOUR


def _days(
    stretch: Stretch, shift_starts: Sequence[time], zone: tzinfo, *, whole: bool
) -> Iterator[Stretch]:
    day = stretch.start.astimezone(zone).date() - timedelta(days=1)
    last = stretch.end.astimezone(zone).date()
    while day <= last:
        parts = shifts(day, shift_starts, zone)
        if whole:
            yield Stretch(parts[0].start, parts[-1].end)
        else:
            yield from parts
        day += timedelta(days=1)


def _cut(parts: Iterator[Stretch], stretch: Stretch) -> Iterator[Stretch]:
    for part in parts:
        start, end = max(part.start, stretch.start), min(part.end, stretch.end)
        if start < end:
            yield Stretch(start, end)
