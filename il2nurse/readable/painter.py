"""What a picture is drawn with, whoever paints it: inks, markers, and where a text is held."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final, Protocol


class Ink(StrEnum):
    """What a stroke means; each back end has its own colour, width and dashes for it."""

    HEART = "heart"
    PRESSURE_HIGH = "pressure_high"
    PRESSURE_LOW = "pressure_low"
    BREATH = "breath"
    HEAT = "heat"
    OXYGEN = "oxygen"
    GRID = "grid"
    AXIS = "axis"
    LABEL = "label"
    TITLE = "title"
    BAND = "band"
    BAND_LABEL = "band_label"
    SCORE = "score"
    WATCH_ZONE = "watch_zone"
    WATCH_LIMIT = "watch_limit"
    HOLD_ZONE = "hold_zone"
    HOLD_LIMIT = "hold_limit"
    OFF_SCALE = "off_scale"
    MARK = "mark"
    NOW = "now"
    INTAKE = "intake"
    OUTPUT = "output"
    BALANCE = "balance"


class Marker(StrEnum):
    """Markers that can be told apart without colour."""

    DOT = "dot"
    UP = "up"
    DOWN = "down"
    SQUARE = "square"
    DIAMOND = "diamond"


# Of every marker but the dot, from its middle; downwards is more, as in the whole picture.
CORNERS: Final[Mapping[Marker, tuple[tuple[float, float], ...]]] = {
    Marker.UP: ((-1.15, 1.0), (1.15, 1.0), (0.0, -1.25)),
    Marker.DOWN: ((-1.15, -1.0), (1.15, -1.0), (0.0, 1.25)),
    Marker.SQUARE: ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    Marker.DIAMOND: ((0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)),
}


class Anchor(StrEnum):
    """Which end of a text stands at the given place."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Painter(Protocol):
    """What a picture is painted with; x runs right and y down, in points from the corner."""

    def line(self, x1: float, y1: float, x2: float, y2: float, ink: Ink) -> None:
        """A straight line."""
        ...

    def polyline(self, points: Sequence[tuple[float, float]], ink: Ink) -> None:
        """A line through all points."""
        ...

    def rect(self, x: float, y: float, width: float, height: float, ink: Ink) -> None:
        """A filled rectangle without outline."""
        ...

    def text(self, x: float, y: float, text: str, ink: Ink, anchor: Anchor) -> None:
        """A small text whose base line lies at ``y``."""
        ...

    def marker(self, x: float, y: float, shape: Marker, ink: Ink) -> None:
        """A small filled shape around the place."""
        ...
