"""Values off the scale of a lane as arrows at its edge, and the numbers of marked values."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import chain, pairwise
from typing import Final, NamedTuple

from il2nurse.domain.values.quantity import show
from il2nurse.readable.flowsheet.curves import Series
from il2nurse.readable.flowsheet.picture_lanes import FlowLaneFrame, limits_of
from il2nurse.readable.flowsheet.picture_time import TEXT_DROP, text_width
from il2nurse.readable.painter import Anchor, Ink, Marker, Painter

# From the arrow to its number, and from the edge to both.
ASIDE: Final = 3.0
INSIDE: Final = 2.0
# How high a small text is above its line and below it.
RISE: Final = 4.6
FALL: Final = 1.4
LINE: Final = 7.5
# The room between two lanes, in which the numbers off the scale are written.
EDGE: Final = 7.0
# What a number at the edge keeps from the end of a curve.
CLEAR: Final = 0.6
# Beside an upright that runs through the arrow.
NEAR: Final = 1.5
# The places on the inner side, in thirds of a line: from one line away to less than three.
FIRST: Final = 3
MOST: Final = 9


class TextBox(NamedTuple):
    """Where a text lies."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "TextBox") -> bool:
        """True where two texts lie over each other."""
        aside = self.right <= other.left or other.right <= self.left
        return not (aside or self.bottom <= other.top or other.bottom <= self.top)


class Stroke(NamedTuple):
    """A straight part of a curve, from left to right."""

    x1: float
    y1: float
    x2: float
    y2: float

    def crosses(self, box: TextBox) -> bool:
        """True where it runs through a text."""
        left, right = max(self.x1, box.left), min(self.x2, box.right)
        if left > right:
            return False
        ends = (self._y(left), self._y(right))
        if self.x1 == self.x2:
            ends = (self.y1, self.y2)
        return min(ends) <= box.bottom and max(ends) >= box.top

    def _y(self, x: float) -> float:
        wide = self.x2 - self.x1
        return self.y1 + (self.y2 - self.y1) * (x - self.x1) / wide if wide else self.y1


def text_box(x: float, y: float, text: str, anchor: Anchor) -> TextBox:
    """Where a small text lies that is written at a place."""
    wide = text_width(text)
    left = {Anchor.START: x, Anchor.MIDDLE: x - wide / 2, Anchor.END: x - wide}[anchor]
    return TextBox(left, y - RISE, left + wide, y + FALL)


def draw_off_scale(
    painter: Painter,
    frame: FlowLaneFrame,
    shown: Sequence[Series],
    uprights: Sequence[float],
    taken: list[TextBox],
) -> None:
    """Draw the arrows of a lane with their numbers, and what each marked value was.

    A number off the scale stands at the edge, in the room between two lanes, where the next lane
    may have written too: ``taken`` is kept for all of them. A number stands where no curve, limit
    or upright runs through; off the scale it is never left out for that. One for which other
    numbers leave no place is left out: the table and the words have it.
    """
    off = [point for series in shown for point in series.points if not _on(frame, point)]
    marked = [point for series in shown for point in series.marked if _on(frame, point)]
    if not off and not marked:
        return
    ways = [way for series in shown for way in _strokes(frame, series)]
    ways += [Stroke(frame.times.left, y, frame.times.right, y) for y in limits_of(frame, shown)]
    ways += [Stroke(x, frame.top - EDGE, x, frame.bottom + EDGE) for x in uprights]
    for at, value in off:
        up, x = value > frame.lane.high, frame.times.x(at)
        y = frame.top + INSIDE if up else frame.bottom - INSIDE
        painter.marker(x, y, Marker.UP if up else Marker.DOWN, Ink.OFF_SCALE)
        places = (*_at_edge(frame, x, up=up), *_places(x, y, up=up))
        if not _draw_number(painter, frame, show(value), places, ways, taken):
            # Between two uprights there may be no room: the number matters more than a line.
            _draw_number(painter, frame, show(value), places, (), taken)
    for at, value in marked:
        x, y = frame.times.x(at), frame.y(value)
        around = chain(_places(x, y, up=False), _places(x, y, up=True))
        _draw_number(painter, frame, show(value), around, ways, taken)


def _draw_number(
    painter: Painter,
    frame: FlowLaneFrame,
    text: str,
    places: Iterable[tuple[float, float, Anchor]],
    ways: Sequence[Stroke],
    taken: list[TextBox],
) -> bool:
    """A number at the first place that is free; false where none is."""
    for x, y, anchor in places:
        box = text_box(x, y, text, anchor)
        if _free(box, frame, ways, taken):
            painter.text(x, y, text, Ink.OFF_SCALE, anchor)
            taken.append(box)
            return True
    return False


def _on(frame: FlowLaneFrame, point: tuple[datetime, Decimal]) -> bool:
    return frame.lane.on_scale(point[1])


def _at_edge(frame: FlowLaneFrame, x: float, *, up: bool) -> Iterator[tuple[float, float, Anchor]]:
    """Outside the lane, over the arrow or beside it."""
    y = frame.top - FALL - CLEAR if up else frame.bottom + RISE + CLEAR
    yield x, y, Anchor.MIDDLE
    yield x + NEAR, y, Anchor.START
    yield x - NEAR, y, Anchor.END


def _strokes(frame: FlowLaneFrame, series: Series) -> Iterator[Stroke]:
    for piece in series.curve.pieces:
        points = [(frame.times.x(at), frame.y(value)) for at, value in piece]
        for (x1, y1), (x2, y2) in pairwise(points):
            yield Stroke(x1, y1, x2, y2)


def _places(x: float, y: float, *, up: bool) -> Iterator[tuple[float, float, Anchor]]:
    """Right of the arrow, left of it, or on its inner side as near as there is room."""
    yield x + ASIDE, y + TEXT_DROP, Anchor.START
    yield x - ASIDE, y + TEXT_DROP, Anchor.END
    for steps in range(FIRST, MOST):
        away = steps * LINE / FIRST
        yield x, y + TEXT_DROP + (away if up else -away), Anchor.MIDDLE


def _free(
    box: TextBox, frame: FlowLaneFrame, ways: Sequence[Stroke], taken: Sequence[TextBox]
) -> bool:
    inside = frame.times.left <= box.left and box.right <= frame.times.right
    inside = inside and frame.top <= box.top + EDGE and box.bottom - EDGE <= frame.bottom
    crossed = any(way.crosses(box) for way in ways) or any(box.meets(each) for each in taken)
    return inside and not crossed
