"""Eligibility on paper: the answer, what is open with who closes it, every pre-test."""

from typing import Final

from il2nurse.domain.values.text import Emphasis, Line, Span, line
from il2nurse.readable.course.eligibility import GateRow
from il2nurse.readable.course.eligibility_paper import EligibilityPaper
from il2nurse.readable.course.pre_test_rows import PreTestRow
from il2nurse.readable.dose.outcome import DoseOutcome
from il2nurse.readable.words import NO_VALUE
from il2nurse.reports.layout.blocks import draw_alarm, draw_heading, draw_lines, draw_outcome
from il2nurse.reports.layout.clearance import SIGNATURE_HEIGHT, draw_signature_boxes
from il2nurse.reports.layout.dose_tables import draw_pairs
from il2nurse.reports.layout.inks import BODY, LEADING
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.tables import Cell, Columns, draw_table, share

GATES: Final = (("Open", 44.0), ("What is open", 0.0), ("Who closes it, and where", 170.0))
TESTS: Final = (
    ("Test", 74.0),
    ("Result", 0.0),
    ("Done on", 72.0),
    ("Good until", 72.0),
    ("Source, and who confirmed it", 170.0),
    ("State", 68.0),
)
SIGNED_BY: Final = (
    "Nurse: I compared every test with its report.",
    "Prescriber: this patient may be treated.",
)
BY_HAND: Final = "Signed on this sheet by hand; a signature here enters nothing into the record."


def draw(flow: Flow, paper: EligibilityPaper) -> None:
    """Put the eligibility on pages, on no more than it needs."""
    flow.fit(lambda: _draw(flow, paper))


def _draw(flow: Flow, paper: EligibilityPaper) -> None:
    if paper.gates:
        draw_alarm(flow, paper.word, [paper.answer])
        draw_heading(flow, "1 · What is open, and who closes it")
        columns = Columns(share(flow.width, *GATES))
        draw_table(flow, columns, (_gate(each) for each in paper.gates))
    else:
        renew = (Span(f" {paper.renew}"),) if paper.renew else ()
        detail = (Span(paper.answer, Emphasis.STRONG), *renew)
        draw_outcome(flow, DoseOutcome(paper.word.upper(), Emphasis.GOOD, detail))
    beside = [f"Take care: {' '.join(paper.care)}"] if paper.care else []
    draw_lines(flow, [line(each, Emphasis.STRONG) for each in (*paper.waived, *beside)])
    if paper.another:
        draw_lines(flow, [line(paper.another)])
    draw_heading(flow, f"{2 if paper.gates else 1} · The tests before a course")
    columns = Columns(share(flow.width, *TESTS), BODY)
    draw_table(flow, columns, (_test(each) for each in paper.tests))
    if paper.in_force:
        draw_lines(flow, [line(paper.in_force, Emphasis.QUIET)])
    number = 3 if paper.gates else 2
    if paper.asked:
        draw_heading(flow, f"{number} · Answered at the order")
        draw_pairs(flow, paper.asked)
        number += 1
    draw_heading(flow, f"{number} · Signatures", keep=SIGNATURE_HEIGHT + BODY * LEADING)
    draw_lines(flow, [line(BY_HAND, Emphasis.QUIET)])
    draw_signature_boxes(flow, SIGNED_BY)


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
        _lines(row.when_on_paper),
        (line(row.until),),
        _confirmed(row),
        (line(f"■ {row.state}" if row.open else row.state, strength),),
    )


def _confirmed(row: PreTestRow) -> Cell:
    """Where a result comes from, and below it who confirmed it; a dash where there is none."""
    told = tuple(line(each) for each in (row.source, row.by) if each != NO_VALUE)
    return told or (line(NO_VALUE),)


def _lines(text: str) -> tuple[Line, ...]:
    return tuple(line(each) for each in (text or NO_VALUE).splitlines())
