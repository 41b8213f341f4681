"""The rows of a table of results: how each stands, and a button on each that is to be confirmed."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.rules.labs.preview import Preview, ReadRow
from il2nurse.readable.wording import Wording
from il2nurse.ui.labs.import_rows import COLUMNS, ODD, STATE, import_row
from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.table import Table

RIGHT: Final = "It is right"
KEY: Final = "Alt+R"
FEWEST: Final = 290


class ImportTable(Table):
    """An unusual value is confirmed on its row, by its button; Alt+R presses the first."""

    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__("import_rows", "Rows of the table")
        self.say_empty("No row was read yet. Paste a table above.")
        self.set_columns(COLUMNS)
        self.setMinimumHeight(FEWEST)
        self.hide()
        self.sure: frozenset[int] = frozenset()
        self._found: Preview | None = None
        self._words: Wording | None = None
        self.chosen.connect(self._confirm)

    @property
    def asked(self) -> list[ReadRow]:
        """The rows of which nobody said yet that the value is right."""
        found = self._found.notices if self._found else ()
        return [row for row in found if row.line not in self.sure]

    def show_preview(self, found: Preview | None, words: Wording) -> None:
        """Show each row with what would become of it."""
        self._found, self._words = found, words
        rows = sorted(found.rows if found else (), key=_after)
        self.show_rows([import_row(each, words, sure=each.line in self.sure) for each in rows])
        self.setVisible(bool(rows))
        first, asked = True, {row.line for row in self.asked}
        for row in rows:
            asking = self._asking(row.line, first=first) if row.line in asked else None
            self.place(str(row.line), STATE, asking)
            first = first and asking is None

    def _asking(self, line: int, *, first: bool) -> QWidget:
        """How the row stands, as on every row, and below it the button that confirms it."""
        held = QWidget()
        held.setProperty("ground", "surface")
        column = QVBoxLayout(held)
        column.setContentsMargins(sizes.GAP, sizes.TIGHT, sizes.GAP, sizes.TIGHT)
        column.setSpacing(sizes.TIGHT)
        chip = Chip(parent=held)
        chip.show_mark(ODD)
        for part in (chip, self._button(line, first=first)):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        return held

    def _button(self, line: int, *, first: bool) -> Action:
        made = Action(f"confirm_line_{line}", RIGHT)
        made.set_small()
        made.setAccessibleName(f"{RIGHT}: line {line}")
        if first:
            made.set_key(KEY)
        made.clicked.connect(partial(self._confirm, str(line)))
        return made

    def _confirm(self, line: str) -> None:
        if self._words is None or int(line) not in {row.line for row in self.asked}:
            return
        self.sure |= {int(line)}
        self.show_preview(self._found, self._words)
        self.setFocus()
        if asked := self.asked:
            self.select(str(asked[0].line))
        self.confirmed.emit()


def _after(row: ReadRow) -> int:
    """What is wrong first, then what is to be confirmed: it is not to be looked for."""
    return 0 if row.problem else 1 if row.notice else 2
