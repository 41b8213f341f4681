"""Chips beside each other."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.wrap_row import WrapRow


class Chips(QWidget):
    """A row of chips that changes with what is counted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[Mark, ...] = ()
        self._row = WrapRow(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(sizes.GAP)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is shown."""
        return self._marks

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show these chips in place of the ones before."""
        if tuple(marks) == self._marks:
            return
        self._marks = tuple(marks)
        for chip in self.findChildren(Chip):
            self._row.removeWidget(chip)
            chip.setParent(None)
            chip.deleteLater()
        for mark in self._marks:
            self._row.addWidget(Chip(mark, self))
        self.setAccessibleName(", ".join(mark.word for mark in self._marks))
