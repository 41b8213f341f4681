"""The pharmacy preparation sheet on paper: order, sum, vials, technique, limits."""

from collections.abc import Callable, Sequence
from typing import Final

from il2nurse.domain.values.text import Emphasis, Line, Span, line
from il2nurse.readable.pharmacy.preparation_sheet import PreparationSheet
from il2nurse.readable.pharmacy.tasks import Task
from il2nurse.reports.layout.blocks import (
    GAP,
    KEEP_WITH,
    draw_alarm,
    draw_beside,
    draw_heading,
    draw_in_columns,
    draw_lines,
    draw_order,
    draw_sum,
)
from il2nurse.reports.layout.clearance import (
    FRAME,
    SIGNATURE_HEIGHT,
    draw_clearance,
    draw_signature_boxes,
)
from il2nurse.reports.layout.fonts import Face
from il2nurse.reports.layout.inks import LEADING, SMALL, TEXT
from il2nurse.reports.layout.own_sum import SECOND_PERSON, UNSEEN, draw_own_sum
from il2nurse.reports.layout.pages import Box, Flow
from il2nurse.reports.layout.tables import PAD_X, Columns, draw_table, share
from il2nurse.reports.layout.wrapping import Row

DO_NOT_PREPARE: Final = "DO NOT PREPARE OR GIVE"
STOPPED: Final = (
    "So this paper has no sum, no technique and no label: nothing is mixed for this dose.",
    "What was made already is put aside, and the ward and the pharmacist decide about it.",
    "When what stands above is settled, print the sheet again.",
)
BLANK: Final = line("______________")
BLANK_CELL: Final = (BLANK,)
TICK: Final = 7.0
# As small as leaves order, sum and packs on one page, and all that is done and signed on the next.
SIZE: Final = 9.0
QUIET: Final = Emphasis.QUIET
STRONG: Final = Emphasis.STRONG
OTHER_BAG: Final = (
    "Another bag than this: ______ mL, because ____________________   Pharmacist ______________"
)
OWN_SUM: Final = f"8 · {SECOND_PERSON}"
ROOM: Final = "______________"
# A row of a pack, and of the headings over them.
ROW: Final = 15.0
RELEASE: Final = (
    ("Started, date and time", "Finished, date and time"),
    ("Hood or area", "Inspected: no particles"),
    ("Waste: volume, witness", "Number on the label"),
    ("Released by, at", "Received on the ward by, at"),
)
RELEASE_HEIGHT: Final = 66.0
# A part asks for a row more than it takes.
A_ROW_MORE: Final = 2 * SIZE * LEADING
SIGNED_BY: Final = (
    "Prepared: I did every line and step above.",
    "Checked on my own: I worked out every line.",
)


def draw(flow: Flow, sheet: PreparationSheet) -> None:
    """Put the sheet on pages; one that forbids the dose is one page that nobody can mix by."""
    draw_alarm(flow, DO_NOT_PREPARE, sheet.against)
    if not sheet.against:
        draw_clearance(flow, sheet.clearance)
    draw_heading(flow, "1 · Order")
    draw_order(flow, sheet.order, SIZE)
    if sheet.against:
        draw_heading(flow, "2 · What to do")
        draw_lines(flow, [line(each) for each in STOPPED])
        return
    flow.fit(lambda: _draw_made(flow, sheet), little=1.0)
    flow.turn()
    draw_own_sum(flow, OWN_SUM, sheet.own_sum)


def _draw_made(flow: Flow, sheet: PreparationSheet) -> None:
    """The sum, what it is made from and how, until when it keeps, and who signs for it."""
    draw_heading(flow, "2 · Calculation: two people work out every line, each on their own")
    draw_lines(flow, [line(UNSEEN)], SIZE)
    draw_sum(flow, sheet.arithmetic, sheet.warnings, initials=True, size=SIZE)
    named = "3 · Vials, water and bag" if sheet.times.infused else "3 · Vials and water"
    draw_heading(flow, named, keep=(len(sheet.components) + 2) * ROW)
    _draw_components(flow, sheet)
    # That of a syringe is short and stands together.
    first = _height(flow, _draw_first, sheet) + A_ROW_MORE
    keep = KEEP_WITH if sheet.times.infused else first
    draw_heading(flow, "4 · Technique", keep=keep)
    draw_lines(flow, sheet.method, SIZE)
    for task in sheet.tasks:
        _draw_task(flow, task)
    flow.need(_height(flow, _draw_last, sheet) + GAP)
    _draw_last(flow, sheet)


def _draw_first(flow: Flow, sheet: PreparationSheet) -> None:
    """How it is mixed, and the first part of it."""
    draw_lines(flow, sheet.method, SIZE)
    for task in sheet.tasks[:1]:
        _draw_task(flow, task)


def _draw_last(flow: Flow, sheet: PreparationSheet) -> None:
    """Until when it keeps, who released it, and who signs: these stand on one page."""
    draw_heading(flow, "5 · Limits and storage")
    _draw_times(flow, sheet)
    draw_heading(flow, "6 · Times, waste, release and receipt", keep=RELEASE_HEIGHT)
    _draw_release(flow)
    draw_heading(flow, "7 · Signatures", keep=SIGNATURE_HEIGHT + FRAME)
    draw_signature_boxes(flow, SIGNED_BY)


