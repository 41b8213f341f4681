"""The teaching sheet on paper in large print, to be read in bed; with room for signatures."""

import re
from collections.abc import Sequence
from typing import Final

from il2nurse.domain.values.text import Emphasis, Line, Span, line
from il2nurse.readable.course.teaching import DiaryPage, TeachingPoint, TeachingSheet
from il2nurse.reports.layout.blocks import draw_heading, draw_lines
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.tables import Cell, Columns, draw_table, share

# What a patient reads is in large print, as it is asked of health information for the sighted: 16
# points. What the nurse fills in is smaller.
LARGE: Final = 16.0
NURSE: Final = 11.0
DIARY: Final = 12.0
TITLE: Final = 13.0
# What is told is ticked with a pen, and recorded afterwards.
TICK: Final = "[\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}] "
SENTENCES: Final = re.compile(r".+?(?:[.!?](?:\s+|$)|$)", re.DOTALL)
AT_ONCE: Final = "at once"
TICKED: Final = 60.0
TOLD_AT: Final = 132.0
ROOM: Final = 9.0
# Signed and told on one page; whom to call stays with its heading.
SIGNATURES: Final = 140.0
CALLING: Final = 110.0
BY_HAND: Final = (
    "By day: ____________________________________",
    "At night, on weekends: ____________________",
)
NOT_SET: Final = "Not set for this ward: ask your nurse for the numbers, and write them here."
EMERGENCY: Final = "In an emergency: ___________________________"
SHOWN: Final = "shown"
TO_SHOW: Final = "I showed it"
TOLD_IT: Final = "I was told"
TOLD: Final = "3 · You were told these points, and your questions were answered"
TAUGHT: Final = (
    "Taught by ____________________   on ___-____-_____ at ___:___   to ________________",
    f"Interpreter: {TICK}not needed   {TICK}professional, name ____________________",
    f"{TICK}Said back in own words   {TICK}to be repeated: ____________________",
    "Nurse, signature __________________   Patient, signature __________________",
)


def draw(flow: Flow, sheet: TeachingSheet) -> None:
    """Put the sheet on pages."""
    draw_heading(flow, "1 · What you need to know about your treatment", size=TITLE)
    first = [line(each, Emphasis.STRONG) for each in (sheet.instead, sheet.dose) if each]
    draw_lines(flow, first, LARGE)
    wide = any(each.understood is not None or each.showed is not None for each in sheet.points)
    told = TOLD_AT if wide else TICKED
    columns = Columns(share(flow.width, ("", 0.0), ("Told", told)), LARGE)
    rows = [_row(point) for point in sheet.points]
    # Rows stand closer where one of them would stand alone on the next page.
    flow.fit(lambda: draw_table(flow, columns, rows))
    draw_heading(flow, "2 · Whom you call", keep=CALLING, size=TITLE)
    draw_lines(flow, [line(sheet.call or NOT_SET, Emphasis.STRONG)], LARGE)
    _draw_written(flow, (EMERGENCY,) if sheet.call else (*BY_HAND, EMERGENCY), LARGE)
    draw_heading(flow, TOLD, keep=SIGNATURES, size=TITLE)
    draw_lines(flow, [line(each) for each in sheet.sessions], NURSE)
    _draw_written(flow, TAUGHT, NURSE)
    if sheet.diary:
        _draw_diary(flow, sheet.diary)


def _draw_written(flow: Flow, lines: Sequence[str], size: float) -> None:
    """Lines for a pen, far enough from each other."""
    for each in lines:
        flow.y += ROOM
        draw_lines(flow, [line(each)], size)


def _draw_diary(flow: Flow, diary: DiaryPage) -> None:
    """A page of its own: a line for each dose, high enough to be written on."""
    flow.turn()
    draw_heading(flow, "4 · Your diary", size=TITLE)
    draw_lines(flow, [line(diary.say, Emphasis.STRONG)], DIARY)
    asked = [(name, 0.0) for name in diary.columns[:-1]]
    # What is told in words has twice the room of a number.
    words = (diary.columns[-1], flow.width * 0.34)
    columns = Columns(share(flow.width, ("Planned", 110.0), *asked, words), DIARY)
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
    if point.understood is None and point.showed is not None:
        state = f"{TICK}{TOLD_IT}"
    if point.showed is not None:
        state += f"\n{SHOWN}" if point.showed else f"\n{TICK}{TO_SHOW}"
    strength = Emphasis.QUIET if point.understood else Emphasis.PLAIN
    return (urgent(point.text),), (line(state, strength),)


def urgent(text: str) -> Line:
    """A sentence that says what is told at once is bold: it is found again at night."""
    sentences = SENTENCES.findall(text)
    return tuple(
        Span(each, Emphasis.STRONG if AT_ONCE in each else Emphasis.PLAIN) for each in sentences
    )
