"""Chips side by side, filled anew whenever what they show has changed."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout

from il2nurse.ui.look.tones import Mark
from il2nurse.ui.widgets.chip import Chip


class ChipRow(QHBoxLayout):
    """A row of chips from the left, with the rest left empty."""

    def show_marks(self, marks: Iterable[Mark]) -> None:
        """Show these marks and no others."""
        while (item := self.takeAt(0)) is not None:
            chip = item.widget()
            if chip is not None:
                chip.deleteLater()
        for mark in marks:
            self.addWidget(Chip(mark, self.parentWidget()))
        self.addStretch()
