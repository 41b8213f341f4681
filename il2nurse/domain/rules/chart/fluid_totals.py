"""Totals of intake and output over a stretch of time, and whether anything is missing from it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from decimal import Decimal
from itertools import pairwise

from il2nurse.domain.record.chart.chart import Chart, FluidEntry
from il2nurse.domain.record.chart.fluids import (
    URINE,
    Balance,
    Direction,
    UrineRate,
    balance,
    shifts,
    ward_day,
)
from il2nurse.domain.values.instants import Stretch

WAYS: tuple[tuple[Direction, str, str], ...] = (
    ("in", "", "intake"),
    ("out", "", "output"),
    ("out", URINE, "urine"),
)
NOT_OVER = "The period is not over yet."


@dataclass(frozen=True, slots=True)
class Gap:
    """A part of a period in which nothing was charted: not zero, but not known."""

    what: str
    stretch: Stretch


@dataclass(frozen=True, slots=True)
class FluidTotals:
    """What went in and came out, in mL, over a stretch of time that contains its start.

    An amount is ``None`` where nothing was charted: that is not 0 mL. ``gaps`` names every part
    of the period without an entry, for intake, for output and for urine.
    """

    stretch: Stretch
    balance: Balance
    intake_ml: Decimal | None
    output_ml: Decimal | None
    urine_ml: Decimal | None
    urine: UrineRate | None
    over: bool
    gaps: tuple[Gap, ...]

    @property
    def balance_ml(self) -> Decimal | None:
        """Intake less output; ``None`` where either is not known."""
        if self.intake_ml is None or self.output_ml is None:
            return None
        return self.intake_ml - self.output_ml

    @property
    def complete(self) -> bool:
        """True where the period is over and neither intake nor output has a gap."""
        return self.over and not any(gap.what in ("intake", "output") for gap in self.gaps)

    @property
    def urine_complete(self) -> bool:
        """True where the period is over and urine has no gap."""
        return self.over and not any(gap.what == "urine" for gap in self.gaps)


def total_fluids(
    chart: Chart,
    stretch: Stretch,
    now: datetime,
    longest_gap: timedelta,
    weight_kg: Decimal | None = None,
) -> FluidTotals:
    """Add up the chart over a stretch of time; mL/kg/h by ``weight_kg``.

    The period is looked at in equal parts of about ``longest_gap``: complete is one in which each
    part has an entry, be it of 0 mL, or was said to have had nothing.
    """
    events = [kept.fluid for kept in fluids_in(chart, stretch)]
    added = balance(events, stretch.start, stretch.end)
    ways = {way for way, _ in added.by_kind}
    urine_ml = added.urine_ml
    if urine_ml is None and _any_without_fluid(chart, stretch, "out", URINE):
        urine_ml = Decimal(0)
    return FluidTotals(
        stretch=stretch,
        balance=added,
        intake_ml=_known(chart, stretch, "in", added.intake_ml, charted="in" in ways),
        output_ml=_known(chart, stretch, "out", added.output_ml, charted="out" in ways),
        urine_ml=urine_ml,
        urine=_rate(urine_ml, stretch, weight_kg),
        over=stretch.end <= now,
        gaps=tuple(_gaps(chart, stretch, longest_gap)),
    )


def _known(
    chart: Chart, stretch: Stretch, way: Direction, ml: Decimal, *, charted: bool
) -> Decimal | None:
    return ml if charted or _any_without_fluid(chart, stretch, way, "") else None


def _any_without_fluid(chart: Chart, stretch: Stretch, way: Direction, kind: str) -> bool:
    """True where someone said for any part of the stretch that there was nothing."""
    return any(
        each.covers(way, kind) and _overlap(each.stretch, stretch) for each in chart.no_fluid
    )


def _overlap(one: Stretch, two: Stretch) -> bool:
    return one.start < two.end and two.start < one.end


def _rate(urine_ml: Decimal | None, stretch: Stretch, kg: Decimal | None) -> UrineRate | None:
    if urine_ml is None or not stretch.hours:
        return None
    per_h = urine_ml / stretch.hours
    return UrineRate(per_h, None if kg is None else per_h / kg)


def _gaps(chart: Chart, stretch: Stretch, longest: timedelta) -> Iterator[Gap]:
    pieces = equal_parts(stretch, longest)
    for way, kind, what in WAYS:
        times = _times(chart, stretch, way, kind)
        without = [each.stretch for each in chart.no_fluid if each.covers(way, kind)]
        empty = [
            piece for piece in pieces if not _charted(times, piece) and not _in(without, piece)
        ]
        yield from (Gap(what, gap) for gap in _joined(empty))


def _times(chart: Chart, stretch: Stretch, way: Direction, kind: str) -> list[datetime]:
    """When anything of this direction and kind was charted, in order."""
    fluids = (kept.fluid for kept in fluids_in(chart, stretch))
    return [f.at for f in fluids if f.direction == way and kind in ("", f.kind)]


def _charted(times: Sequence[datetime], piece: Stretch) -> bool:
    place = bisect_left(times, piece.start)
    return place < len(times) and times[place] < piece.end


def _in(stretches: Iterable[Stretch], piece: Stretch) -> bool:
    return any(each.start <= piece.start and piece.end <= each.end for each in stretches)


def _joined(pieces: Iterable[Stretch]) -> list[Stretch]:
    """Pieces that follow one another as one."""
    found: list[Stretch] = []
    for piece in pieces:
        follows = found and found[-1].end == piece.start
        start = found.pop().start if follows else piece.start
        found.append(Stretch(start, piece.end))
    return found


def equal_parts(stretch: Stretch, longest: timedelta) -> tuple[Stretch, ...]:
    """The stretch in equal parts, as many as come nearest to ``longest``; at least one."""
    length = stretch.end - stretch.start
    count = max(1, int(length / longest + 0.5))
    edges = [stretch.start + length / count * place for place in range(count)]
    return tuple(Stretch(start, end) for start, end in pairwise([*edges, stretch.end]))


def running_balance(chart: Chart, stretch: Stretch) -> tuple[tuple[datetime, Decimal], ...]:
    """Intake less output after each entry of the stretch, from 0 mL at its start."""
    found: list[tuple[datetime, Decimal]] = []
    net = Decimal(0)
    for kept in fluids_in(chart, stretch):
        net += kept.fluid.ml if kept.fluid.direction == "in" else -kept.fluid.ml
        found.append((kept.fluid.at, net))
    return tuple(found)


def fluids_in(chart: Chart, stretch: Stretch) -> tuple[FluidEntry, ...]:
    """The volumes of a stretch of time; the chart keeps them by time."""
    first = bisect_left(chart.fluids, stretch.start, key=lambda kept: kept.fluid.at)
    last = bisect_left(chart.fluids, stretch.end, key=lambda kept: kept.fluid.at)
    return chart.fluids[first:last]


def shift_of(at: datetime, shift_starts: Sequence[time], zone: tzinfo) -> Stretch:
    """The shift in which an instant lies."""
    day = ward_day_of(at, shift_starts, zone).start.astimezone(zone).date()
    parts = shifts(day, shift_starts, zone)
    return next((each for each in reversed(parts) if each.start <= at), parts[0])


def ward_day_of(at: datetime, shift_starts: Sequence[time], zone: tzinfo) -> Stretch:
    """The ward day in which an instant lies; it begins with its first shift."""
    day = at.astimezone(zone).date()
    today = ward_day(day, shift_starts, zone)
    return today if at >= today.start else ward_day(day - timedelta(days=1), shift_starts, zone)
