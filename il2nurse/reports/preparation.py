"""The pharmacy preparation sheet on paper: order, sum, vials, technique, limits, label."""

from itertools import zip_longest
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from il2nurse.domain.values.text import Emphasis, Line, Span, line
from il2nurse.readable.pharmacy.preparation_sheet import PreparationSheet
from il2nurse.readable.pharmacy.tasks import Task
from il2nurse.reports.layout.blocks import draw_alarm, draw_heading, draw_lines, draw_sum
from il2nurse.reports.layout.codes import CodeImage
from il2nurse.reports.layout.fonts import Face
from il2nurse.reports.layout.inks import BODY, EDGE, HEADING, LEADING, MUTED, SMALL, TEXT
from il2nurse.reports.layout.pages import Box, Flow, Inset, StraightLine
from il2nurse.reports.layout.tables import PAD_X, Columns, draw_table, share
from il2nurse.reports.layout.wrapping import Row

DO_NOT_PREPARE: Final = "DO NOT PREPARE OR GIVE"
BLANK: Final = line("______________")
TICK: Final = 7.0
LABEL_HEIGHT: Final = 165.0
LABEL_WIDTH: Final = 390.0
LABEL_LEADING: Final = 1.5
LABEL_CODE: Final = 66.0
SIGNATURE_HEIGHT: Final = 62.0


def draw(flow: Flow, sheet: PreparationSheet) -> None:
    """Put the sheet on pages."""
    draw_alarm(flow, DO_NOT_PREPARE, sheet.against)
    draw_heading(flow, "1 · Order")
    _draw_order(flow, sheet)
    draw_heading(flow, "2 · Calculation: two people work out every line, each on their own")
    draw_sum(flow, sheet.arithmetic, sheet.warnings, initials=True)
    draw_heading(flow, "3 · Vials, water and bag")
    _draw_components(flow, sheet)
    draw_heading(flow, "4 · Technique")
    draw_lines(flow, sheet.method)
    for task in sheet.tasks:
        _draw_task(flow, task)
    draw_heading(flow, "5 · Limits and storage")
    _draw_times(flow, sheet)
    draw_heading(flow, "6 · Label", keep=LABEL_HEIGHT)
    _draw_label(flow, sheet)
    draw_heading(flow, "7 · Signatures", keep=SIGNATURE_HEIGHT)
    _draw_signatures(flow)


def _draw_order(flow: Flow, sheet: PreparationSheet) -> None:
    """The order in two columns of name and value."""
    columns = Columns(share(flow.width, ("", 66.0), ("", 0.0), ("", 66.0), ("", 0.0)))
    cells = [
        ((line(name, Emphasis.QUIET),), (line(value, Emphasis.STRONG),))
        for name, value in sheet.order
    ]
    half = (len(cells) + 1) // 2
    rows = [
        (*left, *right)
        for left, right in zip_longest(cells[:half], cells[half:], fillvalue=(((),), ((),)))
    ]
    draw_table(flow, columns, rows)


def _draw_components(flow: Flow, sheet: PreparationSheet) -> None:
    columns = Columns(
        share(
            flow.width,
            ("What", 0.0),
            ("Lot", 120.0),
            ("Expiry", 120.0),
            ("Read from the pack", 90.0),
        )
    )
    rows = (
        (
            (line(part.what),),
            (line(part.lot, Emphasis.STRONG) if part.lot else BLANK,),
            (line(part.expiry, Emphasis.STRONG) if part.expiry else BLANK,),
            (line("__________"),),
        )
        for part in sheet.components
    )
    draw_table(flow, columns, rows)


def _draw_task(flow: Flow, task: Task) -> None:
    flow.need(40.0)
    draw_lines(flow, [(Span(f"{task.title}. ", Emphasis.STRONG), Span(task.say))])
    _draw_ticks(flow, task)
    if task.recorded:
        draw_lines(flow, [line(f"Recorded {task.recorded}", Emphasis.GOOD)])
    for never in task.never:
        draw_lines(flow, [(Span("NEVER · ", Emphasis.ALARM), Span(never, Emphasis.STRONG))])
    flow.y += 3.0


def _draw_ticks(flow: Flow, task: Task) -> None:
    """The ticks in two columns; a mark stands in those that the register holds already."""
    width = (flow.width - 2 * PAD_X) / 2
    for pair in (task.ticks[at : at + 2] for at in range(0, len(task.ticks), 2)):
        wrapped = [flow.wrap(line(tick), width - 22.0, BODY) for tick in pair]
        height = max(len(rows) for rows in wrapped) * BODY * LEADING + 2.4
        flow.need(height)
        for number, rows in enumerate(wrapped):
            _draw_tick(flow, flow.left + PAD_X + number * width, rows, done=bool(task.recorded))
        flow.y += height


