"""The recovery sheet: a register's key on paper, in groups with checks and as a code."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from il2nurse.domain.values.text import Emphasis, line
from il2nurse.reports.layout.blocks import draw_heading, draw_lines
from il2nurse.reports.layout.codes import CodeImage
from il2nurse.reports.layout.fonts import Face, Typeface
from il2nurse.reports.layout.inks import BODY, EDGE, LEADING, MUTED, SMALL, TEXT, TITLE
from il2nurse.reports.layout.pages import (
    MARGIN,
    SIZES,
    Box,
    Flow,
    PaperPage,
    StraightLine,
    Text,
)
from il2nurse.reports.layout.painting import Told, paint
from il2nurse.reports.layout.structure import Element
from il2nurse.reports.layout.tables import PAD_X
from il2nurse.reports.layout.wrapping import Wrapper

HEADING: Final = "Recovery sheet"
TOP: Final = 84.0
BOTTOM: Final = 52.0
COLUMNS: Final = 3
CELL: Final = 40.0
GROUP_SIZE: Final = 21.0
CODE_SIDE: Final = 120.0
CODE_INSTEAD: Final = "The fourteen groups as a code for a scanner."
SCANNED: Final = "The fourteen groups as a code: a scanner may read it in place of typing them."
CAPTION: Final = 200.0
ROOM: Final = 8.0
LINE: Final = 26.0
KEEP: Final = (
    (
        "Whoever holds this sheet and a copy of the register can read every patient in it. Whoever "
        "has lost both the computer and this sheet can read none: no copy opens without the key."
    ),
    (
        "Print two. Put one in the ward's safe and one in another building. Do not photograph it, "
        "and do not keep it in the computer."
    ),
)
HOW: Final = (
    (
        "Where the register is in its place: start the program, press “Type the recovery sheet”, "
        "and type the fourteen groups. For a copy of it, on a computer with il2nurse:"
    ),
    "il2nurse key restore --register FILE",
    (
        "(or python -m il2nurse key restore --register FILE) and type the fourteen groups. The "
        "last sign of each group is a check: a group that was typed wrong is named. O and 0, I, L "
        "and 1 are taken for the same."
    ),
    (
        "When the key is changed (il2nurse key rotate) a new sheet is printed. Keep this one for "
        "as long as copies from before the change are kept."
    ),
)


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What a sheet says; ``groups`` is the key."""

    ward: str
    register: str
    printed: str
    groups: Sequence[str]

    def __repr__(self) -> str:
        """Everything but the key."""
        return f"RecoverySheet({self.ward!r}, {self.register!r})"


def make_recovery_sheet(sheet: RecoverySheet, size: str, fonts: Path | None = None) -> bytes:
    """The sheet as a PDF of one page."""
    typeface = Typeface(fonts)
    flow = Flow(Wrapper(typeface), size, TOP, BOTTOM)
    draw_lines(flow, [line(KEEP[0], Emphasis.STRONG), line(KEEP[1])])
    draw_heading(flow, "The key")
    _draw_groups(flow, sheet.groups)
    draw_heading(flow, "How it is used", keep=CODE_SIDE)
    draw_lines(flow, [line(each, _emphasis(each)) for each in HOW])
    _draw_code(flow, "-".join(sheet.groups))
    draw_heading(flow, "Where the two sheets are kept")
    _draw_places(flow)
    width, height = SIZES[size]

    def frame(page: PaperPage, _number: int, _count: int) -> None:
        _frame(page, sheet, width, height)

    told = Told(HEADING, sheet.ward, Element("Document", [flow.tree]))
    return paint(typeface, flow.pages, SIZES[size], told, frame)


def _emphasis(words: str) -> Emphasis:
    return Emphasis.STRONG if words.startswith("il2nurse") else Emphasis.PLAIN


def _draw_groups(flow: Flow, groups: Sequence[str]) -> None:
    flow.y += 4.0
    width = flow.width / COLUMNS
    for at, group in enumerate(groups):
        x = flow.left + at % COLUMNS * width
        y = flow.y + at // COLUMNS * CELL
        flow.page.boxes.append(Box(x, y, width, CELL, edge=EDGE))
        spread = "\u2009".join(group)
        with flow.part("P"):
            flow.write(x + 7.0, y + 12.0, str(at + 1), (Face.REGULAR, SMALL, MUTED))
            flow.write(x + 34.0, y + 28.0, spread, (Face.BOLD, GROUP_SIZE, TEXT))
    flow.y += -(-len(groups) // COLUMNS) * CELL


def _draw_code(flow: Flow, text: str) -> None:
    code = CodeImage("key", text)

    def paint_code(canvas: Canvas) -> None:
        code.paint(canvas, CODE_SIDE)

    flow.y += ROOM
    flow.place(flow.left + PAD_X, paint_code, CODE_INSTEAD)
    beside = flow.left + PAD_X + CODE_SIDE + 2 * ROOM
    with flow.part("P"):
        for number, row in enumerate(flow.wrap(line(SCANNED), CAPTION, BODY)):
            flow.write_row(beside, flow.y + 2 * ROOM + number * BODY * LEADING, row, BODY)
    flow.y += CODE_SIDE + ROOM


def _draw_places(flow: Flow) -> None:
    for number in (1, 2):
        flow.y += LINE
        right = flow.left + flow.width
        words = f"Sheet {number}: place, date, name and signature"
        flow.page.rules.append(StraightLine(flow.left, flow.y, right, flow.y, 0.6, TEXT))
        flow.write(flow.left, flow.y + 9.0, words, (Face.REGULAR, SMALL, MUTED))


def _frame(page: PaperPage, sheet: RecoverySheet, width: float, height: float) -> None:
    title = f"{HEADING} · keep in the safe"
    page.texts.append(Text(MARGIN, 48.0, title, Face.BOLD, TITLE, TEXT, page.title))
    whose = f"{sheet.ward} · register {sheet.register} · printed {sheet.printed}"
    page.texts.append(Text(MARGIN, 63.0, whose, Face.REGULAR, SMALL, MUTED, page.patient))
    page.rules.append(StraightLine(MARGIN, 72.0, width - MARGIN, 72.0, 1.2, TEXT))
    name = f"This key is called {sheet.groups[-1]}, as its last group."
    page.texts.append(Text(MARGIN, height - 30.0, name, Face.REGULAR, SMALL, MUTED, page.patient))
