"""A set of short answers in a few rows, such as vital signs."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.look import sizes

IN_A_ROW = 5
# More than two rows of five stand in wider cells: three rows of four.
MANY, IN_A_LONG_ROW = 10, 4


class EditorGrid(QFrame):
    """Compact editors side by side; what is said about any of them stands below all."""

    changed = Signal()

    def __init__(self, editors: Sequence[Editor], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editors: Mapping[str, Editor] = {each.field.id: each for each in editors}
        cells = QGridLayout()
        cells.setHorizontalSpacing(sizes.SPACE)
        cells.setVerticalSpacing(sizes.GAP)
        below = QVBoxLayout()
        below.setSpacing(sizes.TIGHT)
        columns = IN_A_LONG_ROW if len(editors) > MANY else even(len(editors))
        for at, editor in enumerate(editors):
            editor.set_compact()
            editor.changed.connect(self.changed)
            cells.addWidget(editor, at // columns, at % columns, Qt.AlignmentFlag.AlignTop)
            below.addWidget(editor.messages)
        for column in range(columns):
            cells.setColumnStretch(column, 1)
            cells.setColumnMinimumWidth(column, 100)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(sizes.GAP)
        outer.addLayout(cells)
        outer.addLayout(below)


def even(count: int) -> int:
    """In how many columns they stand in rows that are alike: six in two rows of three."""
    rows = -(-count // IN_A_ROW)
    return -(-count // max(rows, 1)) if rows > 1 else IN_A_ROW
