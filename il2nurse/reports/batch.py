"""The preparation sheets of a day on paper: the list, then each sheet as it is alone."""

from typing import Final

from il2nurse.domain.values.text import Emphasis, line
from il2nurse.readable.content import Content
from il2nurse.readable.pharmacy.batch import BatchList
from il2nurse.readable.pharmacy.preparation_sheet import PreparationSheet
from il2nurse.reports import preparation
from il2nurse.reports.layout.blocks import draw_heading, draw_lines
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.tables import Columns, draw_table, share

NOTHING_DUE: Final = "No dose is due in the next 24 hours."
OF_THEN: Final = (
    "A sheet tells what was on record when it was printed: print it again before mixing."
)


def draw(flow: Flow, part: Content) -> None:
    """Put one part on pages."""
    if isinstance(part, PreparationSheet):
        preparation.draw(flow, part)
    elif isinstance(part, BatchList):
        _draw_list(flow, part)


def _draw_list(flow: Flow, of: BatchList) -> None:
    draw_heading(flow, "Doses by the time they are due")
    draw_lines(flow, [line(OF_THEN)])
    if not of.lines:
        draw_lines(flow, [line(NOTHING_DUE, Emphasis.STRONG)])
        return
    named = (("Due", 96.0), ("Bed", 50.0), ("Patient", 0.0), ("Dose", 116.0), ("Sheet", 0.0))
    rows = (
        (
            (line(each.due, Emphasis.STRONG),),
            (line(each.bed),),
            (line(each.who, Emphasis.STRONG),),
            (line(each.dose),),
            (line(each.sheet, Emphasis.ALARM if each.against else Emphasis.PLAIN),),
        )
        for each in of.lines
    )
    draw_table(flow, Columns(share(flow.width, *named)), rows)
