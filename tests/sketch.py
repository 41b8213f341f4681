"""A painter that keeps what it is asked to paint, alone or in front of a real one."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from il2nurse.readable.painter import Anchor, Ink, Marker, Painter


@dataclass
class Recorder:
    """Every stroke in its order; ``painter`` paints it too."""

    painter: Painter | None = None
    strokes: list[tuple[object, ...]] = field(default_factory=list)

    def line(self, x1: float, y1: float, x2: float, y2: float, ink: Ink) -> None:
        self.strokes.append(("line", x1, y1, x2, y2, ink))
        if self.painter:
            self.painter.line(x1, y1, x2, y2, ink)

    def polyline(self, points: Sequence[tuple[float, float]], ink: Ink) -> None:
        self.strokes.append(("polyline", tuple(points), ink))
        if self.painter:
            self.painter.polyline(points, ink)

    def rect(self, x: float, y: float, width: float, height: float, ink: Ink) -> None:
        self.strokes.append(("rect", x, y, width, height, ink))
        if self.painter:
            self.painter.rect(x, y, width, height, ink)

    def text(self, x: float, y: float, text: str, ink: Ink, anchor: Anchor) -> None:
        self.strokes.append(("text", x, y, text, ink, anchor))
        if self.painter:
            self.painter.text(x, y, text, ink, anchor)

    def marker(self, x: float, y: float, shape: Marker, ink: Ink) -> None:
        self.strokes.append(("marker", x, y, shape, ink))
        if self.painter:
            self.painter.marker(x, y, shape, ink)

    def of(self, kind: str, ink: Ink) -> list[tuple[object, ...]]:
        """The strokes of a kind in an ink."""
        return [each for each in self.strokes if each[0] == kind and ink in each]

    @property
    def texts(self) -> list[str]:
        """Everything that is written."""
        return [str(each[3]) for each in self.strokes if each[0] == "text"]
