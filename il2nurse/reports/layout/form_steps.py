"""A step as a form asks it: what is ticked or written, what forbids to go on, who signs."""

from collections.abc import Iterable, Iterator
from typing import Final

from il2nurse.domain.values.text import Emphasis, Line, Span, line, text_of
from il2nurse.readable.downtime.form_steps import APART, NO_BREAK, FormQuestion, FormStep

WRITTEN: Final = "__"
SIGNED: Final = "at ___:___   by ________________"
SIGNED_BY_TWO: Final = f"{SIGNED}   witness ________________"


def step_lines(step: FormStep) -> Iterator[Line]:
    """What is asked, what forbids to go on, and at the end who signs."""
    yield Span(f"{step.number} · {step.title}   ", Emphasis.STRONG), Span(step.say, Emphasis.QUIET)
    for asked in _side_by_side(step.questions):
        yield from ((), asked) if WRITTEN in text_of(asked) else (asked,)
    for each in step.against:
        yield Span("Stop here: ", Emphasis.WARN), Span(each)
    yield ()
    yield line(SIGNED_BY_TWO if step.witnessed else SIGNED)


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
