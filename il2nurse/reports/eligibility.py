"""Eligibility on paper: the answer, what is open with who closes it, every pre-test."""

from typing import Final

from il2nurse.domain.values.text import Emphasis, Line, line
from il2nurse.readable.course.eligibility import GateRow
from il2nurse.readable.course.eligibility_paper import EligibilityPaper
from il2nurse.readable.course.pre_test_rows import PreTestRow
from il2nurse.readable.words import NO_VALUE
from il2nurse.reports.layout.blocks import draw_alarm, draw_heading, draw_lines
from il2nurse.reports.layout.inks import SMALL
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.tables import Cell, Columns, draw_table, share

GATES: Final = (("Gates", 44.0), ("What is open", 0.0), ("Who closes it, and where", 170.0))
TESTS: Final = (
    ("Test", 68.0),
    ("Result", 0.0),
    ("Done on", 62.0),
    ("Good until", 62.0),
    ("Source", 86.0),
    ("Confirmed by", 86.0),
    ("State", 56.0),
)


def draw(flow: Flow, paper: EligibilityPaper) -> None:
    """Put the eligibility on pages."""
    if paper.gates:
        draw_alarm(flow, paper.word, [paper.answer])
        draw_heading(flow, "1 · What is open, and who closes it")
        columns = Columns(share(flow.width, *GATES))
        draw_table(flow, columns, (_gate(each) for each in paper.gates))
    else:
        draw_lines(flow, [line(f"{paper.word}. {paper.answer}", Emphasis.STRONG)])
    beside = [f"Take care: {' '.join(paper.care)}"] if paper.care else []
    draw_lines(flow, [line(each, Emphasis.STRONG) for each in (*paper.waived, *beside)])
    draw_heading(flow, f"{2 if paper.gates else 1} · The tests before a course")
    columns = Columns(share(flow.width, *TESTS), SMALL)
    draw_table(flow, columns, (_test(each) for each in paper.tests))
    if paper.in_force:
        draw_lines(flow, [line(paper.in_force, Emphasis.QUIET)], SMALL)


def _gate(row: GateRow) -> tuple[Cell, ...]:
    return (
        (line(row.word),),
        (line(row.what, Emphasis.STRONG),),
        (line(row.closer),),
    )


def _test(row: PreTestRow) -> tuple[Cell, ...]:
    strength = Emphasis.ALARM if row.open else Emphasis.PLAIN
    return (
        (line(row.name, Emphasis.STRONG),),
        _lines(row.answer),
        _lines(row.when),
        (line(row.until),),
        (line(row.source),),
        (line(row.by),),
        (line(row.state, strength),),
    )


def _lines(text: str) -> tuple[Line, ...]:
    return tuple(line(each) for each in (text or NO_VALUE).splitlines())
