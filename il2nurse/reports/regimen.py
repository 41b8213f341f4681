"""A regimen on paper: every part of the file as a table with its sources."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final, TypeAlias

from il2nurse.domain.values.text import Emphasis, Line, Span, line
from il2nurse.readable.course.regimen import RegimenTable
from il2nurse.readable.course.regimen_paper import RegimenPaper
from il2nurse.readable.research import RESEARCH_ONLY
from il2nurse.readable.words import NO_VALUE, RESULT_WORDS
from il2nurse.reports.layout.blocks import draw_alarm, draw_heading, draw_lines
from il2nurse.reports.layout.fonts import Face
from il2nurse.reports.layout.inks import SMALL
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.tables import (
    PAD_X,
    Cell,
    Columns,
    beginning_height,
    draw_table,
    share,
)

MARKS: Final = {phrase.word: phrase.emphasis for phrase in RESULT_WORDS.values()}
SHORT: Final = "In short"
NAMES: Final = 84.0
CONTENTS: Final = "Parts of this paper"
# No column is narrower; what is left goes where it saves most rows, so much at once.
NARROWEST: Final = 36.0
AT_ONCE: Final = 8.0
# The longest word that a column keeps whole, and the face by which words are measured: the widest.
LONGEST: Final = 80.0
FACE: Final = Face.SEMIBOLD
EMPTY: Final = frozenset({"", NO_VALUE})
Laid: TypeAlias = tuple[Columns, Sequence[Sequence[Cell]]]


def draw(flow: Flow, paper: RegimenPaper) -> None:
    """Put the regimen on pages, its parts behind a list that tells the page of each."""
    titles = [f"{number} · {table.title}" for number, table in enumerate(paper.tables, start=1)]
    laid = [_laid(flow, table) for table in paper.tables]
    trial = flow.trial()
    _draw_all(trial, paper, laid, dict.fromkeys(titles, 0))
    found = enumerate(trial.pages, start=1)
    pages = {mark.title: at for at, page in found for mark in page.bookmarks}
    _draw_all(flow, paper, laid, pages)


def _draw_all(
    flow: Flow, paper: RegimenPaper, laid: Sequence[Laid], on_page: Mapping[str, int]
) -> None:
    """The whole paper; ``on_page`` tells on which page each part begins, in their order."""
    if paper.research:
        draw_alarm(flow, RESEARCH_ONLY, [paper.research])
    draw_lines(flow, [line(paper.about)])
    told = (paper.approval, *((paper.origin,) if paper.origin else ()))
    notice = () if paper.research == paper.notice else (line(paper.notice, Emphasis.STRONG),)
    draw_lines(flow, [*notice, *(line(each) for each in told)])
    titles = [title for title in on_page if title not in (SHORT, CONTENTS)]
    draw_heading(flow, SHORT)
    rows = (((line(name, Emphasis.STRONG),), (says,)) for name, says in paper.short)
    draw_table(flow, Columns(share(flow.width, ("", NAMES), ("", 0.0)), SMALL), rows)
    if len(flow.pages) == 1:
        flow.turn()
    draw_heading(flow, CONTENTS)
    _draw_contents(flow, [(title, f"{on_page[title]}") for title in titles])
    for title, (columns, part) in zip(titles, laid, strict=True):
        begins = max((beginning_height(flow, columns, row) for row in part[:1]), default=0.0)
        draw_heading(flow, title, keep=begins)
        draw_table(flow, columns, part)


def _draw_contents(flow: Flow, listed: Sequence[tuple[str, str]]) -> None:
    """The parts in two columns, read downwards, each with its page."""
    beside = (("Part", 0.0), ("Page", 36.0)) * 2
    half = (len(listed) + 1) // 2
    cells = [((line(title),), (line(page),)) for title, page in listed]
    cells += [(((),), ((),))] * (2 * half - len(cells))
    rows = [(*cells[at], *cells[at + half]) for at in range(half)]
    draw_table(flow, Columns(share(flow.width, *beside), SMALL), rows)


def _cell(at: int, text: str) -> Line:
    """What a row is about is bold; so is, in its colour, the word with which a rule begins."""
    if not text:
        return line(NO_VALUE, Emphasis.QUIET)
    if not at:
        return line(text, Emphasis.STRONG)
    word, colon, rest = text.partition(":")
    mark = MARKS.get(word) if colon else None
    return (Span(f"{word}:", mark), Span(rest)) if mark else line(text)


def _laid(flow: Flow, table: RegimenTable) -> Laid:
    """A part of the file; a column of which no row says anything is left out."""
    kept = [
        at for at in range(len(table.headings)) if any(row[at] not in EMPTY for row in table.rows)
    ]
    headings = [table.headings[at] for at in kept]
    rows = [[(_cell(place, row[at]),) for place, at in enumerate(kept)] for row in table.rows]
    widths = zip(headings, _fitting(flow, headings, rows), strict=True)
    return Columns(share(flow.width, *widths), SMALL, close=True), rows


def _fitting(flow: Flow, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[float]:
    """Widths of the columns with which the table takes the fewest lines, as near as is counted."""
    width = partial(flow.typeface.width, size=SMALL)
    wide = [[sum(width(span.text, FACE) for span in cell[0]) for cell in row] for row in rows]
    widths = [_least(flow, each, at, rows) for at, each in enumerate(headings)]
    left = flow.width - sum(widths)
    while left > 0:
        at = _hungriest(wide, widths)
        widths[at] += min(AT_ONCE, left)
        left -= AT_ONCE
    return widths


def _least(flow: Flow, heading: str, at: int, rows: Sequence[Sequence[Cell]]) -> float:
    """As wide as the heading and the longest word, up to what leaves room for the others."""
    words = {word for row in rows for span in row[at][0] for word in span.text.split()}
    longest = max((flow.typeface.width(each, FACE, SMALL) for each in words), default=0.0)
    named = flow.typeface.width(heading, FACE, SMALL)
    return max(NARROWEST, named + 2 * PAD_X, min(longest, LONGEST) + 2 * PAD_X)


def _hungriest(wide: Sequence[Sequence[float]], widths: Sequence[float]) -> int:
    """The column that saves most lines where it is widened, in rows in which it is the highest."""
    saves = [0.0] * len(widths)
    rooms = [each - 2 * PAD_X for each in widths]
    for row in wide:
        lines = [each / room for each, room in zip(row, rooms, strict=True)]
        most = max(lines)
        if most > 1:
            at = lines.index(most)
            saves[at] += most / rooms[at]
    return max(range(len(saves)), key=lambda at: (saves[at], widths[at]))
