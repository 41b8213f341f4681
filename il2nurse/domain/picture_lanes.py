"""The lanes of the flowsheet's chart: their scales, their limits, their curves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from il2nurse.domain.flow_series import NEWS2, Band, Series
from il2nurse.domain.picture import STROKES, Anchor, Ink, Painter, Shape
from il2nurse.domain.picture_time import TEXT_DROP, TimeLine, text_width
from il2nurse.domain.quantity import show
from il2nurse.domain.rules import Result

SEVERE: Final = frozenset({Result.HOLD, Result.ABSOLUTE, Result.STOP})
# Texts nearer to one another than this would lie over each other.
ROW: Final = 7.2
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


def _lane(title: str, unit: str, fields: str, scale: str, share: float) -> FlowLane:
    low, high, step = (Decimal(each) for each in scale.split())
    return FlowLane(title, unit, tuple(fields.split()), low, high, step, share)


LANES: Final = (
    _lane("HR", "per min", "heart_rate_per_min", "40 160 40", 0.23),
    _lane("BP", "mmHg", "systolic_mmhg diastolic_mmhg", "40 200 40", 0.29),
    _lane("RR", "per min", "respiratory_rate_per_min", "10 40 15", 0.12),
    _lane("Temp", "°C", "temperature_c", "35 41 2", 0.13),
    _lane("SpO₂", "%", "spo2_percent", "84 100 8", 0.115),
    _lane("NEWS2", "", NEWS2, "0 12 6", 0.115),
)


@dataclass(frozen=True, slots=True)
class LaneFrame:
    """Where a lane lies in the picture."""

    lane: FlowLane
    times: TimeLine
    top: float
    bottom: float

    def y(self, value: Decimal) -> float:
        """The place of a value; what lies off the scale stands at its edge."""
        low, high = self.lane.low, self.lane.high
        part = float((min(max(value, low), high) - low) / (high - low))
        return self.bottom - part * (self.bottom - self.top)


def off_scale(series: Series) -> tuple[tuple[datetime, Decimal], ...]:
    """The values of a curve that lie off the scale of its lane."""
    lane = next((each for each in LANES if series.curve.field in each.fields), None)
    if lane is None:
        return ()
    return tuple(point for point in series.points if not lane.on_scale(point[1]))


def draw_zones(painter: Painter, frame: LaneFrame, series: Sequence[Series]) -> None:
    """Draw the ranges of the criteria, the severe ones over the others, and name them."""
    bands = sorted(
        (band for each in series for band in each.bands),
        key=lambda band: (band.result in SEVERE, band.result.severity),
    )
    for band in bands:
        _draw_zone(painter, frame, band)
    taken: list[float] = []
    for band in reversed(bands):
        _name_zone(painter, frame, band, taken)


def _ends(frame: LaneFrame, band: Band) -> tuple[float, float]:
    low = frame.lane.low if band.low is None else band.low
    high = frame.lane.high if band.high is None else band.high
    return frame.y(high), frame.y(low)


def _draw_zone(painter: Painter, frame: LaneFrame, band: Band) -> None:
    top, bottom = _ends(frame, band)
    if bottom <= top:
        return
    severe = band.result in SEVERE
    left, right = frame.times.left, frame.times.right
    zone = Ink.HOLD_ZONE if severe else Ink.WATCH_ZONE
    painter.rect(left, top, right - left, bottom - top, zone)
    limit = bottom if band.low is not None else top
    painter.line(left, limit, right, limit, Ink.HOLD_LIMIT if severe else Ink.WATCH_LIMIT)


def _name_zone(painter: Painter, frame: LaneFrame, band: Band, taken: list[float]) -> None:
    top, bottom = _ends(frame, band)
    limit = bottom if band.low is not None else top
    y = min(
        max(limit - 1.0 if band.low is not None else limit + 5.0, frame.top + 4.5), frame.bottom
    )
    if bottom <= top or any(abs(y - each) < ROW for each in taken):
        return
    taken.append(y)
    ink = Ink.HOLD_LIMIT if band.result in SEVERE else Ink.WATCH_LIMIT
    painter.text(frame.times.right + 4.0, y, band.text, ink, Anchor.START)


def draw_scale(painter: Painter, frame: LaneFrame) -> None:
    """Draw the lines of the scale, its values and the lane's name."""
    lane, tick = frame.lane, frame.lane.low
    while tick <= lane.high:
        y = frame.y(tick)
        painter.line(frame.times.left, y, frame.times.right, y, Ink.GRID)
        painter.text(frame.times.left - 4.0, y + TEXT_DROP, show(tick), Ink.LABEL, Anchor.END)
        tick += lane.step
    middle = (frame.top + frame.bottom) / 2 + TEXT_DROP
    roomy = bool(lane.unit) and frame.bottom - frame.top > 2 * ROW
    painter.text(0.0, middle - (ROW / 2 if roomy else 0.0), lane.title, Ink.TITLE, Anchor.START)
    if roomy:
        painter.text(0.0, middle + ROW / 2, lane.unit, Ink.LABEL, Anchor.START)


def draw_series(painter: Painter, frame: LaneFrame, series: Series) -> None:
    """Draw one curve: pieces as lines, values as markers, those off the scale at its edge."""
    ink, shape = STROKES.get(series.curve.field, (Ink.SCORE, Shape.SQUARE))
    for piece in series.curve.pieces:
        points = [(frame.times.x(at), frame.y(value)) for at, value in piece]
        if len(points) > 1:
            painter.polyline(points, ink)
        for x, y in _marked(points):
            painter.marker(x, y, shape, ink)
    _draw_off_scale(painter, frame, series)


def _marked(points: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """The points that get a marker: all of them, or those that stand apart."""
    last = None
    for x, y in points:
        if last is None or x - last >= CLOSE:
            last = x
            yield x, y


def _draw_off_scale(painter: Painter, frame: LaneFrame, series: Series) -> None:
    """An arrow at the edge with the value beside it, since the place does not tell it."""
    written = frame.times.left - 1.0
    for at, value in series.points:
        if frame.lane.on_scale(value):
            continue
        up, x = value > frame.lane.high, frame.times.x(at)
        y = frame.top + 2.0 if up else frame.bottom - 2.0
        painter.marker(x, y, Shape.UP if up else Shape.DOWN, Ink.OFF_SCALE)
        text = show(value)
        if x + 3.0 > written:
            painter.text(x + 3.0, y + TEXT_DROP, text, Ink.OFF_SCALE, Anchor.START)
            written = x + 3.0 + text_width(text)
