"""The painter of pictures on the screen: the same strokes as on paper, in the palette on show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from il2nurse.readable.painter import CORNERS, Anchor, Ink, Marker
from il2nurse.ui.look import fonts, sizes
from il2nurse.ui.look.colours import DARK, Theme

# Pixels for one point of the picture: its small texts come out at twelve pixels.
SCALE: Final = 1.8
TEXT: Final = sizes.SMALL
MARKER: Final = 1.8


@dataclass(frozen=True, slots=True)
class PenStroke:
    """Colour, width in pixels and dashes of one ink."""

    colour: str
    width: float = 1.0
    dashes: tuple[float, ...] = ()


def strokes(theme: Theme) -> Mapping[Ink, PenStroke]:
    """What every ink looks like in a palette."""
    night = theme.name == DARK.name
    return {
        Ink.HEART: PenStroke(theme.danger, 1.8),
        Ink.PRESSURE_HIGH: PenStroke(theme.info, 1.8),
        Ink.PRESSURE_LOW: PenStroke(theme.info, 1.8, (3.0, 2.0)),
        Ink.BREATH: PenStroke("#5fd0d0" if night else "#146b6b", 1.6),
        Ink.HEAT: PenStroke(theme.warn, 1.6),
        Ink.OXYGEN: PenStroke("#c3a6f5" if night else "#5b3a94", 1.6),
        Ink.SCORE: PenStroke(theme.plain, 1.4),
        Ink.GRID: PenStroke(theme.track),
        Ink.AXIS: PenStroke(theme.edge),
        Ink.LABEL: PenStroke(theme.muted),
        Ink.TITLE: PenStroke(theme.text),
        Ink.BAND: PenStroke(theme.accent_soft),
        Ink.BAND_LABEL: PenStroke(theme.info),
        Ink.WATCH_ZONE: PenStroke(theme.warn_soft),
        Ink.WATCH_LIMIT: PenStroke(theme.warn, 1.0, (4.0, 3.0)),
        Ink.HOLD_ZONE: PenStroke(theme.danger_soft),
        Ink.HOLD_LIMIT: PenStroke(theme.danger, 1.2),
        Ink.OFF_SCALE: PenStroke(theme.danger, 1.4),
        Ink.MARK: PenStroke(theme.danger, 1.4, (1.5, 2.0)),
        Ink.NOW: PenStroke(theme.focus, 1.4),
        Ink.INTAKE: PenStroke("#5c96dc" if night else "#3f78bd"),
        Ink.OUTPUT: PenStroke("#d9ab4a" if night else "#8f6a12"),
        Ink.BALANCE: PenStroke(theme.text, 1.5),
    }


class ScreenPainter:
    """Paints with a ``QPainter``; a point of the picture is ``SCALE`` pixels."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        """Paint with this painter in this palette."""
        self._painter = painter
        self._strokes = strokes(theme)
        self._colours: dict[Ink, QColor] = {}
        self._font = fonts.figures(fonts.font(TEXT))
        self._metrics = QFontMetricsF(self._font)
        painter.setFont(self._font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _pen(self, ink: Ink) -> None:
        stroke = self._strokes[ink]
        pen = QPen(self._colour(ink), stroke.width)
        if stroke.dashes:
            pen.setDashPattern(stroke.dashes)
        self._painter.setPen(pen)

    def _colour(self, ink: Ink) -> QColor:
        if ink not in self._colours:
            self._colours[ink] = QColor(self._strokes[ink].colour)
        return self._colours[ink]

    def line(self, x1: float, y1: float, x2: float, y2: float, ink: Ink) -> None:
        """A straight line; one that stands upright or level is drawn sharp."""
        self._pen(ink)
        straight = y1 == y2 or x1 == x2
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, not straight)
        self._painter.drawLine(_place(x1, y1), _place(x2, y2))
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def polyline(self, points: Sequence[tuple[float, float]], ink: Ink) -> None:
        """A line through all points."""
        self._pen(ink)
        self._painter.drawPolyline(QPolygonF([_place(x, y) for x, y in points]))

    def rect(self, x: float, y: float, width: float, height: float, ink: Ink) -> None:
        """A filled rectangle without outline."""
        corner = QRectF(x * SCALE, y * SCALE, width * SCALE, height * SCALE)
        self._painter.fillRect(corner, self._colour(ink))

    def text(self, x: float, y: float, text: str, ink: Ink, anchor: Anchor) -> None:
        """A small text whose base line lies at ``y``."""
        self._painter.setPen(self._colour(ink))
        wide = 0.0 if anchor is Anchor.START else self._metrics.horizontalAdvance(text)
        back = wide / 2 if anchor is Anchor.MIDDLE else wide
        self._painter.drawText(QPointF(x * SCALE - back, y * SCALE), text)

    def marker(self, x: float, y: float, shape: Marker, ink: Ink) -> None:
        """A small filled shape around the place."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._colour(ink))
        if shape is Marker.DOT:
            self._painter.drawEllipse(_place(x, y), MARKER * SCALE, MARKER * SCALE)
        else:
            corners = [_place(x + dx * MARKER, y + dy * MARKER) for dx, dy in CORNERS[shape]]
            self._painter.drawPolygon(QPolygonF(corners))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)


def _place(x: float, y: float) -> QPointF:
    return QPointF(x * SCALE, y * SCALE)
