"""A temperature typed as it is said, "three six eight": the decimal mark stands by itself."""

from collections.abc import Mapping

from il2nurse.domain.regimen.complete_numbers import with_mark
from il2nurse.domain.regimen.vocabulary import TEMPERATURE
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.editors.number import NumberEditor


def join_temperature(editors: Mapping[str, Editor]) -> None:
    """Write the mark where no other temperature can be meant; it is seen as it is typed."""
    editor = editors.get(TEMPERATURE.id)
    if isinstance(editor, NumberEditor):
        editor.line.typed.connect(lambda text: _mark(text, editor))


def _mark(text: str, editor: NumberEditor) -> None:
    marked = with_mark(editor.field, text)
    if marked is not None:
        editor.set_answer(marked)
