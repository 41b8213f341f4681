"""The lanes of the flowsheet's chart: their scales, their limits, their curves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.vocabulary import (
    DIASTOLIC,
    HEART_RATE,
    RESPIRATORY_RATE,
    SPO2,
    SYSTOLIC,
    TEMPERATURE,
    NeededField,
)
from il2nurse.domain.values.quantity import show
from il2nurse.readable.flowsheet.curves import NEWS2, SEVERE, LimitBand, Series
from il2nurse.readable.flowsheet.picture_time import (
    BEFORE_NAME,
    CLOSE_TEXTS,
    TEXT_DROP,
    TimeLine,
    draw_ticks,
    limit_name,
)
from il2nurse.readable.painter import Anchor, Ink, Marker, Painter
from il2nurse.readable.picture import LEGEND, STROKES

ROW: Final = 7.2
# A lane so high has room for its name, its unit and the names of its curves.
ROWS_NAMED: Final = 4
# Below this distance markers are left out; the line says it all.
CLOSE: Final = 3.0


@dataclass(frozen=True, slots=True)
class FlowLane:
    """One strip of the chart. Its scale never changes, so that pictures can be compared."""

    title: str
    unit: str
    fields: tuple[str, ...]
    low: Decimal
    high: Decimal
    step: Decimal
    share: float

    def on_scale(self, value: Decimal) -> bool:
        """True where the value lies on the scale."""
        return self.low <= value <= self.high


def _lane(field: NeededField, unit: str, scale: str, share: float) -> FlowLane:
    return _lane_of(field.short, unit, (field.id,), scale, share)


def _lane_of(title: str, unit: str, fields: tuple[str, ...], scale: str, share: float) -> FlowLane:
    low, high, step = (Decimal(each) for each in scale.split())
    return FlowLane(title, unit, fields, low, high, step, share)


LANES: Final = (
    _lane(HEART_RATE, "per min", "10 160 50", 0.18),
    _lane_of("BP", "mmHg", (SYSTOLIC.id, DIASTOLIC.id), "40 200 40", 0.18),
    _lane(RESPIRATORY_RATE, "per min", "10 40 15", 0.16),
    _lane(TEMPERATURE, "°C", "35 41 2", 0.16),
    _lane(SPO2, "%", "84 100 8", 0.16),
    _lane_of("NEWS2", "score", (NEWS2,), "0 12 6", 0.16),
)


@dataclass(frozen=True, slots=True)
class FlowLaneFrame:
    """Where a lane lies in the picture."""

    lane: FlowLane
    times: TimeLine
    top: float
    bottom: float

    def y(self, value: Decimal) -> float:
        """The place of a value; what lies off the scale stands at its edge."""
        low, high = float(self.lane.low), float(self.lane.high)
        part = (min(max(float(value), low), high) - low) / (high - low)
        return self.bottom - part * (self.bottom - self.top)


def off_scale(series: Series) -> tuple[tuple[datetime, Decimal], ...]:
    """The values of a curve that lie off the scale of its lane."""
    lane = next((each for each in LANES if series.curve.field in each.fields), None)
    if lane is None:
        return ()
    return tuple(point for point in series.points if not lane.on_scale(point[1]))


def draw_zones(painter: Painter, frame: FlowLaneFrame, series: Sequence[Series]) -> None:
    """Draw the ranges of the criteria, the severe ones over the others, and name them.

    Where a lane has several curves a range is not that of all of them: it gets its limit alone,
    named with the curve.
    """
    found = [(each.curve, band) for each in series for band in each.bands]
    found.sort(key=lambda pair: (pair[1].result in SEVERE, pair[1].result.severity))
    alone = len(frame.lane.fields) == 1
    for _, band in found:
        _draw_zone(painter, frame, band, filled=alone)
    _name_zones(
        painter,
        frame,
        [(band, band.text if alone else limit_name(curve, band.text)) for curve, band in found],
    )


def _ends(frame: FlowLaneFrame, band: LimitBand) -> tuple[float, float]:
    low = frame.lane.low if band.low is None else band.low
    high = frame.lane.high if band.high is None else band.high
    return frame.y(high), frame.y(low)


def limits_of(frame: FlowLaneFrame, series: Sequence[Series]) -> Iterator[float]:
    """Where the lines of the limits lie."""
    for band in (band for each in series for band in each.bands):
        top, bottom = _ends(frame, band)
        if bottom > top:
            yield bottom if band.low is not None else top


def _draw_zone(painter: Painter, frame: FlowLaneFrame, band: LimitBand, *, filled: bool) -> None:
    top, bottom = _ends(frame, band)
    if bottom <= top:
        return
    severe = band.result in SEVERE
    left, right = frame.times.left, frame.times.right
    zone = Ink.HOLD_ZONE if severe else Ink.WATCH_ZONE
    if filled:
        painter.rect(left, top, right - left, bottom - top, zone)
    limit = bottom if band.low is not None else top
    painter.line(left, limit, right, limit, Ink.HOLD_LIMIT if severe else Ink.WATCH_LIMIT)


def _name_zones(
    painter: Painter, frame: FlowLaneFrame, named: Sequence[tuple[LimitBand, str]]
) -> None:
    """Write what each range means beside its limit, in the order of the limits.

    Names that would lie over each other move apart; where there is no room for all of them the
    severe ones are written.
    """
    shown = [each for each in named if _ends(frame, each[0])[0] < _ends(frame, each[0])[1]]
    most = int((frame.bottom - frame.top) / CLOSE_TEXTS) + 1
    ranked = sorted(range(len(shown)), key=lambda at: (shown[at][0].result.severity, at))
    kept = [shown[at] for at in ranked[-most:]]
    kept.sort(key=lambda each: _beside_limit(frame, each[0]))
    places = _moved_apart([_beside_limit(frame, band) for band, _ in kept], frame)
    for (band, text), y in zip(kept, places, strict=True):
        ink = Ink.HOLD_LIMIT if band.result in SEVERE else Ink.WATCH_LIMIT
        painter.text(frame.times.right + BEFORE_NAME, y, text, ink, Anchor.START)


def _beside_limit(frame: FlowLaneFrame, band: LimitBand) -> float:
    """Where a name would stand alone: within its range, at its limit."""
    top, bottom = _ends(frame, band)
    return bottom - 1.0 if band.low is not None else top + 5.6


def _moved_apart(wanted: Sequence[float], frame: FlowLaneFrame) -> list[float]:
    """The places from top to bottom, none nearer to the next than may be read."""
    places, lowest = list[float](), frame.bottom + 1.0
    for at, y in enumerate(wanted):
        least = places[-1] + CLOSE_TEXTS if at else frame.top + 4.0
        most = lowest - (len(wanted) - 1 - at) * CLOSE_TEXTS
        places.append(max(min(y, most), least))
    return places


def draw_scale(painter: Painter, frame: FlowLaneFrame) -> None:
    """Draw the lines of the scale, its values and the lane's name."""
    lane = frame.lane
    ticks, tick = [], lane.low
    while tick <= lane.high:
        ticks.append((frame.y(tick), show(tick)))
        tick += lane.step
    draw_ticks(painter, frame.times, ticks)
    painter.line(frame.times.left, frame.bottom, frame.times.right, frame.bottom, Ink.AXIS)
    middle = (frame.top + frame.bottom) / 2 + TEXT_DROP
    roomy = bool(lane.unit) and frame.bottom - frame.top > 2 * ROW
    painter.text(0.0, middle - (ROW / 2 if roomy else 0.0), lane.title, Ink.TITLE, Anchor.START)
    if roomy:
        painter.text(0.0, middle + ROW / 2, lane.unit, Ink.LABEL, Anchor.START)
    if len(lane.fields) > 1 and frame.bottom - frame.top > ROWS_NAMED * ROW:
        _name_curves(painter, lane.fields, middle + ROW / 2)


