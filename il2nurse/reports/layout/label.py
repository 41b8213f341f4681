"""The label of a bag or syringe in true millimetres, with its code and a line to measure it by."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from il2nurse.domain.values.text import Emphasis, Line, Span, line, text_of
from il2nurse.readable.pharmacy.preparation_sheet import PreparationSheet
from il2nurse.reports.layout.blocks import draw_lines
from il2nurse.reports.layout.codes import CodeImage
from il2nurse.reports.layout.fonts import Face
from il2nurse.reports.layout.inks import BODY, LEADING, MUTED, SMALL, TEXT
from il2nurse.reports.layout.pages import Box, Flow, Inset, StraightLine

RULER: Final = 100 * mm
# The distance of lines on which somebody writes.
ROOMY: Final = 1.9
PRACTICE: Final = "PRACTICE · not for a patient"
NOT_BEFORE: Final = "not before the ward releases it"
BLANK: Final = "__________________"
SHORT_BLANK: Final = "_____________"
STRONG: Final = Emphasis.STRONG
PHARMACY: Final = f"Pharmacy {BLANK} tel. {SHORT_BLANK}"
SIGNED: Final = f"Prepared by {BLANK} · Checked by {BLANK}"
MEASURE: Final = (
    "The label is {} mm wide and {} mm high. Print at 100 %, not “fit to page”: this line is then "
    "100 mm long."
)


@dataclass(frozen=True, slots=True)
class LabelSize:
    """How large a label and what is on it are, in points: ``height`` is the least."""

    width: float
    height: float
    code: float
    room: float
    drug: float
    body: float


BAG: Final = LabelSize(120 * mm, 90 * mm, code=22 * mm, room=4 * mm, drug=11.0, body=BODY)
# Small enough to be folded around a syringe as a flag.
SYRINGE: Final = LabelSize(100 * mm, 50 * mm, code=16 * mm, room=3 * mm, drug=BODY, body=SMALL)


def draw_label(flow: Flow, sheet: PreparationSheet) -> None:
    """Draw the label; the dashed line is where it is cut."""
    of = BAG if sheet.label.in_bag else SYRINGE
    flow.y += 6.0
    top, left = flow.y, flow.left
    y, before = top + of.room + of.body, of.body
    for words, size in _on_bag(sheet) if sheet.label.in_bag else _on_syringe(sheet):
        y += of.room / 4 if size > before else 0.0
        before = size
        beside = of.code + of.room if y < top + of.room + of.code + 2 * of.body else 0.0
        for row in flow.wrap(words, of.width - 2 * of.room - beside, size):
            flow.write_row(left + of.room, y, row, size)
            y += size * (ROOMY if SHORT_BLANK in text_of(words) else LEADING)
    high = max(of.height, ceil((y - top) / mm) * mm)
    box = Box(left, top, of.width, high, edge=MUTED, line=0.8, dashed=True, round=3.0)
    flow.page.boxes.append(box)
    _draw_code(flow, sheet, of, left + of.width - of.room - of.code, top + of.room)
    flow.y = top + high + 14.0
    flow.page.rules.append(StraightLine(left, flow.y, left + RULER, flow.y, 0.8, TEXT))
    flow.y += 4.0
    measured = MEASURE.format(round(of.width / mm), round(high / mm))
    draw_lines(flow, [line(measured, Emphasis.QUIET)], SMALL)


def _draw_code(flow: Flow, sheet: PreparationSheet, of: LabelSize, x: float, y: float) -> None:
    code = CodeImage("label", sheet.label.code)

    def paint_code(canvas: Canvas) -> None:
        code.paint(canvas, of.code)

    flow.page.insets.append(Inset(x, y, paint_code))
    number = sheet.label.number.split(" · ")[0]
    flow.write(x, y + of.code + of.body, number, (Face.BOLD, of.body, TEXT))


def _who(sheet: PreparationSheet, of: LabelSize) -> Iterator[tuple[Line, float]]:
    """Whose it is and what it is, which stands on every label first."""
    label, who = sheet.label, sheet.patient
    bed = f" · bed {who.bed}" if who.bed else ""
    if label.practice:
        yield line(PRACTICE, Emphasis.ALARM), of.body
    yield line(who.name, STRONG), of.drug
    yield line(f"born {who.born} · {who.numbered}{bed}"), of.body
    if label.not_cleared:
        yield line(f"{label.not_cleared}: {NOT_BEFORE}", Emphasis.ALARM), of.body
    yield line(label.drug, STRONG), of.drug
    yield line(label.amount, STRONG), of.drug
    yield line(label.digits, STRONG), of.body


def _on_bag(sheet: PreparationSheet) -> Iterator[tuple[Line, float]]:
    label, times = sheet.label, sheet.times
    yield from _who(sheet, BAG)
    yield line(label.fluid), BODY
    yield line(f"{label.strength} · {label.how}"), BODY
    yield line(label.number, STRONG), BODY
    yield line(label.count), SMALL
    # What the regimen writes in capitals stands in a line of its own.
    for loud in (each for each in label.cautions if each.isupper()):
        yield line(loud, STRONG), BAG.drug
    yield line(" ".join(each for each in label.cautions if not each.isupper()), STRONG), SMALL
    if label.says:
        yield line(label.says, STRONG), SMALL
    yield line(f"Dissolved {times.begun or BLANK}"), SMALL
    start, end = times.start_by or SHORT_BLANK, times.end_by or SHORT_BLANK
    yield line(f"START before {start} · END before {end}", STRONG), BODY
    yield line(f"Lot {label.lots or BLANK} · Bag no. {label.bag or BLANK}"), SMALL
    yield line(f"Order {label.order} · Prescriber {label.prescriber}"), SMALL
    yield line(label.pharmacy or PHARMACY), SMALL
    yield line(label.signed or SIGNED), SMALL


def _on_syringe(sheet: PreparationSheet) -> Iterator[tuple[Line, float]]:
    """The same in as few lines as a flag has room for."""
    label, times = sheet.label, sheet.times
    yield from _who(sheet, SYRINGE)
    yield line(f"{label.fluid} · {label.strength} · {label.how}"), SMALL
    yield line(label.number, STRONG), SMALL
    yield line(label.count), SMALL
    yield line(" ".join(label.cautions), STRONG), SMALL
    if label.says:
        yield line(label.says, STRONG), SMALL
    use = f"INJECT before {times.end_by or SHORT_BLANK}"
    yield (Span(f"Dissolved {times.begun or SHORT_BLANK} · "), Span(use, STRONG)), SMALL
    made = f"Lot {label.lots or SHORT_BLANK} · Order {label.order}"
    yield line(f"{made} · Prescriber {label.prescriber}"), SMALL
    yield line(label.pharmacy or PHARMACY), SMALL
    yield line(" · ".join(filter(None, (label.bag, label.signed or SIGNED)))), SMALL