def _height(
    flow: Flow, draw: Callable[[Flow, PreparationSheet], None], of: PreparationSheet
) -> float:
    """What a part takes on a page of its own."""
    trial = flow.trial()
    trial.turn()
    draw(trial, of)
    return trial.y - trial.top


def _draw_components(flow: Flow, sheet: PreparationSheet) -> None:
    columns = Columns(
        share(
            flow.width,
            ("What", 0.0),
            ("NDC or product code", 92.0),
            ("Lot", 82.0),
            ("Expiry", 82.0),
            ("Read from the pack", 80.0),
        ),
        SIZE,
    )
    rows = (
        (
            (line(part.what),),
            BLANK_CELL,
            (line(part.lot, Emphasis.STRONG) if part.lot else BLANK,),
            (line(part.expiry, Emphasis.STRONG) if part.expiry else BLANK,),
            (line("__________"),),
        )
        for part in sheet.components
    )
    draw_table(flow, columns, rows)
    if sheet.times.infused:
        flow.y += 4.0
        draw_lines(flow, [line(OTHER_BAG)], SIZE)


def _draw_task(flow: Flow, task: Task) -> None:
    """One part, kept on one page with what may never be used for it."""
    done = (Span(f" Recorded {task.recorded}.", Emphasis.GOOD),) if task.recorded else ()
    said = (Span(f"{task.title}. ", STRONG), Span(task.say), *done)
    use = [(Span("USE · ", Emphasis.GOOD), Span(each, STRONG)) for each in task.use]
    never = [(Span("NEVER · ", Emphasis.ALARM), Span(each, STRONG)) for each in task.never]
    lines = [said, *use, *never, *[line(each) for each in task.ticks]]
    rows = sum(len(flow.wrap(each, flow.width - 2 * PAD_X, SIZE)) for each in lines)
    flow.need((rows + 1) * SIZE * LEADING + 2.0 * len(lines))
    draw_lines(flow, [said], SIZE)
    _draw_choices(flow, use)
    _draw_ticks(flow, task)
    _draw_choices(flow, never)
    flow.y += 2.0


def _draw_choices(flow: Flow, lines: Sequence[Line]) -> None:
    """Two beside each other where each has room in one row, else one under the other."""
    half = flow.width / 2 - 2 * PAD_X
    if all(len(flow.wrap(each, half, SIZE)) == 1 for each in lines):
        draw_beside(flow, lines, SIZE)
    else:
        draw_lines(flow, lines, SIZE)


def _draw_ticks(flow: Flow, task: Task) -> None:
    """The ticks in two columns; a mark stands in those that the register holds already."""
    width = (flow.width - 2 * PAD_X) / 2
    for pair in (task.ticks[at : at + 2] for at in range(0, len(task.ticks), 2)):
        wrapped = [flow.wrap(line(tick), width - 22.0, SIZE) for tick in pair]
        height = max(len(rows) for rows in wrapped) * SIZE * LEADING + 2.4
        flow.need(height)
        for number, rows in enumerate(wrapped):
            _draw_tick(flow, flow.left + PAD_X + number * width, rows, done=bool(task.recorded))
        flow.y += height


def _draw_tick(flow: Flow, x: float, rows: tuple[Row, ...], *, done: bool) -> None:
    flow.page.boxes.append(Box(x, flow.y + 1.6, TICK, TICK, edge=TEXT, line=0.7))
    if done:
        flow.write(x + 0.4, flow.y + SIZE, "✓", (Face.BOLD, SIZE, TEXT))
    y = flow.y + SIZE
    for row in rows:
        flow.write_row(x + 13.0, y, row, SIZE)
        y += SIZE * LEADING


def _draw_times(flow: Flow, sheet: PreparationSheet) -> None:
    times = sheet.times
    draw_lines(flow, [line(times.rule, Emphasis.STRONG)], SIZE)
    infused = (("Infusion must START by", times.start_by), ("Infusion must END by", times.end_by))
    named = (
        ("First vial dissolved at", times.begun),
        *(infused if times.infused else (("INJECT by", times.end_by),)),
        ("Shorter pharmacy limit, if any", None),
    )
    columns = Columns(share(flow.width, *((name, 0.0) for name, _ in named)), SIZE)
    row = [(line(cell, Emphasis.STRONG) if cell else BLANK,) for _, cell in named]
    draw_table(flow, columns, [row])
    flow.y += 4.0
    draw_in_columns(flow, [(Span("· ", STRONG), Span(each)) for each in sheet.storage], SMALL)


def _draw_release(flow: Flow) -> None:
    """Where and when it was made, what was left over, and who handed it to whom."""
    columns = Columns(share(flow.width, ("", 120.0), ("", 0.0), ("", 136.0), ("", 0.0)), SIZE)
    rows = (
        tuple((each,) for name in pair for each in (line(name, QUIET), line(ROOM)))
        for pair in RELEASE
    )
    draw_table(flow, columns, rows)
