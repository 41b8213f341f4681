"""What stands side by side: two questions, as a result and its date, and two columns of a form."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.ui.editors.choosing import ChoosingEditor
from il2nurse.ui.editors.date import DateEditor
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.look import sizes
from il2nurse.ui.qt.next_turn import NextTurn

# Two columns, each as wide as a dialog beside the page.
WIDE = 1200


class Pair(QWidget):
    """Questions in one row: where the hint of one takes two lines, the other begins as low."""

    def __init__(self, editors: Sequence[Editor]) -> None:
        super().__init__()
        self._hints = [editor.hint for editor in editors]
        self._turn = NextTurn(self, self._level)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width gives the hints another height."""
        super().resizeEvent(event)
        self._turn.start()

    def _level(self) -> None:
        shown = [hint for hint in self._hints if not hint.isHidden()]
        high = max((hint.heightForWidth(hint.width()) for hint in shown), default=0)
        for hint in shown:
            hint.setMinimumHeight(high)


def pair_of(editors: Sequence[Editor]) -> QWidget:
    """One row; where one has a hint, the other begins as low."""
    pair = Pair(editors)
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


class TwoColumns(QWidget):
    """The first column, and from a question on the second; read and answered in this order."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(sizes.ROOM)
        self._columns = (QVBoxLayout(), QVBoxLayout())
        for column in self._columns:
            column.setSpacing(sizes.ROOM)
            self._row.addLayout(column, 1)

    def add(self, block: QWidget, *, second: bool) -> None:
        """Put the next block into its column."""
        self._columns[second].addWidget(block)

    def close_columns(self) -> None:
        """Each column stands at its top."""
        for column in self._columns:
            column.addStretch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where both have room."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        wide = self.width() >= WIDE
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)


def in_two_columns(form: QWidget, second: QWidget) -> None:
    """What the form has from ``second`` on stands at the right, where there is the width."""
    column, columns, right = form.layout(), TwoColumns(), False
    if column is None:
        return
    while item := column.takeAt(0):
        if (part := item.widget()) is None:
            continue
        right = right or part is second or part.isAncestorOf(second)
        columns.add(part, second=right)
    columns.close_columns()
    column.addWidget(columns)
