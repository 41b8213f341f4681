"""The kinds of intake and output as buttons, each with its letter."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from il2nurse.domain.record.chart.fluids import FLUID_KINDS, Direction, FluidKind
from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.wrap_row import WrapRow

HEADS: Final[tuple[tuple[Direction, str, int], ...]] = (
    ("in", "Intake", 2),
    ("out", "Output", 2),
)
WIDTH: Final = 165


class Kinds(QWidget):
    """A button for each kind; letters press them while the keyboard is here."""

    chosen = Signal()

    def __init__(self, kinds: Iterable[FluidKind] = FLUID_KINDS) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("kind")
        self.setAccessibleName("Kind of intake or output")
        self.kind: FluidKind | None = None
        self._kinds = tuple(kind for kind in kinds if kind.letter)
        self._buttons: dict[str, Action] = {}
        self._group = QButtonGroup(self)
        row = WrapRow(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.GAP)
        blocks = [self._block(*head) for head in HEADS]
        # Of one height, so that they begin side by side.
        high = max(block.sizeHint().height() for block in blocks)
        for block in blocks:
            block.setMinimumHeight(high)
            row.addWidget(block)

    def choose(self, kind: FluidKind | None) -> None:
        """Choose one kind and no other, or none."""
        self.kind = kind
        self._group.setExclusive(False)
        for word, button in self._buttons.items():
            button.setChecked(kind is not None and word == kind.id)
        self._group.setExclusive(True)
        if kind is not None:
            self.chosen.emit()

    def choose_by_id(self, word: str) -> None:
        """Choose the kind of this id; none where there is no such."""
        self.choose(next((kind for kind in self._kinds if kind.id == word), None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter chooses its kind."""
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        letter = event.text().upper()
        found = next((kind for kind in self._kinds if plain and kind.letter == letter), None)
        if found is None:
            super().keyPressEvent(event)
        else:
            self.choose(found)

    def _block(self, direction: Direction, head: str, columns: int) -> QWidget:
        block = QWidget()
        grid = QGridLayout(block)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(sizes.GAP)
        grid.setVerticalSpacing(sizes.TIGHT)
        grid.addWidget(Label(head, "heading"), 0, 0)
        mine = [kind for kind in self._kinds if kind.direction == direction]
        high = -(-len(mine) // columns)
        for at, kind in enumerate(mine):
            grid.addWidget(self._button(kind), 1 + at % high, at // high)
        grid.setRowStretch(1 + high, 1)
        return block

    def _button(self, kind: FluidKind) -> Action:
        button = Action(f"kind_{kind.id}", kind.label)
        button.show_key(kind.letter or "")
        button.setCheckable(True)
        button.setFixedWidth(WIDTH)
        button.setAutoExclusive(True)
        self._group.addButton(button)
        button.clicked.connect(self._pressed)
        self._buttons[kind.id] = button
        return button

    def _pressed(self) -> None:
        name = self.sender().objectName().removeprefix("kind_")
        self.choose_by_id(name)
