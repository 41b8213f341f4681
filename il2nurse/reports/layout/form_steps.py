"""A step as a form asks it: what is ticked or written, what forbids to go on, who signs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.values.text import Emphasis, Line, Span, line, text_of
from il2nurse.readable.downtime.form_steps import APART, NO_BREAK, FormQuestion, FormStep
from il2nurse.readable.downtime.stop_if import StopIf
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

# Large enough for the bedside, small enough for few pages.
SIZE: Final = 9.0
WRITTEN: Final = "__"
SIGNED: Final = "at ___:___   by ________________"
SIGNED_BY_TWO: Final = f"{SIGNED}   witness ________________"
BOX: Final = "[\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}]"
BOX_WIDTH: Final = 22.0
# Boxes of which all have room beside their question stand in one row with it.
BESIDE: Final = 3
ROWS: Final = 2
LABEL: Final = 140.0
WORD: Final = 46.0
STOP_IF: Final = "STOP if"
STOP_IF_ANY: Final = "STOP if any of these is so: "


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows that stand together under the same columns."""

    columns: Columns
    rows: tuple[Sequence[Cell], ...]


def height_of(flow: Flow, step: FormStep) -> float:
    """What a step takes; a heading above it stays with it."""
    blocks = _blocks(flow, step)
    return sum(table_height(flow, each.columns, each.rows) for each in blocks) + 2 * PAD_Y


def draw_step(flow: Flow, step: FormStep) -> None:
    """What is asked, what forbids to go on, and at the end who signs; on one page where it fits."""
    flow.need(height_of(flow, step))
    flow.y += PAD_Y
    for each in _blocks(flow, step):
        draw_table(flow, each.columns, each.rows)
    flow.y += PAD_Y
    draw_rule(flow)


def _blocks(flow: Flow, step: FormStep) -> Iterator[_Block]:
    """The title, each question, each reason to stop, the signature."""
    title = (
        Span(f"{step.number} · {step.title}   ", Emphasis.STRONG),
        Span(step.say, Emphasis.QUIET),
    )
    yield _wide(flow, (title,))
    yield from _questions(flow, step.questions)
    for stop in step.against:
        yield from _stop(flow, stop)
    yield _wide(flow, ((), line(SIGNED_BY_TWO if step.witnessed else SIGNED)))


def _wide(flow: Flow, cell: Cell) -> _Block:
    return _Block(Columns(share(flow.width, ("", 0.0)), SIZE, ruled=False), ((cell,),))


def _stop(flow: Flow, stop: StopIf) -> Iterator[_Block]:
    """Nothing is said to be so: each condition has its box, and beside it what is done then."""
    if len(stop.conditions) == 1:
        columns = share(flow.width, ("", WORD), ("", BOX_WIDTH), ("", 0.0), ("", 0.0))
        row = (
            _cell(STOP_IF, Emphasis.WARN),
            _cell(BOX),
            _cell(stop.conditions[0]),
            _cell(stop.act, Emphasis.STRONG),
        )
        yield _Block(Columns(columns, SIZE, ruled=False), (row,))
        return
    yield _wide(flow, ((Span(STOP_IF_ANY, Emphasis.WARN), Span(stop.act, Emphasis.STRONG)),))
    yield _ticked(flow, stop.conditions)


def _ticked(flow: Flow, texts: Sequence[str]) -> _Block:
    """Boxes in two columns, in three where all are short, in one where one is long."""
    third, half = (flow.width / beside - BOX_WIDTH - 2 * PAD_X for beside in (3, 2))
    beside = 2 if all(_rows(flow, each, half) <= ROWS for each in texts) else 1
    beside = 3 if all(_rows(flow, each, third) == 1 for each in texts) else beside
    pairs = [texts[at : at + beside] for at in range(0, len(texts), beside)]
    rows = tuple(
        tuple(cell for each in pair for cell in (_cell(BOX), _cell(each)))
        + (_cell(""),) * (2 * (beside - len(pair)))
        for pair in pairs
    )
    return _Block(Columns(_box_columns(flow.width, beside), SIZE, ruled=False), rows)


def _box_columns(width: float, beside: int) -> tuple[PaperColumn, ...]:
    return share(width, *(("", BOX_WIDTH), ("", 0.0)) * beside)


def _rows(flow: Flow, text: str, room: float) -> int:
    return len(flow.wrap(line(text), room, SIZE))


def _cell(text: str, mark: Emphasis = Emphasis.PLAIN) -> Cell:
    return (line(text, mark),) if text else ((),)


def _questions(flow: Flow, questions: Iterable[FormQuestion]) -> Iterator[_Block]:
    """Boxes in fixed columns; what is written stands in lines, none broken before its room."""
    row: Line = ()
    for each in questions:
        if row and (each.boxes or not each.beside):
            yield _written(flow, row)
            row = ()
        if not each.boxes:
            row = (*row, *((Span(APART),) if row else ()), *_asked(each))
        elif _fit(flow, each.boxes):
            yield _in_one_row(flow, each)
        else:
            yield _wide(flow, ((Span(f"{each.label}:", Emphasis.STRONG),),))
            yield _ticked(flow, each.boxes)
    if row:
        yield _written(flow, row)


def _fit(flow: Flow, boxes: Sequence[str]) -> bool:
    """Whether all boxes have room in one row beside their question."""
    room = (flow.width - LABEL) / BESIDE - BOX_WIDTH - 2 * PAD_X
    return len(boxes) <= BESIDE and all(_rows(flow, each, room) <= ROWS for each in boxes)


def _in_one_row(flow: Flow, question: FormQuestion) -> _Block:
    columns = share(flow.width, ("", LABEL), *(("", BOX_WIDTH), ("", 0.0)) * BESIDE)
    boxes = (*question.boxes, *[""] * (BESIDE - len(question.boxes)))
    row = (
        _cell(f"{question.label}:", Emphasis.STRONG),
        *(cell for each in boxes for cell in (_cell(BOX if each else ""), _cell(each))),
    )
    return _Block(Columns(columns, SIZE, ruled=False), (row,))


def _written(flow: Flow, row: Line) -> _Block:
    """A line with room for a pen has a gap above it."""
    return _wide(flow, ((), row) if WRITTEN in text_of(row) else (row,))


def _asked(question: FormQuestion) -> Line:
    label, room = f"{question.label}: ", question.room or ""
    if question.beside:
        label, room = label.replace(" ", NO_BREAK), room.replace(" ", NO_BREAK)
    return Span(label, Emphasis.STRONG), Span(room)
