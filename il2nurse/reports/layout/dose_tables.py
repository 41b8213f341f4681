"""The tables of a dose on paper: steps, criteria, checks, vital signs, fluids, signatures."""

from collections.abc import Iterator, Sequence
from typing import Final

from il2nurse.domain.values.text import Emphasis, Span, line
from il2nurse.readable.assessment.criterion_rows import CriterionRow
from il2nurse.readable.dose.correction_rows import CorrectionRow
from il2nurse.readable.dose.events import DoseEvent, FluidRow
from il2nurse.readable.dose.signature_rows import SignatureRow
from il2nurse.readable.dose.step_rows import StepRow
from il2nurse.readable.dose.vital_rows import VitalRow
from il2nurse.reports.layout.blocks import draw_lines, draw_small_heading
from il2nurse.reports.layout.inks import BODY, SMALL
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.tables import Cell, Columns, draw_table, share

NOTHING: Final = "None recorded."
EMPTY: Final[Cell] = ((),)
# Of the columns between the time and the score, in the order of their headings.
VITAL_WIDTHS: Final = (46.0, 62.0, 46.0, 48.0, 42.0, 40.0, 46.0, 0.0)


def cell(text: str, mark: Emphasis = Emphasis.PLAIN) -> Cell:
    """A cell of one line; an empty one where there is nothing to say."""
    return (line(text, mark),) if text else EMPTY


def draw_pairs(flow: Flow, rows: Sequence[tuple[str, str]], size: float = SMALL) -> None:
    """Names with what belongs to them."""
    columns = Columns(share(flow.width, ("", 130.0), ("", 0.0)), size)
    draw_table(flow, columns, ((cell(name, Emphasis.QUIET), cell(says)) for name, says in rows))


def draw_steps(flow: Flow, rows: Sequence[StepRow]) -> None:
    """The steps of one phase: what was found and decided, when and by whom."""
    columns = Columns(
        share(
            flow.width,
            ("Step", 94.0),
            ("Finding", 0.0),
            ("Decision", 66.0),
            ("Time", 36.0),
            ("By · witness", 88.0),
        ),
        SMALL,
    )
    draw_table(flow, columns, (_step(row) for row in rows))


def _step(row: StepRow) -> Sequence[Cell]:
    witness = (line(f"with {row.witness}"),) if row.witness else ()
    return (
        cell(row.title, Emphasis.STRONG),
        row.lines or EMPTY,
        (row.decision,),
        cell(row.time),
        (line(row.by), *witness),
    )


def draw_criteria(flow: Flow, rows: Sequence[CriterionRow]) -> None:
    """Criteria with value, age, limits and what came of them."""
    columns = Columns(
        share(
            flow.width,
            ("Criterion", 106.0),
            ("Value", 88.0),
            ("Age", 38.0),
            ("Limits", 0.0),
            ("Verdict", 110.0),
        ),
        SMALL,
    )
    told = (
        (
            cell(row.title),
            cell(row.value, Emphasis.STRONG),
            cell(row.age),
            cell(row.limits, Emphasis.QUIET),
            (row.verdict,),
        )
        for row in rows
    )
    draw_table(flow, columns, told)


def draw_checks(flow: Flow, checks: Sequence[DoseEvent]) -> None:
    """Every independent double check."""
    draw_small_heading(flow, "Independent double checks")
    if not checks:
        draw_lines(flow, [line("No double check is recorded.", Emphasis.ALARM)])
        return
    columns = Columns(
        share(flow.width, ("Time", 44.0), ("What the witness found", 0.0), ("By", 196.0)), SMALL
    )
    draw_table(flow, columns, (_event(each) for each in checks))


def _event(event: DoseEvent) -> Sequence[Cell]:
    return cell(event.time), (event.what,), cell(event.by)


def draw_vital_table(flow: Flow, headings: Sequence[str], rows: Sequence[VitalRow]) -> None:
    """The sets of vital signs around the dose."""
    if not rows:
        draw_lines(flow, [line("No vital signs are on record around this dose.", Emphasis.ALARM)])
        return
    columns = Columns(
        share(
            flow.width,
            ("Time", 40.0),
            *zip(headings, VITAL_WIDTHS, strict=True),
            ("NEWS2", 38.0),
            ("By", 30.0),
        ),
        SMALL,
    )
    draw_table(flow, columns, (cells for row in rows for cells in _vital(row)))


def _vital(row: VitalRow) -> Iterator[Sequence[Cell]]:
    """The row, and below it what is to be said of how it was charted."""
    if row.missed:
        yield (cell(row.time), (line(row.missed, Emphasis.ALARM),))
        return
    cells = tuple((each,) for each in row.cells)
    yield (cell(row.time), *cells, cell(row.news2), cell(row.by))
    if row.note:
        yield (cell(""), (line(row.note, Emphasis.QUIET),))


def draw_fluids(flow: Flow, fluids: Sequence[FluidRow]) -> None:
    """What went in and out around the dose."""
    if not fluids:
        draw_lines(flow, [line(NOTHING, Emphasis.QUIET)])
        return
    widths = (("Time", 58.0), ("Kind", 0.0), ("In", 90.0), ("Out", 90.0), ("By", 150.0))
    draw_table(flow, Columns(share(flow.width, *widths), SMALL), (_fluid(row) for row in fluids))


def _fluid(row: FluidRow) -> Sequence[Cell]:
    mark = Emphasis.PLAIN if row.time else Emphasis.STRONG
    told = (cell(each, mark) for each in (row.kind, row.intake, row.output))
    return (cell(row.time), *told, cell(row.by))


def draw_events(flow: Flow, events: Sequence[DoseEvent], size: float = BODY) -> None:
    """What happened beside the steps."""
    if not events:
        draw_lines(flow, [line(NOTHING, Emphasis.QUIET)])
        return
    columns = Columns(
        share(flow.width, ("Time", 58.0), ("What happened", 0.0), ("By", 110.0)), size
    )
    draw_table(flow, columns, (_event(each) for each in events))


def draw_corrections(flow: Flow, corrections: Sequence[CorrectionRow]) -> None:
    """Every value that was put in place of another."""
    if not corrections:
        draw_lines(flow, [line("None.", Emphasis.QUIET)])
        return
    columns = Columns(
        share(
            flow.width,
            ("Time", 58.0),
            ("What", 140.0),
            ("Old value struck, new value beside it", 150.0),
            ("Reason", 0.0),
            ("By", 90.0),
        ),
        SMALL,
    )
    told = (
        (cell(r.time), cell(r.what), (r.values,), cell(r.reason), cell(r.by)) for r in corrections
    )
    draw_table(flow, columns, told)


def draw_signatures(flow: Flow, signatures: Sequence[SignatureRow], size: float = SMALL) -> None:
    """Who signed for what."""
    if not signatures:
        draw_lines(flow, [(Span("Nobody has signed this record.", Emphasis.ALARM),)])
        return
    columns = Columns(
        share(
            flow.width,
            ("Meaning", 0.0),
            ("Name", 104.0),
            ("Signed", 138.0),
            ("How", 30.0),
            ("State", 110.0),
        ),
        size,
    )
    told = (
        (
            cell(r.meaning),
            cell(r.name, Emphasis.STRONG),
            cell(r.signed),
            cell(r.how),
            (r.state,),
        )
        for r in signatures
    )
    draw_table(flow, columns, told)
