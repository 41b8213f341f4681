"""Boxes for the groups of a recovery sheet: five letters each, then comes the next one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from il2nurse.domain.values.recovery_key import GROUP, tidy
from il2nurse.ui.editors.line import Line
from il2nurse.ui.look import fonts, sizes
from il2nurse.ui.widgets.label import Label

WIDTH: Final = 118
ACROSS: Final = 3


class SheetGroups(QWidget):
    """One box for each number; ``filled`` comes once all are full.

    What is pasted or scanned into a box goes on into the next ones. Small letters, blanks and
    dashes do not matter. Nothing of it is kept as a draft.
    """

    filled = Signal()

    def __init__(self, name: str, numbers: Sequence[int], across: int = ACROSS) -> None:
        super().__init__()
        self._name, self._across = name, across
        self._boxes: dict[int, Line] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(sizes.GAP)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.ask(numbers)

    def ask(self, numbers: Sequence[int]) -> None:
        """Ask for these groups, in empty boxes."""
        while taken := self._grid.takeAt(0):
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        self._boxes = {number: self._box(number) for number in numbers}
        for at, (number, box) in enumerate(self._boxes.items()):
            row, column = divmod(at, self._across)
            said = f"Group {number}" if len(numbers) <= self._across else str(number)
            self._grid.addWidget(Label(said, "muted"), row, 2 * column)
            self._grid.addWidget(box, row, 2 * column + 1)
        self.setFocusProxy(next(iter(self._boxes.values())))

    def typed(self) -> dict[int, str]:
        """What stands in each box."""
        return {number: box.text() for number, box in self._boxes.items()}

    def box(self, number: int) -> Line:
        """The box of this group."""
        return self._boxes[number]

    def clear(self) -> None:
        """Empty every box, and begin with the first."""
        for box in self._boxes.values():
            box.clear()
        self.setFocus()

    @property
    def full(self) -> bool:
        """Whether every box holds a whole group."""
        return all(len(box.text()) == GROUP for box in self._boxes.values())

    def focus_open(self) -> None:
        """The keyboard goes to the first box that is not full."""
        boxes = list(self._boxes.values())
        next((box for box in boxes if len(box.text()) != GROUP), boxes[-1]).setFocus()

    def _box(self, number: int) -> Line:
        box = Line(f"{self._name}_{number}", f"Group {number} of the recovery sheet")
        box.setFont(fonts.bold(sizes.TITLE))
        box.setFixedWidth(WIDTH)
        box.typed.connect(lambda text: self._spread(number, text))
        return box

    def _spread(self, number: int, text: str) -> None:
        """The letters of one box; what it has no room for goes into the following ones."""
        letters, box = tidy(text), self._boxes[number]
        at = len(tidy(text[: box.cursorPosition()]))
        box.setText(letters[:GROUP])
        box.setCursorPosition(min(at, GROUP))
        if len(letters) < GROUP:
            return
        after = [each for each in self._boxes if each > number]
        if after:
            self._boxes[after[0]].setFocus()
            if rest := letters[GROUP:]:
                self._spread(after[0], rest)
        if self.full:
            self.filled.emit()