def _draw_tick(flow: Flow, x: float, rows: tuple[Row, ...], *, done: bool) -> None:
    flow.page.boxes.append(Box(x, flow.y + 1.6, TICK, TICK, edge=TEXT, line=0.7))
    if done:
        flow.write(x + 0.4, flow.y + BODY, "✓", (Face.BOLD, BODY, TEXT))
    y = flow.y + BODY
    for row in rows:
        flow.write_row(x + 13.0, y, row, BODY)
        y += BODY * LEADING


def _draw_times(flow: Flow, sheet: PreparationSheet) -> None:
    times = sheet.times
    draw_lines(flow, [line(times.rule, Emphasis.STRONG)])
    columns = Columns(
        share(
            flow.width,
            ("First vial dissolved at", 0.0),
            ("Infusion must START by", 0.0),
            ("Infusion must END by", 0.0),
            ("Shorter pharmacy limit, if any", 0.0),
        )
    )
    cells = (times.begun, times.start_by, times.end_by, "")
    row = [(line(cell, Emphasis.STRONG) if cell else BLANK,) for cell in cells]
    draw_table(flow, columns, [row])
    flow.y += 4.0
    draw_lines(
        flow, [(Span("· ", Emphasis.QUIET), Span(text)) for text in sheet.storage], SMALL + 0.4
    )


def _draw_label(flow: Flow, sheet: PreparationSheet) -> None:
    """The bag label, with its code; the dashed line is where it is cut."""
    flow.y += 4.0
    top, left, width = flow.y, flow.left, min(flow.width, LABEL_WIDTH)
    y = top + 17.0
    for words, size in _label_lines(sheet):
        for row in flow.wrap(words, width - LABEL_CODE - 38.0, size):
            flow.write_row(left + 11.0, y, row, size)
            y += size * LABEL_LEADING
    height = max(y - top - 4.0, LABEL_CODE + 34.0)
    flow.page.boxes.append(
        Box(left, top, width, height, edge=MUTED, line=0.8, dashed=True, round=3.0)
    )
    code, number = CodeImage("label", sheet.label.code), sheet.label.number.split(" · ")[0]

    def paint_code(canvas: Canvas) -> None:
        code.paint(canvas, LABEL_CODE)

    x = left + width - LABEL_CODE - 13.0
    flow.page.insets.append(Inset(x, top + 13.0, paint_code))
    flow.write(x, top + LABEL_CODE + 25.0, number, (Face.BOLD, HEADING, TEXT))
    flow.y = top + height + 4.0


def _label_lines(sheet: PreparationSheet) -> list[tuple[Line, float]]:
    label, who, times = sheet.label, sheet.patient, sheet.times
    begun = times.begun or "____________________"
    start, end = times.start_by or "____________________", times.end_by or "____________________"
    return [
        ((Span(who.name, Emphasis.STRONG), Span(f" · born {who.born} · MRN {who.mrn}")), 9.0),
        (line(f"{label.drug} {label.dose}", Emphasis.STRONG), 10.0),
        (line(f"{label.fluid} · {label.concentration}"), BODY),
        (line(label.rate), BODY),
        (line(label.number, Emphasis.STRONG), BODY),
        (line(" · ".join(label.cautions), Emphasis.STRONG), SMALL),
        (line(f"Dissolved {begun}"), BODY),
        (line(f"START before {start}"), BODY),
        (line(f"END before {end}"), BODY),
        (line("Prepared by ________  Checked by ________  Bag no. ____________"), BODY),
    ]


def _draw_signatures(flow: Flow) -> None:
    """Two boxes side by side, signed by hand by two different people."""
    flow.need(SIGNATURE_HEIGHT)
    width = (flow.width - 10.0) / 2
    for number, meaning in enumerate(
        (
            "Prepared: I did every line and step above.",
            "Checked on my own: I worked out every line.",
        )
    ):
        left = flow.left + number * (width + 10.0)
        flow.page.boxes.append(Box(left, flow.y + 2.0, width, SIGNATURE_HEIGHT, edge=EDGE))
        flow.write(left + 7.0, flow.y + 13.0, meaning, (Face.SEMIBOLD, BODY, TEXT))
        for place, part in ((0.0, "Name and title"), (0.5, "Signature, date and time")):
            x = left + 7.0 + place * (width - 7.0)
            y = flow.y + SIGNATURE_HEIGHT - 12.0
            flow.page.rules.append(StraightLine(x, y, x + width / 2 - 14.0, y, 0.6, TEXT))
            flow.write(x, y + 8.5, part, (Face.REGULAR, SMALL, MUTED))
    flow.y += SIGNATURE_HEIGHT + 4.0
