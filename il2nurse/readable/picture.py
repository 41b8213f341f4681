"""The vital-sign chart as a picture: drawn once here, painted on screen and on paper alike."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from decimal import Decimal
from math import ceil
from typing import Final

from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.values.quantity import rising
from il2nurse.readable.painter import Anchor, Ink, Marker, Painter


@dataclass(frozen=True, slots=True)
class Curve:
    """The values of one field, in pieces that are joined by lines; between pieces is a gap."""

    field: str
    label: str
    unit: str
    pieces: tuple[tuple[tuple[datetime, Decimal], ...], ...]

    def values(self) -> Iterator[Decimal]:
        """All values of all pieces."""
        return (value for piece in self.pieces for _, value in piece)


@dataclass(frozen=True, slots=True)
class VitalChart:
    """What the chart shows: its stretch of time, the infusion as a band, and the curves."""

    start: datetime
    end: datetime
    zone: tzinfo
    band: tuple[datetime, datetime] | None
    band_label: str
    curves: tuple[Curve, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """One strip of the chart with its own scale; ``share`` is its part of the height."""

    title: str
    fields: tuple[str, ...]
    low: Decimal
    high: Decimal
    step: Decimal
    share: float

    def widened(self, values: Sequence[Decimal]) -> "Lane":
        """The lane with a scale that holds all values."""
        low, high = self.low, self.high
        while any(value < low for value in values):
            low -= self.step
        while any(value > high for value in values):
            high += self.step
        return Lane(self.title, self.fields, low, high, self.step, self.share)

    def ticks(self) -> Iterator[Decimal]:
        """The values that get a line of the grid."""
        return rising(self.low, self.high, self.step)


LANES: Final = (
    Lane(
        "HR per min, BP mmHg",
        (vocabulary.HEART_RATE.id, vocabulary.SYSTOLIC.id, vocabulary.DIASTOLIC.id),
        Decimal(40),
        Decimal(160),
        Decimal(40),
        0.49,
    ),
    Lane(
        "RR per min", (vocabulary.RESPIRATORY_RATE.id,), Decimal(10), Decimal(30), Decimal(10), 0.17
    ),
    Lane("Temp °C", (vocabulary.TEMPERATURE.id,), Decimal(36), Decimal(40), Decimal(2), 0.17),
    Lane("SpO₂ %", (vocabulary.SPO2.id,), Decimal(90), Decimal(100), Decimal(5), 0.17),
)

STROKES: Final[Mapping[str, tuple[Ink, Marker]]] = {
    vocabulary.HEART_RATE.id: (Ink.HEART, Marker.DOT),
    vocabulary.SYSTOLIC.id: (Ink.PRESSURE_HIGH, Marker.DOWN),
    vocabulary.DIASTOLIC.id: (Ink.PRESSURE_LOW, Marker.UP),
    vocabulary.RESPIRATORY_RATE.id: (Ink.BREATH, Marker.SQUARE),
    vocabulary.TEMPERATURE.id: (Ink.HEAT, Marker.DIAMOND),
    vocabulary.SPO2.id: (Ink.OXYGEN, Marker.DOT),
}
LEGEND: Final = (
    (vocabulary.HEART_RATE.id, vocabulary.HEART_RATE.label),
    (vocabulary.SYSTOLIC.id, vocabulary.SYSTOLIC.short),
    (vocabulary.DIASTOLIC.id, vocabulary.DIASTOLIC.short),
)
LEGEND_STEP: Final = 10.0
BESIDE_SIGN: Final = 9.0

LEFT: Final = 98.0
RIGHT: Final = 6.0
TOP: Final = 14.0
BOTTOM: Final = 14.0
BETWEEN_LANES: Final = 13.0
TEXT_DROP: Final = 2.4
HOUR: Final = timedelta(hours=1)
# So many hours have their names beside each other; a longer chart names some of them.
NAMED: Final = 12


@dataclass(frozen=True, slots=True)
class LaneFrame:
    """Where a lane lies in the picture, and how times and values map into it."""

    chart: VitalChart
    lane: Lane
    left: float
    right: float
    top: float
    bottom: float

    def x(self, at: datetime) -> float:
        """The place of a time."""
        part = (at - self.chart.start) / (self.chart.end - self.chart.start)
        return self.left + part * (self.right - self.left)

    def y(self, value: Decimal) -> float:
        """The place of a value."""
        part = float((value - self.lane.low) / (self.lane.high - self.lane.low))
        return self.bottom - part * (self.bottom - self.top)


def draw_vital_chart(painter: Painter, chart: VitalChart, width: float, height: float) -> None:
    """Draw the whole chart into a rectangle of this size."""
    frames = tuple(_frames(chart, width, height))
    _draw_band(painter, chart, frames)
    for frame in frames:
        _draw_grid(painter, frame)
    _draw_hours(painter, frames[0], frames[-1].bottom)
    for frame in frames:
        for curve in chart.curves:
            if curve.field in frame.lane.fields:
                _draw_curve(painter, frame, curve)
    _draw_legend(painter, frames[0])
    if not any(curve.pieces for curve in chart.curves):
        nothing = "No vital signs are on record around this dose."
        painter.text(width / 2, height / 2, nothing, Ink.LABEL, Anchor.MIDDLE)


def _frames(chart: VitalChart, width: float, height: float) -> Iterator[LaneFrame]:
    drawn = {curve.field for curve in chart.curves}
    # What the regimen does not ask for has no strip.
    lanes = [each for each in LANES if not drawn.isdisjoint(each.fields)] or LANES
    room = height - TOP - BOTTOM - BETWEEN_LANES * (len(lanes) - 1)
    room /= sum(each.share for each in lanes)
    top = TOP
    for lane in lanes:
        values = [v for curve in chart.curves if curve.field in lane.fields for v in curve.values()]
        bottom = top + room * lane.share
        yield LaneFrame(chart, lane.widened(values), LEFT, width - RIGHT, top, bottom)
        top = bottom + BETWEEN_LANES


def _draw_band(painter: Painter, chart: VitalChart, frames: Sequence[LaneFrame]) -> None:
    if chart.band is None:
        return
    first, last = frames[0], frames[-1]
    left, right = (min(max(first.x(at), first.left), first.right) for at in chart.band)
    painter.rect(left, first.top, max(right - left, 1.0), last.bottom - first.top, Ink.BAND)
    middle = (left + right) / 2
    painter.text(middle, first.top - 4.0, chart.band_label, Ink.BAND_LABEL, Anchor.MIDDLE)


def _draw_grid(painter: Painter, frame: LaneFrame) -> None:
    for tick in frame.lane.ticks():
        y = frame.y(tick)
        painter.line(frame.left, y, frame.right, y, Ink.GRID)
        painter.text(frame.left - 5.0, y + TEXT_DROP, f"{tick:f}", Ink.LABEL, Anchor.END)
    painter.line(frame.left, frame.bottom, frame.right, frame.bottom, Ink.AXIS)
    middle = (frame.top + frame.bottom) / 2 + TEXT_DROP
    if len(frame.lane.fields) > 1:
        painter.text(0.0, middle - LEGEND_STEP, frame.lane.title, Ink.TITLE, Anchor.START)
        return
    ink, shape = STROKES[frame.lane.fields[0]]
    painter.marker(3.0, middle - TEXT_DROP, shape, ink)
    painter.text(BESIDE_SIGN, middle, frame.lane.title, Ink.TITLE, Anchor.START)


def _draw_hours(painter: Painter, frame: LaneFrame, bottom: float) -> None:
    hour = frame.chart.start.replace(minute=0, second=0, microsecond=0)
    step = ceil((frame.chart.end - frame.chart.start) / HOUR / NAMED)
    while hour <= frame.chart.end:
        if hour >= frame.chart.start:
            x = frame.x(hour)
            painter.line(x, frame.top, x, bottom, Ink.GRID)
            clock = f"{hour.astimezone(frame.chart.zone):%H:%M}"
            painter.text(x, bottom + 10.0, clock, Ink.LABEL, Anchor.MIDDLE)
        hour += HOUR * step
    painter.line(frame.left, bottom, frame.right, bottom, Ink.AXIS)


def _draw_curve(painter: Painter, frame: LaneFrame, curve: Curve) -> None:
    ink, shape = STROKES[curve.field]
    for piece in curve.pieces:
        points = [(frame.x(at), frame.y(value)) for at, value in piece]
        if len(points) > 1:
            painter.polyline(points, ink)
        for x, y in points:
            painter.marker(x, y, shape, ink)


def _draw_legend(painter: Painter, frame: LaneFrame) -> None:
    """Name the markers of the lane that holds several curves, under its title."""
    y = (frame.top + frame.bottom) / 2 + LEGEND_STEP / 2
    for field, label in LEGEND:
        ink, shape = STROKES[field]
        painter.marker(3.0, y, shape, ink)
        painter.text(BESIDE_SIGN, y + TEXT_DROP, label, Ink.TITLE, Anchor.START)
        y += LEGEND_STEP
