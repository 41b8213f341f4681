"""The few figures of a dose that have to be read from a distance."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.wrap_row import WrapRow

NONE = ("", "")
# The dose, and what is set or drawn up by hand.
LARGEST = 2


class FigureCard(Card):
    """Small titles above large figures, side by side, two of them the largest; a chip below."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._figures = [_Figure("title" if at < LARGEST else "large") for at in range(count)]
        self._chip = Chip(parent=self)
        row = WrapRow()
        row.setSpacing(sizes.MARGIN)
        for figure in self._figures:
            row.addWidget(figure)
        self.body.addLayout(row)
        self.body.addWidget(self._chip)

    def show_figures(self, figures: Sequence[tuple[str, str]], mark: Mark | None = None) -> None:
        """Show these titles and figures; places that are left over are hidden."""
        for at, figure in enumerate(self._figures):
            figure.setVisible(at < len(figures))
            figure.show_value(*(figures[at] if at < len(figures) else NONE))
        if mark:
            self._chip.show_mark(mark)


class _Figure(QWidget):
    """A small title above one figure."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._title = Label(role="key")
        self._value = Label(role=role)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._value)

    def show_value(self, title: str, value: str) -> None:
        self._title.setText(title)
        self._value.setText(value)
        self.setAccessibleName(f"{title}: {value}")
