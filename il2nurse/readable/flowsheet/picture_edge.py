"""Values off the scale of a lane as arrows at its edge, and the numbers of marked values."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import pairwise, product
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
    painter: Painter, frame: FlowLaneFrame, shown: Sequence[Series], uprights: Sequence[float]
) -> None:
    """Draw the arrows of a lane, and what each marked value was.

    A number off the scale names the one that followed too, where there is room. It stands where no
    curve, limit or upright runs through; one for which there is no place is left out: the table and
    the words have it.
    """
    off = [each for series in shown for each in _off(frame, series)]
    marked = [each for series in shown for each in series.marked]
    if not off and not marked:
        return
    ways = [way for series in shown for way in _strokes(frame, series)]
    ways += [Stroke(frame.times.left, y, frame.times.right, y) for y in limits_of(frame, shown)]
    ways += [Stroke(x, frame.top, x, frame.bottom) for x in uprights]
    taken: list[TextBox] = []
    for at, value, then in off:
        up, x = value > frame.lane.high, frame.times.x(at)
        y = frame.top + INSIDE if up else frame.bottom - INSIDE
        painter.marker(x, y, Marker.UP if up else Marker.DOWN, Ink.OFF_SCALE)
        short = show(value)
        texts = (f"{short}, then {show(then)}", short) if then is not None else (short,)
        places = tuple(_places(x, y, up=up))
        for text, (place_x, place_y, anchor) in product(texts, places):
            box = text_box(place_x, place_y, text, anchor)
            if not _free(box, frame, ways, taken):
                continue
            painter.text(place_x, place_y, text, Ink.OFF_SCALE, anchor)
            taken.append(box)
            break
    for at, value in marked:
        if frame.lane.on_scale(value):
            _draw_number(painter, frame, (at, value), ways, taken)


def _draw_number(
    painter: Painter,
    frame: FlowLaneFrame,
    point: tuple[datetime, Decimal],
    ways: Sequence[Stroke],
    taken: list[TextBox],
) -> None:
    """The number of a value beside its sign."""
    x, y, text = frame.times.x(point[0]), frame.y(point[1]), show(point[1])
    around = ((_places(x, y, up=False)), (_places(x, y, up=True)))
    for place_x, place_y, anchor in (place for places in around for place in places):
        box = text_box(place_x, place_y, text, anchor)
        if _free(box, frame, ways, taken):
            painter.text(place_x, place_y, text, Ink.OFF_SCALE, anchor)
            taken.append(box)
            return


def _off(
    frame: FlowLaneFrame, series: Series
) -> Iterator[tuple[datetime, Decimal, Decimal | None]]:
    """The values off the scale, each with the one that followed."""
    for at, point in enumerate(points := series.points):
        if not frame.lane.on_scale(point[1]):
            yield (*point, points[at + 1][1] if at + 1 < len(points) else None)


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
    inside = inside and frame.top <= box.top + INSIDE and box.bottom - INSIDE <= frame.bottom
    crossed = any(way.crosses(box) for way in ways) or any(box.meets(each) for each in taken)
    return inside and not crossed
