"""Two questions side by side, such as a result and its date."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from il2nurse.ui.editors.choosing import ChoosingEditor
from il2nurse.ui.editors.date import DateEditor
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.look import sizes


def pair_of(editors: Sequence[Editor]) -> QWidget:
    """One row; where one has a hint, the other begins as low."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(sizes.ROOM)
    hinted = any(editor.field.hint for editor in editors)
    for editor in editors:
        wide = 5 if isinstance(editor, ChoosingEditor) else 2
        row.addWidget(editor, wide, Qt.AlignmentFlag.AlignTop)
        if isinstance(editor, DateEditor):
            editor.set_narrow()
        if hinted and not editor.field.hint:
            editor.hint.setText(" ")
            editor.hint.show()
    return pair
