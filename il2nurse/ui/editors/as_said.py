"""Values typed as people say them: a pressure "85/40", a temperature "three six eight"."""

from collections.abc import Mapping

from il2nurse.domain.regimen.complete_numbers import with_mark
from il2nurse.domain.regimen.vocabulary import DIASTOLIC, SYSTOLIC, TEMPERATURE
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.editors.number import NumberEditor

STROKE = "/"


def join_pressures(editors: Mapping[str, Editor]) -> None:
    """Let a stroke in the systolic line go on in the diastolic one, where a form asks both."""
    upper, lower = editors.get(SYSTOLIC.id), editors.get(DIASTOLIC.id)
    if isinstance(upper, NumberEditor) and isinstance(lower, NumberEditor):
        upper.line.typed.connect(lambda text: _divide(text, upper, lower))
        lower.line.typed.connect(lambda text: _drop_stroke(text, lower))


def _divide(text: str, upper: NumberEditor, lower: NumberEditor) -> None:
    """Nothing is guessed: what stands before the stroke stays, what stands behind it moves."""
    if STROKE not in text or lower.on_file:
        return
    before, _, behind = text.partition(STROKE)
    upper.set_answer(before.strip())
    if behind.strip():
        lower.set_answer(behind.strip())
    lower.focus(anew=not behind.strip())


def _drop_stroke(text: str, lower: NumberEditor) -> None:
    """The keyboard went on already when the stroke was typed."""
    if text.startswith(STROKE):
        lower.set_answer(text.removeprefix(STROKE))


def join_temperature(editors: Mapping[str, Editor]) -> None:
    """Write the mark where no other temperature can be meant; it is seen as it is typed."""
    editor = editors.get(TEMPERATURE.id)
    if isinstance(editor, NumberEditor):
        editor.line.typed.connect(lambda text: _mark(text, editor))


def _mark(text: str, editor: NumberEditor) -> None:
    marked = with_mark(editor.field, text)
    if marked is not None:
        editor.set_answer(marked)
