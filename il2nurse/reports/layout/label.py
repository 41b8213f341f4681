"""The label of a bag or syringe in true millimetres, with its code and a line to measure it by."""

from collections.abc import Iterator
from math import ceil
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from il2nurse.domain.values.text import Emphasis, Line, line, text_of
from il2nurse.readable.pharmacy.preparation_sheet import PreparationSheet
from il2nurse.reports.layout.blocks import draw_lines
from il2nurse.reports.layout.codes import CodeImage
from il2nurse.reports.layout.fonts import Face
from il2nurse.reports.layout.inks import BODY, LEADING, MUTED, SMALL, TEXT
from il2nurse.reports.layout.pages import Box, Flow, Inset, StraightLine

WIDTH: Final = 120 * mm
HEIGHT: Final = 90 * mm
RULER: Final = 100 * mm
CODE: Final = 22 * mm
ROOM: Final = 4 * mm
DRUG: Final = 11.0
# The distance of lines on which somebody writes.
ROOMY: Final = 1.9
PRACTICE: Final = "PRACTICE · not for a patient"
BLANK: Final = "__________________"
SHORT_BLANK: Final = "_____________"
MEASURE: Final = (
    "The label is 120 mm wide and {} mm high. Print at 100 %, not “fit to page”: this line is then "
    "100 mm long."
)


def draw_label(flow: Flow, sheet: PreparationSheet) -> None:
    """Draw the label; the dashed line is where it is cut."""
    flow.y += 6.0
    top, left = flow.y, flow.left
    y, before = top + ROOM + BODY, BODY
    for words, size in _lines(sheet):
        y += ROOM / 4 if size > before else 0.0
        before = size
        beside = CODE + ROOM if y < top + ROOM + CODE + 2 * BODY else 0.0
        for row in flow.wrap(words, WIDTH - 2 * ROOM - beside, size):
            flow.write_row(left + ROOM, y, row, size)
            y += size * (ROOMY if SHORT_BLANK in text_of(words) else LEADING)
    high = max(HEIGHT, ceil((y - top) / mm) * mm)
    box = Box(left, top, WIDTH, high, edge=MUTED, line=0.8, dashed=True, round=3.0)
    flow.page.boxes.append(box)
    _draw_code(flow, sheet, left + WIDTH - ROOM - CODE, top + ROOM)
    flow.y = top + high + 14.0
    flow.page.rules.append(StraightLine(left, flow.y, left + RULER, flow.y, 0.8, TEXT))
    flow.y += 4.0
    draw_lines(flow, [line(MEASURE.format(round(high / mm)), Emphasis.QUIET)], SMALL)


def _draw_code(flow: Flow, sheet: PreparationSheet, x: float, y: float) -> None:
    code = CodeImage("label", sheet.label.code)

    def paint_code(canvas: Canvas) -> None:
        code.paint(canvas, CODE)

    flow.page.insets.append(Inset(x, y, paint_code))
    number = sheet.label.number.split(" · ")[0]
    flow.write(x, y + CODE + BODY, number, (Face.BOLD, BODY, TEXT))


def _lines(sheet: PreparationSheet) -> Iterator[tuple[Line, float]]:
    label, who, times = sheet.label, sheet.patient, sheet.times
    bed = f" · bed {who.bed}" if who.bed else ""
    strong = Emphasis.STRONG
    if label.practice:
        yield line(PRACTICE, Emphasis.ALARM), BODY
    yield line(who.name, strong), DRUG
    yield line(f"born {who.born} · {who.numbered}{bed}"), BODY
    if label.not_cleared:
        yield line(f"{label.not_cleared}: not before the ward releases it", Emphasis.ALARM), BODY
    yield line(label.drug, strong), DRUG
    yield line(label.amount, strong), DRUG
    yield line(label.digits, strong), BODY
    yield line(label.fluid), BODY
    yield line(f"{label.strength} · {label.how}"), BODY
    yield line(label.number, strong), BODY
    yield line(label.count), SMALL
    # What the regimen writes in capitals stands in a line of its own.
    for loud in (each for each in label.cautions if each.isupper()):
        yield line(loud, strong), DRUG
    yield line(" ".join(each for each in label.cautions if not each.isupper()), strong), SMALL
    if label.says:
        yield line(label.says, strong), SMALL
    yield line(f"Dissolved {times.begun or BLANK}"), SMALL
    start, end = times.start_by or SHORT_BLANK, times.end_by or SHORT_BLANK
    use = f"START before {start} · END before {end}" if times.infused else f"INJECT before {end}"
    yield line(use, strong), BODY
    number = f" · Bag no. {BLANK}" if times.infused else ""
    yield line(f"Lot {label.lots or BLANK}{number}"), SMALL
    yield line(f"Order {label.order} · Prescriber {label.prescriber}"), SMALL
    yield line(label.pharmacy or f"Pharmacy {BLANK} tel. ______________"), SMALL
    yield line(f"Prepared by {BLANK} · Checked by {BLANK}"), SMALL
