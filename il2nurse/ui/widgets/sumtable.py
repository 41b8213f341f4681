"""The sum: every line of a calculation with what it is, how it was reached, the result."""

import re
from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from il2nurse.readable.pharmacy.sum_lines import SumLine
from il2nurse.ui.look.tones import Mark
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.label import Label, rule

_LINE = 30
_WHAT = 150
# A name of three words in one line, where the rest has as much beside it.
_WHAT_EASY = 186
_HOW = 240
# A name in one line is worth less than how a line was reached in one or two.
_HOW_AT_EASE = 400
_RESULT = 130
_HEADS = ("What", "How", "Result")
_UNIT = re.compile(r"(\d) (?=[A-Za-z%])")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def bound(text: str) -> str:
    """The text with each number bound to the unit behind it, so that no line ends between them."""
    return _UNIT.sub("\\1\N{NO-BREAK SPACE}", text)


class SumTable(Card):
    """Lines under each other; what is drawn up stands out, what is judged has a chip."""

    def __init__(self, heading: str = "Calculation", parent: QWidget | None = None) -> None:
        super().__init__(heading, parent)
        self._panel = QWidget()
        self.body.addWidget(self._panel)
        self._large: frozenset[str] = frozenset()
        self._marks: Mapping[str, Mark] = {}
        self._results: list[Label] = []
        self._widest = self._longest = 0

    def set_large(self, whats: Collection[str]) -> None:
        """Write the results of these lines large."""
        self._large = frozenset(whats)

    def set_marks(self, marks: Mapping[str, Mark]) -> None:
        """Show a chip after how these lines were reached."""
        self._marks = dict(marks)

    def show_lines(self, lines: Sequence[SumLine]) -> None:
        """Show these lines in place of the ones before."""
        old, self._panel = self._panel, QWidget()
        self.body.replaceWidget(old, self._panel)
        old.deleteLater()
        self._results, self._widest, self._longest = [], 0, _WHAT
        grid = QGridLayout(self._panel)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.setColumnStretch(1, 1)
        for column, head in enumerate(_HEADS):
            label = Label(head, "head")
            if head == "Result":
                label.setAlignment(_RIGHT)
            grid.addWidget(label, 0, column)
        for at, line in enumerate(lines):
            self._add(grid, 2 * at + 1, line)
            grid.addWidget(rule(), 2 * at + 2, 0, 1, len(_HEADS))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have the room for results in one line."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Results, then names, in one line each where the rest has room beside them."""
        fits = self._widest + _WHAT + _HOW <= self.width()
        grid = self._panel.layout()
        if isinstance(grid, QGridLayout):
            roomy = self._widest + self._longest + _HOW_AT_EASE <= self.width()
            easy = self._widest + _WHAT_EASY + _HOW <= self.width()
            usual = min(_WHAT_EASY, self._longest) if easy else _WHAT
            grid.setColumnMinimumWidth(0, self._longest if roomy else usual)
        for label in self._results:
            label.setMinimumWidth(max(self._widest, _RESULT) if fits else _RESULT)

    def _add(self, grid: QGridLayout, row: int, line: SumLine) -> None:
        grid.setRowMinimumHeight(row, _LINE)
        result = Label(line.answer, "sum large" if line.what in self._large else "sum result")
        result.setAlignment(_RIGHT)
        result.ensurePolished()
        self._widest = max(self._widest, result.sizeHint().width())
        what, how = Label(line.what, "sum"), Label(bound(line.how), "sum").set_wrapping()
        what.ensurePolished()
        self._longest = max(self._longest, what.sizeHint().width())
        what.set_wrapping()
        # Where there is little room each goes on below, and no word of it is cut.
        for cell, least in ((result.set_wrapping(), _RESULT), (what, 110), (how, 150)):
            cell.setMinimumWidth(least)
        self._results.append(result)
        what.setAccessibleName(f"{line.what}: {line.how}, {line.answer}")
        grid.addWidget(what, row, 0)
        grid.addWidget(result, row, 2)
        marked = self._marks.get(line.what)
        if not marked:
            grid.addWidget(how, row, 1)
            return
        told = QHBoxLayout()
        told.addWidget(how, 1)
        told.addWidget(Chip(marked, self._panel))
        grid.addLayout(told, row, 1)
