"""The teaching sheet on paper: large enough to be read in bed, with room for signatures."""

from typing import Final

from il2nurse.domain.values.text import Emphasis, line
from il2nurse.readable.course.teaching import DiaryPage, TeachingPoint, TeachingSheet
from il2nurse.reports.layout.blocks import draw_heading, draw_lines
from il2nurse.reports.layout.inks import BODY, SMALL
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.tables import Cell, Columns, draw_table, share

LARGE: Final = BODY + 2.5
NOBODY: Final = "No teaching is on record yet."
# What is told is ticked with a pen, and recorded afterwards.
TICK: Final = "[\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}] "
ROOM: Final = 10.0
SOURCES: Final = 44.0
CALLED: Final = "Ward or clinic ______________________________   Telephone ______________________"
SIGNED: Final = (
    "I was told these points, and my questions were answered.",
    "Name, signature, date ______________________________________________",
)


def draw(flow: Flow, sheet: TeachingSheet) -> None:
    """Put the sheet on pages."""
    draw_heading(flow, "1 · What you need to know about your treatment")
    columns = Columns(share(flow.width, ("", 0.0), ("Taught", 130.0)), LARGE)
    draw_table(flow, columns, (_row(point) for point in sheet.points))
    draw_heading(flow, "2 · Whom you call, by day and by night")
    flow.y += ROOM
    draw_lines(flow, [line(CALLED)])
    draw_heading(flow, "3 · Teaching on record")
    draw_lines(flow, [line(each) for each in sheet.sessions or (NOBODY,)])
    draw_heading(flow, "4 · For the patient to sign, where the hospital asks for it")
    flow.y += 4.0
    draw_lines(flow, [line(SIGNED[0])])
    flow.y += ROOM
    draw_lines(flow, [line(SIGNED[1])])
    draw_heading(flow, "5 · Sources", keep=SOURCES)
    sources = dict.fromkeys(point.source for point in sheet.points)
    draw_lines(flow, [line("; ".join(sources), Emphasis.QUIET)], SMALL)
    if sheet.diary:
        _draw_diary(flow, sheet.diary)


def _draw_diary(flow: Flow, diary: DiaryPage) -> None:
    """A page of its own: a line for each dose, high enough to be written on."""
    flow.turn()
    draw_heading(flow, "6 · Your diary")
    draw_lines(flow, [line(diary.say, Emphasis.STRONG)], LARGE)
    asked = [(name, 0.0) for name in diary.columns[:-1]]
    # What is told in words has twice the room of a number.
    words = (diary.columns[-1], flow.width * 0.34)
    columns = Columns(share(flow.width, ("Planned", 110.0), *asked, words), LARGE)
    blank: Cell = (line(""),)
    rows = (
        ((line(f"{planned}\n\n", Emphasis.STRONG),), *(blank for _ in diary.columns))
        for planned in diary.planned
    )
    draw_table(flow, columns, rows)


def _row(point: TeachingPoint) -> tuple[Cell, ...]:
    again = point.understood is False
    state = f"{point.at}: to be repeated" if again else point.at
    state = f"{TICK}{state}" if not point.understood else state
    strength = Emphasis.PLAIN if point.understood else Emphasis.WARN
    return (line(point.text),), (line(state, strength),)
