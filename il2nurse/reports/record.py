"""The administration record of one dose on paper."""

from collections.abc import Iterator, Sequence

from il2nurse.domain.values.text import Emphasis, Span, line
from il2nurse.readable.assessment.criterion_rows import CriterionRow
from il2nurse.readable.dose.step_rows import Section, StepRow
from il2nurse.readable.dose.summary import Summary
from il2nurse.readable.dose.vital_rows import VitalRow
from il2nurse.reports.layout.blocks import (
    draw_heading,
    draw_lines,
    draw_outcome,
    draw_small_heading,
    draw_sum,
)
from il2nurse.reports.layout.chart import HEIGHT, place_chart
from il2nurse.reports.layout.inks import SMALL
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.tables import Cell, Columns, draw_table, share

NOTHING = "None recorded."
EMPTY: Cell = ((),)
# About the height of one line of the sum, which is kept on one page.
SUM_LINE = 19.0


def draw(flow: Flow, summary: Summary) -> None:
    """Put the record on pages."""
    draw_outcome(flow, summary.outcome)
    if summary.approved:
        draw_lines(flow, [line(summary.approved, Emphasis.QUIET)], SMALL)
    number = _draw_teaching(flow, summary, _draw_suitability(flow, summary))
    for section in summary.sections:
        _draw_section(flow, f"{number} · {section.title}", section)
        number += 1
    title = f"{number} · Preparation: the sum, and the independent double check"
    draw_heading(flow, title, keep=len(summary.arithmetic) * SUM_LINE)
    if not summary.prepared:
        draw_lines(flow, [line("No preparation is recorded; the sum is for the ordered dose.")])
    draw_sum(flow, summary.arithmetic, summary.warnings)
    _draw_checks(flow, summary)
    draw_heading(flow, f"{number + 1} · Vital signs", keep=HEIGHT)
    _draw_vital_signs(flow, summary)
    draw_heading(flow, f"{number + 2} · Intake and output")
    _draw_fluids(flow, summary)
    draw_heading(flow, f"{number + 3} · Reactions, pauses, interruptions, notes")
    _draw_dose_events(flow, summary)
    draw_heading(flow, f"{number + 4} · Corrections")
    _draw_corrections(flow, summary)
    draw_heading(flow, f"{number + 5} · Signatures")
    _draw_signatures(flow, summary)


def _draw_suitability(flow: Flow, summary: Summary) -> int:
    """What was answered at the order, where it was; gives the number of the next section."""
    if not summary.suitability:
        return 1
    draw_heading(flow, "1 · Suitability, answered at the order")
    columns = Columns(share(flow.width, ("", 130.0), ("", 0.0)), SMALL)
    rows = ((_cell(name, Emphasis.QUIET), _cell(answer)) for name, answer in summary.suitability)
    draw_table(flow, columns, rows)
    return 2


def _draw_teaching(flow: Flow, summary: Summary, number: int) -> int:
    """What the patient was taught, where they were; gives the number of the next section."""
    if not summary.teaching:
        return number
    draw_heading(flow, f"{number} · Teaching of the patient")
    draw_lines(flow, [line(each) for each in summary.teaching], SMALL)
    return number + 1


def _cell(text: str, mark: Emphasis = Emphasis.PLAIN) -> Cell:
    return (line(text, mark),) if text else EMPTY


def _draw_section(flow: Flow, title: str, section: Section) -> None:
    draw_heading(flow, title)
    columns = Columns(
        share(
            flow.width,
            ("Step", 94.0),
            ("Finding", 0.0),
            ("Decision", 60.0),
            ("Time", 34.0),
            ("By · witness", 84.0),
        )
    )
    draw_table(flow, columns, (_step(row) for row in section.rows))
    if section.criteria and section.criteria_title:
        draw_small_heading(flow, section.criteria_title)
        _draw_criteria(flow, section.criteria)


def _step(row: StepRow) -> Sequence[Cell]:
    witness = (line(f"with {row.witness}"),) if row.witness else ()
    return (
        _cell(row.title, Emphasis.STRONG),
        row.lines or EMPTY,
        (row.decision,),
        _cell(row.time),
        (line(row.by), *witness),
    )


def _draw_criteria(flow: Flow, rows: Sequence[CriterionRow]) -> None:
    columns = Columns(
        share(
            flow.width,
            ("Criterion", 102.0),
            ("Value", 84.0),
            ("Age", 34.0),
            ("Limits", 0.0),
            ("Verdict", 104.0),
        ),
        SMALL,
    )
    draw_table(
        flow,
        columns,
        (
            (
                _cell(row.title),
                _cell(row.value, Emphasis.STRONG),
                _cell(row.age),
                _cell(row.limits, Emphasis.QUIET),
                (row.verdict,),
            )
            for row in rows
        ),
    )


