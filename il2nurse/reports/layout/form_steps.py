"""A step as a form asks it: what is ticked or written, what forbids to go on, who signs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from il2nurse.domain.values.text import Emphasis, Line, Span, line, text_of
from il2nurse.readable.downtime.form_boxes import COUNTS, SIGN, FormBox
from il2nurse.readable.downtime.form_steps import APART, NO_BREAK, FormQuestion, FormStep
from il2nurse.readable.downtime.stop_if import StopIf
from il2nurse.reports.layout.blocks import draw_lines
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.tables import (
    PAD_X,
    PAD_Y,
    Cell,
    Columns,
    PaperColumn,
    draw_rule,
    draw_table,
    share,
    table_height,
)

# Large enough for the bedside, small enough for few pages; a lower page holds the same steps.
SIZE: Final = 8.6
LOWER: Final = 8.2
LOW_PAGE: Final = 800.0
WRITTEN: Final = "__"
SIGNED: Final = "at ___:___   by ________________"
WITNESS: Final = "witness ________________"
SIGNED_WIDTH: Final = 158.0
BOX: Final = "[\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}]"
BOX_WIDTH: Final = 22.0
# Boxes of which all have room beside their question stand in one row with it, and a date too.
BESIDE: Final = 3
ROWS: Final = 2
ROWS_OF_TEST: Final = 3
LABEL: Final = 112.0
WIDE_LABEL: Final = 190.0
TEST: Final = 130.0
DATE: Final = 84.0
SHARES: Final = (0.25, 0.28, 0.47)
# The most columns of boxes below their question.
MOST: Final = 4
STOP: Final = "STOP"
CARE: Final = "CARE"
# With more room than this at the foot of a page, a step that does not fit is begun there; never
# one with numbers beside its boxes: what they mean stands on the same page.
TO_BREAK: Final = 200.0
CONTINUED: Final = "{} · {}, continued"


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows that stand together under the same columns, and on one page with those that follow."""

    columns: Columns
    rows: tuple[Sequence[Cell], ...]
    leads: bool = False


def size_of(flow: Flow) -> float:
    """The size of a form's letters on this size of page."""
    return SIZE if flow.page_height > LOW_PAGE else LOWER


def height_of(flow: Flow, step: FormStep) -> float:
    """What a step takes; a heading above it stays with it."""
    return _height(flow, _blocks(flow, step)) + 2 * PAD_Y


def draw_step(flow: Flow, step: FormStep) -> None:
    """Who signs, what is asked, what forbids to go on; on one page where little room is lost."""
    blocks, high = list(_blocks(flow, step)), height_of(flow, step)
    numbered = any(each.number for each in step.against)
    if high <= flow.bottom - flow.top and (numbered or flow.left_over < TO_BREAK):
        flow.need(high)
    flow.y += PAD_Y
    for at, each in enumerate(blocks):
        led = blocks[at : at + 2] if each.leads else [each]
        if flow.need(_height(flow, led)):
            draw_lines(flow, [line(CONTINUED.format(step.number, step.title), Emphasis.QUIET)])
        draw_table(flow, each.columns, each.rows)
    flow.y += PAD_Y
    draw_rule(flow)


def _height(flow: Flow, blocks: Iterable[_Block]) -> float:
    return sum(table_height(flow, each.columns, each.rows) for each in blocks)


def _blocks(flow: Flow, step: FormStep) -> Iterator[_Block]:
    """The title with the signature at its right, each question, each reason to stop."""
    title = (
        Span(f"{step.number} · {step.title}   ", Emphasis.STRONG),
        Span(step.say, Emphasis.QUIET),
    )
    signed: Cell = ((), line(SIGNED), *((line(WITNESS),) if step.witnessed else ()))
    columns = share(flow.width, ("", 0.0), ("", SIGNED_WIDTH))
    yield _Block(Columns(columns, size_of(flow), ruled=False), (((title,), signed),), leads=True)
    yield from _questions(flow, step.questions)
    if step.against:
        yield _stops(flow, step.against)


def _wide(flow: Flow, cell: Cell, *, leads: bool = False) -> _Block:
    columns = Columns(share(flow.width, ("", 0.0)), size_of(flow), ruled=False)
    return _Block(columns, ((cell,),), leads)


def _stops(flow: Flow, stops: Sequence[StopIf]) -> _Block:
    """In two columns about as high: nothing is said to be so, and each says what is done then."""
    lines = [_stop(each) for each in stops]
    room = flow.width / 2 - 2 * PAD_X
    rows = [len(flow.wrap(each, room, size_of(flow))) for each in lines]
    left = min(range(1, len(rows) + 1), key=lambda at: max(sum(rows[:at]), sum(rows[at:])))
    if left == len(rows):
        return _wide(flow, tuple(lines))
    columns = Columns(share(flow.width, ("", 0.0), ("", 0.0)), size_of(flow), ruled=False)
    return _Block(columns, ((tuple(lines[:left]), tuple(lines[left:])),))


def _stop(stop: StopIf) -> Line:
    """The number that stands beside boxes, the conditions that no box asks, what to do."""
    conditions = " · ".join(stop.conditions)
    word, mark = (CARE, Emphasis.WARN) if stop.care else (STOP, Emphasis.ALARM)
    sign = f"{stop.sign}{stop.number} {word}" if stop.number else word
    also = ", also" if stop.number and conditions else ""
    when = f" if {conditions}: " if conditions else ": "
    return (Span(f"{sign}{also}", mark), Span(when), Span(stop.act, Emphasis.STRONG))


