"""The painter of pictures on paper: the same strokes as on screen, in print colours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from il2nurse.readable.painter import CORNERS, Anchor, Ink, Marker
from il2nurse.reports.layout.fonts import Face, Typeface
from il2nurse.reports.layout.inks import ACCENT, MUTED, SMALL, TEXT, Colour, colour
from il2nurse.reports.layout.lettering import write_text

MARKER: Final = 1.7
# Letters of a picture in its own measure, in which everything else is placed around them; on paper
# the picture is drawn so much larger that they are as large as the smallest text there.
LETTERS: Final = 6.4
SCALE: Final = SMALL / LETTERS
SHARES: Final[Mapping[Anchor, float]] = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


@dataclass(frozen=True, slots=True)
class PaperStroke:
    """Colour, width and dashes of one ink."""

    colour: Colour
    width: float = 1.0
    dashes: tuple[float, ...] = ()


STROKES: Final[Mapping[Ink, PaperStroke]] = {
    Ink.HEART: PaperStroke(colour("a51d1d"), 1.1),
    Ink.PRESSURE_HIGH: PaperStroke(colour("1d4f91"), 1.1),
    Ink.PRESSURE_LOW: PaperStroke(colour("3c6b1f"), 1.1, (3.0, 2.0)),
    Ink.BREATH: PaperStroke(colour("146b6b"), 1.0),
    Ink.HEAT: PaperStroke(colour("9a4a06"), 1.0),
    Ink.OXYGEN: PaperStroke(colour("5b3a94"), 1.0),
    Ink.GRID: PaperStroke(colour("c9d1dc"), 0.4),
    Ink.AXIS: PaperStroke(colour("7a8696"), 0.7),
    Ink.LABEL: PaperStroke(MUTED),
    Ink.TITLE: PaperStroke(TEXT),
    Ink.BAND: PaperStroke(colour("dbe7f7")),
    Ink.BAND_LABEL: PaperStroke(ACCENT),
    Ink.SCORE: PaperStroke(colour("445062"), 0.9),
    Ink.WATCH_ZONE: PaperStroke(colour("fdf3e0")),
    Ink.WATCH_LIMIT: PaperStroke(colour("84460a"), 0.6, (2.0, 1.6)),
    Ink.HOLD_ZONE: PaperStroke(colour("fde9e9")),
    Ink.HOLD_LIMIT: PaperStroke(colour("a51d1d"), 0.7),
    Ink.OFF_SCALE: PaperStroke(colour("a51d1d"), 0.8),
    Ink.MARK: PaperStroke(colour("a51d1d"), 0.8, (1.2, 1.6)),
    Ink.NOW: PaperStroke(colour("1d4f91"), 0.8),
    Ink.INTAKE: PaperStroke(colour("1f4f8f")),
    Ink.OUTPUT: PaperStroke(colour("9a6f12")),
    Ink.BALANCE: PaperStroke(colour("15202e"), 0.9),
}


class PaperPainter:
    """Paints on a canvas whose origin is the picture's upper left corner; y runs down."""

    def __init__(self, canvas: Canvas, typeface: Typeface) -> None:
        """Paint on this canvas, in this typeface."""
        self._canvas = canvas
        self._typeface = typeface

    def _stroke(self, ink: Ink) -> None:
        stroke = STROKES[ink]
        self._canvas.setStrokeColorRGB(*stroke.colour)
        self._canvas.setLineWidth(stroke.width)
        self._canvas.setDash(list(stroke.dashes))

    def line(self, x1: float, y1: float, x2: float, y2: float, ink: Ink) -> None:
        """A straight line."""
        self._stroke(ink)
        self._canvas.line(x1, -y1, x2, -y2)

    def polyline(self, points: Sequence[tuple[float, float]], ink: Ink) -> None:
        """A line through all points."""
        self._stroke(ink)
        path = self._canvas.beginPath()
        path.moveTo(points[0][0], -points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, -y)
        self._canvas.drawPath(path)

    def rect(self, x: float, y: float, width: float, height: float, ink: Ink) -> None:
        """A filled rectangle without outline."""
        self._canvas.setFillColorRGB(*STROKES[ink].colour)
        self._canvas.rect(x, -y - height, width, height, stroke=0, fill=1)

    def text(self, x: float, y: float, text: str, ink: Ink, anchor: Anchor) -> None:
        """A small text whose base line lies at ``y``."""
        self._canvas.setFillColorRGB(*STROKES[ink].colour)
        width = self._typeface.width(text, Face.REGULAR, LETTERS)
        at = (x - SHARES[anchor] * width, -y)
        write_text(self._canvas, self._typeface, at, text, Face.REGULAR, LETTERS)

    def marker(self, x: float, y: float, shape: Marker, ink: Ink) -> None:
        """A small filled shape around the place."""
        self._canvas.setFillColorRGB(*STROKES[ink].colour)
        if shape is Marker.DOT:
            self._canvas.circle(x, -y, MARKER, stroke=0, fill=1)
            return
        path = self._canvas.beginPath()
        corners = [(x + dx * MARKER, -(y + dy * MARKER)) for dx, dy in CORNERS[shape]]
        path.moveTo(*corners[0])
        for corner in corners[1:]:
            path.lineTo(*corner)
        path.close()
        self._canvas.drawPath(path, stroke=0, fill=1)