def _draw_checks(flow: Flow, summary: Summary) -> None:
    draw_small_heading(flow, "Independent double checks")
    if not summary.checks:
        draw_lines(flow, [line("No double check is recorded.", Emphasis.ALARM)])
        return
    columns = Columns(
        share(flow.width, ("Time", 44.0), ("What the witness found", 0.0), ("By", 196.0))
    )
    draw_table(
        flow, columns, ((_cell(row.time), (row.what,), _cell(row.by)) for row in summary.checks)
    )


def _draw_vital_signs(flow: Flow, summary: Summary) -> None:
    place_chart(flow, summary.vital_chart)
    headings = summary.vital_headings
    widths = (44.0, 0.0, 60.0, 44.0, 42.0, 38.0, 42.0, 0.0)
    columns = Columns(
        share(
            flow.width,
            ("Time", 56.0),
            *zip(headings, widths, strict=True),
            ("NEWS2", 38.0),
            ("By", 30.0),
        )
    )
    if not summary.vital_rows:
        draw_lines(flow, [line("No vital signs are on record around this dose.", Emphasis.ALARM)])
        return
    draw_table(flow, columns, (cells for row in summary.vital_rows for cells in _vital(row)))
    flow.y += 3.0
    note = "NEWS2 is given where all of its parts were on record and fresh at that time."
    draw_lines(flow, [line(note, Emphasis.QUIET)], SMALL)


def _vital(row: VitalRow) -> Iterator[Sequence[Cell]]:
    """The row, and below it what is to be said of how it was charted."""
    if row.missed:
        yield (_cell(row.time), (line(row.missed, Emphasis.ALARM),))
        return
    cells = tuple((cell,) for cell in row.cells)
    yield (_cell(row.time), *cells, _cell(row.news2), _cell(row.by))
    if row.note:
        yield (_cell(""), (line(row.note, Emphasis.QUIET),))


def _draw_fluids(flow: Flow, summary: Summary) -> None:
    if not summary.fluids:
        draw_lines(flow, [line(NOTHING, Emphasis.QUIET)])
        return
    columns = Columns(
        share(flow.width, ("Time", 56.0), ("Kind", 0.0), ("In", 90.0), ("Out", 90.0), ("By", 150.0))
    )
    draw_table(
        flow,
        columns,
        (
            (
                _cell(row.time),
                _cell(row.kind, Emphasis.PLAIN if row.time else Emphasis.STRONG),
                _cell(row.intake, Emphasis.PLAIN if row.time else Emphasis.STRONG),
                _cell(row.output, Emphasis.PLAIN if row.time else Emphasis.STRONG),
                _cell(row.by),
            )
            for row in summary.fluids
        ),
    )


def _draw_dose_events(flow: Flow, summary: Summary) -> None:
    if not summary.dose_events:
        draw_lines(flow, [line(NOTHING, Emphasis.QUIET)])
        return
    columns = Columns(share(flow.width, ("Time", 56.0), ("What happened", 0.0), ("By", 110.0)))
    draw_table(
        flow,
        columns,
        ((_cell(row.time), (row.what,), _cell(row.by)) for row in summary.dose_events),
    )


def _draw_corrections(flow: Flow, summary: Summary) -> None:
    if not summary.corrections:
        draw_lines(flow, [line("None.", Emphasis.QUIET)])
        return
    columns = Columns(
        share(
            flow.width,
            ("Time", 56.0),
            ("What", 150.0),
            ("Old value struck, new value beside it", 150.0),
            ("Reason", 0.0),
            ("By", 90.0),
        )
    )
    draw_table(
        flow,
        columns,
        (
            (_cell(r.time), _cell(r.what), (r.values,), _cell(r.reason), _cell(r.by))
            for r in summary.corrections
        ),
    )


def _draw_signatures(flow: Flow, summary: Summary) -> None:
    if not summary.signatures:
        draw_lines(flow, [(Span("Nobody has signed this record.", Emphasis.ALARM),)])
        return
    columns = Columns(
        share(
            flow.width,
            ("Meaning", 0.0),
            ("Name", 104.0),
            ("Signed", 134.0),
            ("How", 30.0),
            ("State", 112.0),
        )
    )
    draw_table(
        flow,
        columns,
        (
            (
                _cell(r.meaning),
                _cell(r.name, Emphasis.STRONG),
                _cell(r.signed),
                _cell(r.how),
                (r.state,),
            )
            for r in summary.signatures
        ),
    )
