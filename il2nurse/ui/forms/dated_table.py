"""Results with their dates as one table: test, result, done on, how long good, new result."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from il2nurse.ui.editors.date import DateEditor
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.look import labels, sizes
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.scrolling import DIVIDED

TEST, RESULT, DONE_ON, AGE, NEW = range(5)
STRETCH = (5, 4, 0, 4, 0)
# Wide enough for “good until 27-Nov-2026”, and for the longest word of a test's name.
AGE_WIDE = 144
TEST_WIDE = 92
NARROW = 740
Pair = tuple[Editor, Editor]
Row = tuple[Editor, ...]


class DatedTable(QFrame):
    """One row for each pair; what is said about it stands below its row.

    A row on file says the result, its date, its age and until when it is good, and asks anew by one
    button for both. Of two numbers without a date each has a row of its own.
    """

    def __init__(self, pairs: Sequence[Pair]) -> None:
        super().__init__()
        self.setProperty(DIVIDED, True)
        self._rows: list[tuple[Row, Action]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(sizes.SPACE)
        self._grid.setVerticalSpacing(sizes.TIGHT)
        for at, wide in enumerate(STRETCH):
            self._grid.setColumnStretch(at, wide)
        self._grid.setColumnMinimumWidth(AGE, AGE_WIDE)
        self._grid.setColumnMinimumWidth(TEST, TEST_WIDE)
        self._narrow = False
        self._ages: dict[int, Label] = {}
        self._head = Label("Age", "key")
        for at, head in enumerate(
            (Label("Test", "key"), Label("Result", "key"), Label("Done on", "key"), self._head)
        ):
            self._grid.addWidget(head, 0, at)
        row = 1
        for pair in pairs:
            dated = isinstance(pair[1], DateEditor)
            for together in (pair,) if dated else tuple((each,) for each in pair):
                self._add(together, row)
                row += 3

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the age stands below its date."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self._head.setVisible(not narrow)
            self._grid.setColumnMinimumWidth(AGE, 0 if narrow else AGE_WIDE)
            self._grid.setColumnStretch(AGE, 0 if narrow else STRETCH[AGE])
            for at, age in self._ages.items():
                row, column = (at + 1, DONE_ON) if narrow else (at, AGE)
                self._grid.addWidget(age, row, column)

    def _add(self, together: Row, row: int) -> None:
        first, dates = together[0], together[1:]
        new = Action(f"new_{first.field.id}", labels.NEW_RESULT)
        new.set_small()
        new.setAccessibleName(f"New result for {first.field.label}")
        new.clicked.connect(lambda: _ask_anew(together))
        new.hide()
        self._rows.append((together, new))
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(_named(first), row, TEST, middle)
        self._grid.addWidget(first, row, RESULT, middle)
        for date in dates:
            date.label.hide()
            self._grid.addWidget(date, row, DONE_ON, middle)
            if isinstance(date, DateEditor):
                self._ages[row] = date.give_age()
                self._grid.addWidget(self._ages[row], row, AGE)
        self._grid.addWidget(new, row, NEW, middle)
        below = QVBoxLayout()
        below.setSpacing(sizes.TIGHT)
        self._grid.addLayout(below, row + 2, 0, 1, NEW + 1)
        for editor in together:
            editor.set_in_row()
            below.addWidget(editor.messages)
            editor.changed.connect(self._show_new)
            editor.filed.connect(self._show_new)

    def _show_new(self) -> None:
        for together, new in self._rows:
            new.setVisible(any(editor.on_file for editor in together))


def _named(editor: Editor) -> QWidget:
    """The question and its hint, one below the other."""
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    editor.label.set_role("strong")
    editor.hint.set_role("small")
    column.addWidget(editor.label)
    column.addWidget(editor.hint)
    return cell


def _ask_anew(together: Row) -> None:
    """A new result has a new date."""
    for editor in reversed(together):
        if editor.on_file:
            editor.open_anew()


def rows_of_table(editors: Sequence[Editor]) -> Iterator[Pair]:
    """The editors two by two."""
    yield from zip(editors[::2], editors[1::2], strict=True)
