"""The administration record of one dose on two pages: what came of it and who signed, first."""

from collections.abc import Sequence
from typing import Final

from il2nurse.domain.values.text import Emphasis, Line, Span, line
from il2nurse.readable.dose.events import DoseEvent, FluidRow
from il2nurse.readable.dose.step_rows import StepRow
from il2nurse.readable.dose.summary import Summary
from il2nurse.readable.dose.vital_rows import SIGNED
from il2nurse.readable.papers import FULL_RECORD
from il2nurse.readable.pharmacy.sum_lines import MASS
from il2nurse.reports.layout.blocks import (
    KEEP_WITH,
    draw_heading,
    draw_lines,
    draw_outcome,
    draw_small_heading,
)
from il2nurse.reports.layout.dose_tables import (
    EMPTY,
    cell,
    draw_corrections,
    draw_events,
    draw_signatures,
    draw_vital_table,
    time_width,
)
from il2nurse.reports.layout.inks import BODY, LEADING, SMALL
from il2nurse.reports.layout.notes import draw_beside, draw_notes
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.tables import Cell, Columns, draw_table, share

AS_PLANNED: Final = "Nothing: no criterion, value, time or step was other than planned."
NOTHING_MORE: Final = "Nothing more than stands above."
NONE_OF: Final = "No {} on record."
IN_FULL: Final = f"Every answer, limit and sum: “{FULL_RECORD.title}”."


def draw(flow: Flow, summary: Summary) -> None:
    """Put the record on pages, on no more than it needs."""
    flow.fit(lambda: _draw(flow, summary))


def _draw(flow: Flow, summary: Summary) -> None:
    short = summary.short
    draw_outcome(flow, summary.outcome)
    draw_notes(flow, summary.patient)
    draw_heading(flow, "1 · The dose")
    _draw_facts(flow, short.facts)
    draw_heading(flow, "2 · What was not as planned")
    if short.judged:
        draw_lines(flow, [short.judged])
    if short.apart:
        draw_events(flow, short.apart)
    elif summary.outcome.tone is Emphasis.GOOD:
        draw_lines(flow, [line(AS_PLANNED, Emphasis.GOOD)])
    else:
        draw_lines(flow, [line(NOTHING_MORE)])
    if short.told:
        flow.y += 3.0
        draw_lines(flow, [line(short.told)])
    if summary.corrections:
        draw_small_heading(flow, "Corrections")
        draw_corrections(flow, summary.corrections)
    draw_heading(flow, "3 · Signatures")
    draw_signatures(flow, summary.signatures, SMALL if flow.close else BODY)
    draw_heading(flow, "4 · Steps")
    _draw_steps(flow, short.steps)
    _draw_rest(flow, summary)
    draw_beside(flow, summary.beside)


def _draw_rest(flow: Flow, summary: Summary) -> None:
    """Preparation, vital signs, fluids, order and teaching; what there is none of is named once."""
    number, missing = 5, []
    if summary.prepared or summary.checks:
        draw_heading(flow, f"{number} · Preparation and independent double check")
        checks = summary.checks or (None,)
        draw_lines(flow, [_sum(summary)], SMALL)
        draw_lines(flow, [_check(each) for each in checks], SMALL)
        number += 1
    else:
        missing.append("preparation")
    if summary.vital_rows:
        draw_heading(flow, f"{number} · Vital signs")
        draw_vital_table(flow, summary.vital_headings, summary.vital_rows)
        number += 1
    else:
        missing.append("vital signs around the dose")
    if summary.fluids:
        draw_heading(flow, f"{number} · Intake and output")
        draw_lines(flow, [_fluids(summary.fluids)], SMALL)
        number += 1
    else:
        missing.append("intake or output around it")
    missing = missing if summary.teaching else ["teaching", *missing]
    marked = any(len(cell) > 1 for row in summary.vital_rows for cell in row.cells)
    signs = f" {SIGNED}" if marked else ""
    initials = f" Initials: {summary.initials}." if summary.initials else ""
    in_full = f"{IN_FULL}{signs}{initials}"
    none_of = f"{NONE_OF.format(', no '.join(missing))} " if missing else ""
    last = (*_ordered(summary), (Span(none_of), Span(in_full, Emphasis.QUIET)))
    title = f"{number} · Approval and teaching"
    draw_heading(flow, title, keep=min(KEEP_WITH, len(last) * (SMALL * LEADING + 2.0)))
    draw_lines(flow, last, SMALL)


def _ordered(summary: Summary) -> Sequence[Line]:
    """What was approved, answered at the order and taught; the order stands with the dose."""
    answered = " · ".join(f"{name}: {says}" for name, says in summary.suited_in_short)
    care = f"Take care: {' '.join(summary.cautions)}" if summary.cautions else None
    told = (summary.approved, answered, care, *summary.teaching)
    return [line(each) for each in told if each]


def _draw_facts(flow: Flow, facts: Sequence[tuple[str, str]]) -> None:
    columns = Columns(share(flow.width, ("", 52.0), ("", 0.0)), BODY, ruled=False)
    rows = ((cell(name, Emphasis.QUIET), cell(says, Emphasis.STRONG)) for name, says in facts)
    draw_table(flow, columns, rows)


def _draw_steps(flow: Flow, rows: Sequence[StepRow]) -> None:
    """The steps: what was decided stands before what was found."""
    widths = (
        ("Step", 84.0),
        ("Decision and finding", 0.0),
        ("Time", time_width(row.time for row in rows)),
        ("By · witness", 88.0),
    )
    columns = Columns(share(flow.width, *widths), SMALL)
    draw_table(flow, columns, (_step(row) for row in rows))


def _step(row: StepRow) -> Sequence[Cell]:
    first = row.lines[0] if row.lines else ()
    between = (Span(" · ", Emphasis.QUIET),) if row.decision and first else ()
    decided = (*row.decision, *between)
    found = ((*decided, *first), *row.lines[1:]) if decided or first else EMPTY
    witness = (line(f"with {row.witness}"),) if row.witness else ()
    return (cell(row.title, Emphasis.STRONG), found, cell(row.time), (line(row.by), *witness))


def _fluids(rows: Sequence[FluidRow]) -> Line:
    """Every volume with who charted it, and the sums, in one line."""
    *each, total = rows
    people = {row.by for row in each}
    # One who charted all of it is named once.
    by = f" · charted by {people.pop()}" if len(people) == 1 else ""
    told = (
        Span(f"{row.time} {row.kind} {_way(row)}{'' if by else f', {row.by}'} · ") for row in each
    )
    sums = f"{total.kind}: in {total.intake}, out {total.output}"
    return (*told, Span(sums, Emphasis.STRONG), *((Span(by),) if by else ()))


def _way(row: FluidRow) -> str:
    return f"in {row.intake}" if row.intake else f"out {row.output}"


def _check(check: DoseEvent | None) -> Line:
    """A double check in one line."""
    if check is None:
        return line("No double check is recorded.", Emphasis.ALARM)
    return (Span(f"Independent double check {check.time}: "), *check.what, Span(f" · {check.by}"))


def _sum(summary: Summary) -> Line:
    """The results of the sum in one line."""
    spans: list[Span] = []
    for each in summary.arithmetic:
        between = " · " if spans else ""
        spans.append(Span(f"{between}{each.what}: ", Emphasis.QUIET))
        spans.append(Span(each.answer, Emphasis.STRONG))
        if each.what == MASS:
            spans.append(Span(f" ({each.how})", Emphasis.QUIET))
    return tuple(spans)
