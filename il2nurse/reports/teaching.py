"""The teaching sheet on paper: large enough to be read in bed, with room for signatures."""

from typing import Final

from il2nurse.domain.values.text import Emphasis, line
from il2nurse.readable.course.teaching import DiaryPage, TeachingPoint, TeachingSheet
from il2nurse.reports.layout.blocks import draw_heading, draw_lines
from il2nurse.reports.layout.inks import BODY
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.tables import Cell, Columns, draw_table, share

LARGE: Final = BODY + 2.5
# What is told is ticked with a pen, and recorded afterwards.
TICK: Final = "[\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}] "
ROOM: Final = 10.0
# Signed and told on one page.
SIGNATURES: Final = 120.0
CALLS: Final = (
    "By day: ward or clinic ____________________________   telephone ____________________",
    "At night and on weekends: _________________________   telephone ____________________",
    "In an emergency: telephone ____________________",
)
TOLD: Final = "3 · You were told these points, and your questions were answered"
TAUGHT: Final = (
    "Taught by ____________________   on ___-____-_____ at ___:___   to ____________________",
    f"Interpreter: {TICK}not needed   {TICK}professional, name ____________________",
    f"{TICK}Said back in own words   {TICK}to be repeated: ____________________",
    "Nurse, signature ____________________   Patient, signature ____________________",
)


def draw(flow: Flow, sheet: TeachingSheet) -> None:
    """Put the sheet on pages."""
    draw_heading(flow, "1 · What you need to know about your treatment")
    columns = Columns(share(flow.width, ("", 0.0), ("Told", 104.0)), LARGE)
    draw_table(flow, columns, (_row(point) for point in sheet.points))
    draw_heading(flow, "2 · Whom you call")
    _draw_written(flow, CALLS)
    draw_heading(flow, TOLD, keep=SIGNATURES)
    draw_lines(flow, [line(each) for each in sheet.sessions])
    _draw_written(flow, TAUGHT)
    if sheet.diary:
        _draw_diary(flow, sheet.diary)


def _draw_written(flow: Flow, lines: tuple[str, ...]) -> None:
    """Lines for a pen, far enough from each other."""
    for each in lines:
        flow.y += ROOM
        draw_lines(flow, [line(each)])


def _draw_diary(flow: Flow, diary: DiaryPage) -> None:
    """A page of its own: a line for each dose, high enough to be written on."""
    flow.turn()
    draw_heading(flow, "4 · Your diary")
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
    """The point, and when it was told; one that was not, or is to be repeated, has its box."""
    again = point.understood is False
    state = point.at if point.understood else TICK
    state = f"{TICK}repeat, told {point.at}" if again else state
    strength = Emphasis.QUIET if point.understood else Emphasis.PLAIN
    return (line(point.text),), (line(state, strength),)