def _ticked(flow: Flow, boxes: Sequence[FormBox]) -> _Block:
    """Boxes in as many columns as take the least room, read row by row."""
    found = [
        block
        for beside in range(min(MOST, len(boxes)), 0, -1)
        if (block := _in_columns(flow, boxes, beside))
    ]
    return min(found, key=lambda each: _height(flow, [each]))


def _in_columns(flow: Flow, boxes: Sequence[FormBox], beside: int) -> _Block | None:
    """The boxes in so many columns; ``None`` where one would take more rows than it may."""
    room = flow.width / beside - BOX_WIDTH - 2 * PAD_X
    if beside > 1 and any(_rows(flow, each, room) > ROWS for each in boxes):
        return None
    empty: Cell = ((),)
    rows = []
    for at in range(0, len(boxes), beside):
        cells = [cell for each in boxes[at : at + beside] for cell in _box(each)]
        rows.append((*cells, *[empty] * (2 * beside - len(cells))))
    columns = _box_columns(flow.width, beside)
    return _Block(Columns(columns, size_of(flow), ruled=False), tuple(rows))


def _box_columns(width: float, beside: int) -> tuple[PaperColumn, ...]:
    return share(width, *(("", BOX_WIDTH), ("", 0.0)) * beside)


def _box(box: FormBox) -> tuple[Cell, Cell]:
    return (line(BOX),), (_words(box),)


def _words(box: FormBox) -> Line:
    """What the box is for, and behind it what follows where it is ticked."""
    if not box.signs:
        return line(box.label)
    forbids = SIGN in box.signs or box.letter not in (None, COUNTS)
    mark = Emphasis.ALARM if forbids else Emphasis.WARN
    return (Span(f"{box.label} "), Span(box.signs.replace(" ", NO_BREAK), mark))


def _rows(flow: Flow, box: FormBox, room: float) -> int:
    return len(flow.wrap(_words(box), room, size_of(flow)))


def _questions(flow: Flow, questions: Sequence[FormQuestion]) -> Iterator[_Block]:
    """Boxes in fixed columns; what is written stands in lines, none broken before its room."""
    row: Line = ()
    dated: FormQuestion | None = None
    for each, follows in zip_longest(questions, questions[1:]):
        if each is dated:
            continue
        if row and (each.boxes or not each.beside):
            yield _written(flow, row)
            row = ()
        if not each.boxes:
            row = (*row, *((Span(APART),) if row else ()), *_asked(each))
            continue
        dated = follows if follows and follows.dates and len(each.boxes) <= BESIDE else None
        if _fit(flow, each.boxes, dated):
            yield _in_one_row(flow, each, dated)
        else:
            dated = None
            yield _wide(flow, ((Span(f"{each.label}:", Emphasis.STRONG),),), leads=True)
            yield _ticked(flow, each.boxes)
    if row:
        yield _written(flow, row)


def _fit(flow: Flow, boxes: Sequence[FormBox], dated: FormQuestion | None) -> bool:
    """Whether all boxes have room in one row beside their question."""
    if len(boxes) > MOST:
        return False
    rooms = [each.width - 2 * PAD_X for each in _beside(flow.width, len(boxes), dated)[2::2]]
    most = ROWS_OF_TEST if dated else ROWS
    return all(_rows(flow, *each) <= most for each in zip(boxes, rooms, strict=False))


def _beside(width: float, boxes: int, dated: FormQuestion | None) -> tuple[PaperColumn, ...]:
    """The question, the boxes beside it, and where the day is asked, room for it.

    The answers of a test are short at first: normal, abnormal, not done or no report.
    """
    if dated is None:
        label = LABEL if boxes >= BESIDE else WIDE_LABEL
        return share(width, ("", label), *(("", BOX_WIDTH), ("", 0.0)) * boxes)
    words = ((width - TEST - DATE) * each - BOX_WIDTH for each in SHARES)
    columns = (column for each in words for column in (("", BOX_WIDTH), ("", each)))
    return share(width, ("", TEST), *columns, ("", DATE))


def _in_one_row(flow: Flow, question: FormQuestion, dated: FormQuestion | None) -> _Block:
    """The question, its boxes, and the room for the date of what they tell."""
    columns = _beside(flow.width, len(question.boxes), dated)
    empty: Cell = ((),)
    boxes = [cell for each in question.boxes for cell in _box(each)]
    label: Line = (Span(f"{question.label}:", Emphasis.STRONG),)
    cells = [(label,), *boxes, *[empty] * (len(columns) - 1 - len(boxes))]
    if dated:
        # Where somebody writes, there is a gap above the line.
        cells = [((), *each) if each != empty else each for each in cells]
        cells[-1] = ((), line(f"on {dated.room}"))
    return _Block(Columns(columns, size_of(flow), ruled=False), (cells,))


def _written(flow: Flow, row: Line) -> _Block:
    """A line with room for a pen has a gap above it."""
    return _wide(flow, ((), row) if WRITTEN in text_of(row) else (row,))


def _asked(question: FormQuestion) -> Line:
    label, room = f"{question.label}: ", question.room or ""
    if question.beside:
        label, room = label.replace(" ", NO_BREAK), room.replace(" ", NO_BREAK)
    return Span(label, Emphasis.STRONG), Span(room)
