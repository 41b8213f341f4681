"""A step as a form asks it: what is ticked or written, what forbids to go on, who signs."""

from collections.abc import Iterable, Iterator
from typing import Final

from il2nurse.domain.values.text import Emphasis, Line, Span, line, text_of
from il2nurse.readable.downtime.form_steps import APART, NO_BREAK, FormQuestion, FormStep
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.tables import PAD_Y, Columns, draw_rule, draw_table, share

# Large enough for the bedside, small enough for six pages.
SIZE: Final = 9.0
# The first two blocks stay together, and so do the last two.
ENDS: Final = 4
WRITTEN: Final = "__"
SIGNED: Final = "at ___:___   by ________________"
SIGNED_BY_TWO: Final = f"{SIGNED}   witness ________________"


def draw_step(flow: Flow, step: FormStep) -> None:
    """What is asked, what forbids to go on, and at the end who signs; a page ends between them."""
    columns = Columns(share(flow.width, ("", 0.0)), SIZE, ruled=False)
    flow.y += PAD_Y
    draw_table(flow, columns, ([tuple(each)] for each in _together(_blocks(step))))
    flow.y += PAD_Y
    draw_rule(flow)


def _together(blocks: list[list[Line]]) -> list[list[Line]]:
    """The title with what follows it, and the signature with what it is for."""
    if len(blocks) < ENDS:
        return [[each for block in blocks for each in block]]
    first, second, *middle, before, last = blocks
    return [[*first, *second], *middle, [*before, *last]]


def _blocks(step: FormStep) -> list[list[Line]]:
    """The title, each line of questions, each reason to stop, the signature; none is broken."""
    title = (
        Span(f"{step.number} · {step.title}   ", Emphasis.STRONG),
        Span(step.say, Emphasis.QUIET),
    )
    questions = [
        [*([()] if WRITTEN in text_of(asked) else []), asked]
        for asked in _side_by_side(step.questions)
    ]
    against: list[list[Line]] = [
        [(Span("Stop here: ", Emphasis.WARN), Span(each))] for each in step.against
    ]
    signed = line(SIGNED_BY_TWO if step.witnessed else SIGNED)
    return [[title], *questions, *against, [(), signed]]


def _side_by_side(questions: Iterable[FormQuestion]) -> Iterator[Line]:
    """The lines of the questions; none is broken between a short question and its room."""
    row: Line = ()
    for each in questions:
        if row and not each.beside:
            yield row
            row = ()
        row = (*row, *((Span(APART),) if row else ()), *_asked(each))
    if row:
        yield row


def _asked(question: FormQuestion) -> Line:
    label, room = f"{question.label}: ", question.room
    if question.beside:
        label, room = label.replace(" ", NO_BREAK), room.replace(" ", NO_BREAK)
    return Span(label, Emphasis.STRONG), Span(room)
