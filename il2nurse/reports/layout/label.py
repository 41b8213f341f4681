"""Where a label lies on its page in true millimetres, and how large its letters can be."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import ceil, floor
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.values.text import Emphasis, line
from il2nurse.readable.content import Cut
from il2nurse.readable.heading import Printed
from il2nurse.reports.layout.blocks import draw_lines
from il2nurse.reports.layout.codes import DOT, CodeImage
from il2nurse.reports.layout.fonts import Face
from il2nurse.reports.layout.inks import BODY, SMALL, Colour
from il2nurse.reports.layout.pages import MARGIN, SIZES, Box, Flow, Inset, StraightLine
from il2nurse.reports.layout.wrapping import Wrapper

RULER: Final = 100 * mm
MOST_CODE: Final = 22 * mm
# A label has little room between its rows.
CLOSE: Final = 1.16
# What a scanner needs white around a code.
QUIET_ZONE: Final = 2 * mm
# A printer of labels has no grey and no colour: it would print dots instead.
BLACK: Final[Colour] = (0.0, 0.0, 0.0)
# A code of this part of the height leaves room for what is read by people.
PART: Final = 0.3
TOO_SMALL: Final = (
    "The label does not fit on {} by {} mm, or not so that everybody can read it. Nothing was "
    "printed; set a larger one in the station file (bag_label_mm, syringe_label_mm)."
)
MEASURE: Final = (
    "The label is {:g} mm wide and {:g} mm high; cut along the dashed line. Print at 100 %, not "
    "“fit to page”: this line is then 100 mm long."
)


@dataclass(frozen=True, slots=True)
class Lettering:
    """How large the letters of a label are; the smallest is legible at 203 dots to an inch."""

    drug: float
    body: float
    small: float


LARGEST_FIRST: Final = (
    Lettering(11.0, BODY, SMALL),
    Lettering(10.0, 9.0, SMALL),
    Lettering(9.0, 8.5, SMALL),
    Lettering(8.5, SMALL, SMALL),
)


@dataclass(frozen=True, slots=True)
class LabelSize:
    """A label on its page, in points: its ``edge``, its room within, and the code at the right."""

    edge: tuple[float, float, float, float]
    room: float
    code: float

    @property
    def top(self) -> float:
        """Where its first row begins."""
        return self.edge[1] + self.room

    @property
    def left(self) -> float:
        """Where every row begins."""
        return self.edge[0] + self.room

    @property
    def code_left(self) -> float:
        """Where the code begins, on a dot of the printer."""
        return _on_dot(self.edge[0] + self.edge[2] - self.room - self.code)

    @property
    def code_bottom(self) -> float:
        """Where the code ends."""
        return _on_dot(self.top) + self.code

    def width_at(self, y: float) -> float:
        """The width that a row has below this place."""
        beside = y < self.code_bottom + QUIET_ZONE + 2 * BODY
        end = self.code_left - QUIET_ZONE if beside else self.edge[0] + self.edge[2] - self.room
        return end - self.left


def _on_dot(place: float) -> float:
    return floor(place / DOT) * DOT


Drawn = Callable[[LabelSize, Lettering], None]


def label_flow(wrapper: Wrapper, cut: Cut, size: str) -> Flow:
    """A page for a label: as large as itself of a roll, else a sheet."""
    rolled = (cut.size.across * mm, cut.size.down * mm)
    return Flow(wrapper, rolled if cut.roll else SIZES[size], 0.0, 0.0)


def fit_label(flow: Flow, cut: Cut, code: CodeImage, draw: Drawn) -> None:
    """Draw with the largest letters that fit; on a sheet a label grows where none do.

    Below the label's last row one is left for the number of its copy; the flow stands there.
    Raises ``NotAllowed`` where a label of a roll is too small.
    """
    begin = 0.0 if cut.roll else MARGIN
    x, y = begin + cut.shift.across * mm, begin + cut.shift.down * mm
    wide, high = cut.size.across * mm, cut.size.down * mm
    room = min(4 * mm, 0.03 * wide)
    side = code.side(min(MOST_CODE, PART * high))
    place = LabelSize((x, y, wide, high), room, side)
    begun, lowest = flow.stands(), 0.0
    for size in LARGEST_FIRST:
        flow.go_back(begun)
        draw(place, size)
        lowest = flow.y + SMALL * CLOSE
        if lowest + room - y <= high:
            break
    grown = max(high, ceil((lowest + room - y) / mm) * mm)
    if cut.roll and lowest + room - y > high:
        raise NotAllowed(TOO_SMALL.format(f"{cut.size.across:g}", f"{cut.size.down:g}"))

    def paint_code(canvas: Canvas) -> None:
        code.paint(canvas, side)

    flow.page.insets.append(Inset(place.code_left, _on_dot(place.top), paint_code))
    flow.left = place.left
    if not cut.roll:
        _draw_edge(flow, (x, y, wide, grown), cut)
    flow.y = lowest


def _draw_edge(flow: Flow, edge: tuple[float, float, float, float], cut: Cut) -> None:
    """Where the label is cut, and a line to measure it by."""
    x, y, wide, high = edge
    box = Box(x, y, wide, high, edge=BLACK, line=0.8, dashed=True, round=3.0)
    flow.page.boxes.append(box)
    flow.left, flow.y = MARGIN, y + high + 14.0
    flow.page.rules.append(StraightLine(MARGIN, flow.y, MARGIN + RULER, flow.y, 0.8, BLACK))
    flow.y += 4.0
    measured = MEASURE.format(cut.size.across, round(high / mm))
    draw_lines(flow, [line(measured, Emphasis.QUIET)], SMALL)
    flow.left = x + min(4 * mm, 0.03 * wide)


def write_copy(flow: Flow, printed: Printed) -> None:
    """On the label: which copy it is, when and by whom it was printed."""
    counted = f"{printed.counted[0].upper()}{printed.counted[1:]}"
    made = f"printed {printed.at} by {printed.by}" if printed.copy else f"shown {printed.at}"
    by = f"{counted} · {made}"
    flow.write(flow.left, flow.y, by, (Face.REGULAR, SMALL, BLACK))
    flow.page.texts[:] = [replace(each, colour=BLACK) for each in flow.page.texts]
