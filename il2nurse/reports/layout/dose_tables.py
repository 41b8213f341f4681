"""The tables of a dose on paper: steps, criteria, checks, vital signs, fluids, signatures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from il2nurse.domain.values.text import Emphasis, line
from il2nurse.readable.assessment.criterion_rows import CriterionRow
from il2nurse.readable.dose.correction_rows import CorrectionRow
from il2nurse.readable.dose.events import DoseEvent, FluidRow
from il2nurse.readable.dose.signature_rows import SignatureRow
from il2nurse.readable.dose.step_rows import StepRow
from il2nurse.readable.dose.vital_columns import NEWS2
from il2nurse.readable.dose.vital_rows import VitalRow
from il2nurse.reports.layout.blocks import draw_lines, draw_small_heading
from il2nurse.reports.layout.inks import BODY, SMALL
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.tables import Cell, Columns, draw_table, share

Heads: TypeAlias = Sequence[tuple[str, float]]
NOTHING: Final = "None recorded."
EMPTY: Final[Cell] = ((),)
TIME: Final = 36.0
WITH_DAY: Final = 66.0
# Of the columns between the time and who wrote them; one that is not here takes what is left.
VITAL_WIDTHS: Final[Mapping[str, float]] = {
    "HR per min": 46.0,
    "Rhythm": 62.0,
    "BP mmHg": 46.0,
    "RR per min": 48.0,
    "Temp °C": 42.0,
    "SpO₂ %": 40.0,
    "O₂ L/min": 46.0,
    NEWS2: 58.0,
}


def cell(text: str, mark: Emphasis = Emphasis.PLAIN) -> Cell:
    """A cell of one line; an empty one where there is nothing to say."""
    return (line(text, mark),) if text else EMPTY


def _draw(flow: Flow, heads: Heads, rows: Iterable[Sequence[Cell]], size: float = SMALL) -> None:
    """A table under its headings; a column of no width takes what the others leave."""
    draw_table(flow, Columns(share(flow.width, *heads), size), rows)


def _draw_none(flow: Flow, sentence: str, mark: Emphasis = Emphasis.QUIET) -> None:
    """What stands in the place of a table without rows."""
    draw_lines(flow, [line(sentence, mark)])


def time_width(times: Iterable[str]) -> float:
    """A column of times; one with the day before it has room for both in one row."""
    return WITH_DAY if any(len(each) > len("10:00") for each in times) else TIME


def draw_pairs(flow: Flow, rows: Sequence[tuple[str, str]], size: float = SMALL) -> None:
    """Names with what belongs to them."""
    told = ((cell(name, Emphasis.QUIET), cell(says)) for name, says in rows)
    _draw(flow, (("", 130.0), ("", 0.0)), told, size)


def draw_steps(flow: Flow, rows: Sequence[StepRow]) -> None:
    """The steps of one phase: what was found and decided, when and by whom."""
    heads = (
        ("Step", 94.0),
        ("Finding", 0.0),
        ("Decision", 66.0),
        ("Time", time_width(row.time for row in rows)),
        ("By · witness", 88.0),
    )
    _draw(flow, heads, (_step(row) for row in rows))


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
    heads = (
        ("Criterion", 106.0),
        ("Value", 78.0),
        ("Age", 34.0),
        ("Verdict", 92.0),
        ("Limits", 0.0),
    )
    _draw(flow, heads, (_criterion(row) for row in rows))


def _criterion(row: CriterionRow) -> Sequence[Cell]:
    value, limits = cell(row.value, Emphasis.STRONG), cell(row.limits, Emphasis.QUIET)
    return cell(row.title), value, cell(row.age), (row.verdict,), limits


def draw_checks(flow: Flow, checks: Sequence[DoseEvent]) -> None:
    """Every independent double check."""
    draw_small_heading(flow, "Independent double checks")
    if not checks:
        _draw_none(flow, "No double check is recorded.", Emphasis.ALARM)
        return
    heads = (("Time", 44.0), ("What the witness found", 0.0), ("By", 196.0))
    _draw(flow, heads, (_event(each) for each in checks))


def _event(event: DoseEvent) -> Sequence[Cell]:
    return cell(event.time), (event.what,), cell(event.by)


def draw_vital_table(flow: Flow, headings: Sequence[str], rows: Sequence[VitalRow]) -> None:
    """The sets of vital signs around the dose."""
    if not rows:
        _draw_none(flow, "No vital signs are on record around this dose.", Emphasis.ALARM)
        return
    scored = NEWS2 in headings
    widths = [(each, VITAL_WIDTHS.get(each, 0.0)) for each in headings]
    # Who wrote it stands behind the values where none of these takes what is left.
    by = 30.0 if any(not width for _, width in widths) else 0.0
    heads = (("Time", time_width(row.time for row in rows)), *widths, ("By", by))
    _draw(flow, heads, (cells for row in rows for cells in _vital(row, scored=scored)))


def _vital(row: VitalRow, *, scored: bool) -> Iterator[Sequence[Cell]]:
    """The row, and below it what is to be said of how it was charted."""
    if row.missed:
        yield (cell(row.time), (line(row.missed, Emphasis.ALARM),))
        return
    cells = tuple((each,) for each in row.cells)
    score = (cell(row.news2),) if scored else ()
    yield (cell(row.time), *cells, *score, cell(row.by))
    if row.note:
        yield (cell(""), (line(row.note, Emphasis.QUIET),))


def draw_fluids(flow: Flow, fluids: Sequence[FluidRow]) -> None:
    """What went in and out around the dose."""
    if not fluids:
        _draw_none(flow, NOTHING)
        return
    time = time_width(row.time for row in fluids)
    heads = (("Time", time), ("Kind", 0.0), ("Intake", 90.0), ("Output", 90.0), ("By", 150.0))
    _draw(flow, heads, (_fluid(row) for row in fluids))


def _fluid(row: FluidRow) -> Sequence[Cell]:
    mark = Emphasis.PLAIN if row.time else Emphasis.STRONG
    told = (cell(each, mark) for each in (row.kind, row.intake, row.output))
    return (cell(row.time), *told, cell(row.by))


def draw_events(flow: Flow, events: Sequence[DoseEvent], size: float = BODY) -> None:
    """What happened beside the steps."""
    if not events:
        _draw_none(flow, NOTHING)
        return
    time = time_width(each.time for each in events)
    heads = (("Time", time), ("What happened", 0.0), ("By", 104.0))
    _draw(flow, heads, (_event(each) for each in events), size)


def draw_corrections(flow: Flow, corrections: Sequence[CorrectionRow]) -> None:
    """Every value that was put in place of another."""
    if not corrections:
        _draw_none(flow, "None.")
        return
    heads = (
        ("Time", 58.0),
        ("What", 140.0),
        ("Old value struck, new value beside it", 150.0),
        ("Reason", 0.0),
        ("By", 90.0),
    )
    _draw(flow, heads, (_correction(each) for each in corrections))


def _correction(row: CorrectionRow) -> Sequence[Cell]:
    return cell(row.time), cell(row.what), (row.values,), cell(row.reason), cell(row.by)


def draw_signatures(flow: Flow, signatures: Sequence[SignatureRow], size: float = SMALL) -> None:
    """Who signed for what."""
    if not signatures:
        _draw_none(flow, "Nobody has signed this record.", Emphasis.ALARM)
        return
    heads = (
        ("Meaning", 0.0),
        ("Name", 98.0),
        ("Signed", 92.0),
        ("How", 28.0),
        ("State", 106.0),
    )
    _draw(flow, heads, (_signature(each) for each in signatures), size)


def _signature(row: SignatureRow) -> Sequence[Cell]:
    name = cell(row.name, Emphasis.STRONG)
    return cell(row.meaning), name, cell(row.signed), cell(row.how), (row.state,)
