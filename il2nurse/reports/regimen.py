"""A regimen on paper: every part of the file as a table with its sources."""

from collections.abc import Mapping, Sequence
from typing import Final

from il2nurse.domain.values.text import Emphasis, Line, Span, line
from il2nurse.readable.course.regimen import RegimenTable
from il2nurse.readable.course.regimen_paper import RegimenPaper
from il2nurse.readable.research import RESEARCH_ONLY
from il2nurse.readable.words import NO_VALUE, RESULT_WORDS
from il2nurse.reports.layout.blocks import draw_alarm, draw_heading, draw_lines
from il2nurse.reports.layout.inks import SMALL
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.tables import Columns, beginning_height, draw_table, share

MARKS: Final = {phrase.word: phrase.emphasis for phrase in RESULT_WORDS.values()}
SHORT: Final = "In short"
NAMES: Final = 84.0
CONTENTS: Final = "Parts of this paper"
# Widths of columns by their headings; the others share what is left.
WIDTHS: Final[Mapping[str, float]] = {
    "Level": 76.0,
    "Source": 150.0,
    "Figure": 92.0,
    "Value": 108.0,
    "Step": 84.0,
    "Where": 74.0,
    "When": 116.0,
    "Criterion": 84.0,
    "Question": 130.0,
    "Of": 130.0,
    "Good for": 70.0,
    "It decides": 92.0,
}


def draw(flow: Flow, paper: RegimenPaper) -> None:
    """Put the regimen on pages, its parts behind a list that tells the page of each."""
    titles = [f"{number} · {table.title}" for number, table in enumerate(paper.tables, start=1)]
    trial = flow.trial()
    _draw_all(trial, paper, dict.fromkeys(titles, 0))
    found = enumerate(trial.pages, start=1)
    _draw_all(flow, paper, {mark.title: at for at, page in found for mark in page.bookmarks})


def _draw_all(flow: Flow, paper: RegimenPaper, on_page: Mapping[str, int]) -> None:
    """The whole paper; ``on_page`` tells on which page each part begins, in their order."""
    if paper.research:
        draw_alarm(flow, RESEARCH_ONLY, [paper.research])
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
    for title, table in zip(titles, paper.tables, strict=True):
        _draw(flow, title, table)


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


def _draw(flow: Flow, title: str, table: RegimenTable) -> None:
    widths = [(heading, WIDTHS.get(heading, 0.0)) for heading in table.headings]
    columns = Columns(share(flow.width, *widths), SMALL)
    rows = [[(_cell(at, cell),) for at, cell in enumerate(row)] for row in table.rows]
    begins = max((beginning_height(flow, columns, row) for row in rows[:1]), default=0.0)
    draw_heading(flow, title, keep=begins)
    draw_table(flow, columns, rows)
