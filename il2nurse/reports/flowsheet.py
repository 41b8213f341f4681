"""The flowsheet of a period on paper: the pictures of the screen, the totals, every row."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from il2nurse.domain.values.text import Emphasis, Line, line
from il2nurse.readable.flowsheet.flowsheet import Flowsheet
from il2nurse.readable.flowsheet.lab_sheets import LEGEND, LabSheet
from il2nurse.readable.flowsheet.paper import KEY, SIGNED, FlowPaper
from il2nurse.readable.flowsheet.picture_fluids import draw_fluids
from il2nurse.readable.flowsheet.picture_vitals import draw_vital_signs
from il2nurse.readable.painter import Painter
from il2nurse.readable.signs import signed
from il2nurse.reports.layout.blocks import draw_heading, draw_in_columns, draw_lines
from il2nurse.reports.layout.inks import SMALL
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.painter import SCALE, PaperPainter
from il2nurse.reports.layout.tables import Cell, Columns, draw_table, share

# The picture of the vital signs is as high as leaves room for that of the fluids on the page.
LOWEST: Final = 300.0
HIGHEST: Final = 450.0
# Two headings, the totals in two rows, and what lies between.
BETWEEN: Final = 142.0
FLUIDS_HEIGHT: Final = 162.0
TOTALS: Final = 42.0
# A typed total of urine that differs takes two rows.
UNLIKE: Final = 26.0
INSTEAD: Final = "Picture; section 5 tells the same in words."
NO_FLUIDS: Final = "No intake, output or weight is on record in this period: not known, not 0 mL."
NOTHING: Final = "Nothing was charted in this period."
# Widths of the columns of the table; one that is not here shares what is left.
WIDTHS: Final[Mapping[str, float]] = {
    "Time": 63.0,
    "HR": 32.0,
    "BP": 43.0,
    "RR": 24.0,
    "Temp °C": 40.0,
    "SpO₂ %": 37.0,
    "O₂ L/min": 43.0,
    "Alertness": 42.0,
    "NEWS2": 34.0,
    "Out mL": 40.0,
    "Weight kg": 47.0,
    "By": 26.0,
}
TEST_WIDTH: Final = 120.0

Picture = Callable[[Painter, float, float], None]


def draw(flow: Flow, paper: FlowPaper) -> None:
    """Put the flowsheet on pages."""
    sheet = paper.sheet
    unlike = UNLIKE if paper.unlike else 0.0
    high = min(max(flow.left_over - FLUIDS_HEIGHT - BETWEEN - unlike, LOWEST), HIGHEST)
    draw_heading(flow, "1 · Vital signs", keep=high)
    draw_lines(flow, [line(each, Emphasis.QUIET) for each in (paper.left_out, KEY) if each], SMALL)
    _place(flow, high, lambda painter, w, h: draw_vital_signs(painter, sheet, w, h))
    keep = FLUIDS_HEIGHT + TOTALS + unlike if _has_fluids(sheet) else TOTALS
    draw_heading(flow, "2 · Intake and output", keep=keep)
    draw_lines(flow, [paper.totals])
    if paper.unlike:
        draw_lines(flow, [signed(line(paper.unlike, Emphasis.WARN))])
    if _has_fluids(sheet):
        draw_lines(flow, [line(paper.bars, Emphasis.QUIET)], SMALL)
        _place(flow, FLUIDS_HEIGHT, lambda painter, w, h: draw_fluids(painter, sheet, w, h))
    else:
        draw_lines(flow, [line(NO_FLUIDS, Emphasis.QUIET)], SMALL)
    draw_heading(flow, "3 · Laboratory")
    _draw_labs(flow, paper.labs)
    draw_heading(flow, "4 · Everything charted, by time")
    _draw_rows(flow, paper)
    draw_heading(flow, "5 · The pictures in words")
    draw_in_columns(flow, [line(each) for each in paper.words], SMALL)


def _has_fluids(sheet: Flowsheet) -> bool:
    """Whether there is anything that the picture of intake, output and weight would show."""
    totals = sheet.fluids.totals
    return (totals.intake_ml, totals.output_ml) != (None, None) or bool(sheet.weights)


def _place(flow: Flow, height: float, draw_picture: Picture) -> None:
    """Put a picture into the flow, over the whole width."""
    flow.need(height)
    width = flow.width

    def paint_on(canvas: Canvas) -> None:
        canvas.scale(SCALE, SCALE)
        painter = PaperPainter(canvas, flow.typeface)
        draw_picture(painter, width / SCALE, height / SCALE)

    flow.place(flow.left, paint_on, INSTEAD)
    flow.y += height + 4.0


def _draw_labs(flow: Flow, tables: Sequence[LabSheet]) -> None:
    if not tables:
        draw_lines(flow, [line("No result in this period.", Emphasis.QUIET)])
        return
    for table in tables:
        headings = [(text, 0.0) for text in table.headings[1:]]
        columns = Columns(share(flow.width, (table.headings[0], TEST_WIDTH), *headings), SMALL)
        draw_table(flow, columns, (_cells(row) for row in table.rows))
        flow.y += 4.0
    draw_lines(flow, [line(LEGEND, Emphasis.QUIET)], SMALL)


def _draw_rows(flow: Flow, paper: FlowPaper) -> None:
    if not paper.rows:
        draw_lines(flow, [line(NOTHING, Emphasis.QUIET)])
        return
    columns = Columns(
        share(flow.width, *((each, WIDTHS.get(each, 0.0)) for each in paper.headings)), SMALL
    )
    draw_table(flow, columns, (_cells(row) for row in paper.rows))
    flow.y += 3.0
    people = " · ".join(f"{initials} {name}" for initials, name in paper.people)
    draw_lines(flow, [line(SIGNED, Emphasis.QUIET), line(people, Emphasis.QUIET)], SMALL)


def _cells(row: Sequence[Line]) -> tuple[Cell, ...]:
    return tuple((each,) if each else ((),) for each in row)