def _name_curves(painter: Painter, fields: Sequence[str], y: float) -> None:
    """Below the unit, what the signs of several curves mean: no colour alone tells them apart."""
    for at, (field, name) in enumerate((f, n) for f, n in LEGEND if f in fields):
        ink, shape = STROKES[field]
        below = y + (at + 1) * ROW
        painter.marker(2.0, below - TEXT_DROP, shape, ink)
        painter.text(6.0, below, name, Ink.LABEL, Anchor.START)


def draw_series(painter: Painter, frame: FlowLaneFrame, series: Series) -> None:
    """Draw one curve: pieces as lines, and values on the scale as markers."""
    ink, shape = STROKES.get(series.curve.field, (Ink.SCORE, Marker.SQUARE))
    for piece in series.curve.pieces:
        points = [(frame.times.x(at), frame.y(value)) for at, value in piece]
        if len(points) > 1:
            painter.polyline(points, ink)
        here = [
            point
            for point, (_, value) in zip(points, piece, strict=True)
            if frame.lane.on_scale(value)
        ]
        for x, y in _marked(here):
            painter.marker(x, y, shape, ink)


def _marked(points: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """The points that get a marker: all of them, or those that stand apart."""
    last = None
    for x, y in points:
        if last is None or x - last >= CLOSE:
            last = x
            yield x, y
