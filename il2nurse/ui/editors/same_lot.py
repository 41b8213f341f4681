"""The offer that the vials still to be typed have the lot and expiry of the one above them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from il2nurse.ui.editors.vial_row import VialRow
from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.label import Label

SAME_LOT: Final = "Alt+S"


class SameLot(QFrame):
    """One press fills the empty vials; nothing is filled unless it is pressed.

    It is offered only where the vial above is whole and not expired. A key with Alt is sent by no
    scanner and is no letter of a lot. What was filled from a vial is emptied again where that vial
    is put right, so that a slip is not left standing in the others.
    """

    taken = Signal()

    def __init__(self, field: str) -> None:
        super().__init__()
        self._rows: Sequence[VialRow] = ()
        self._from: dict[VialRow, VialRow] = {}
        self.press = Action(f"same_{field}", "The same lot")
        self.press.set_small()
        self.press.set_key(SAME_LOT)
        self.press.clicked.connect(self._fill)
        self._told = Label().set_wrapping()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.GAP)
        row.addWidget(self.press)
        row.addWidget(self._told, 1)
        self.hide()

    def offer(self, rows: Sequence[VialRow]) -> None:
        """Offer lot and expiry of the vial above the first empty one, or nothing."""
        self._rows = rows
        model, empty = self._model(), self._empty()
        if model is not None:
            vials = _vials([row.number for row in empty])
            self.press.set_text(f"The same on {vials}")
            self._told.setText(model.told())
            self.press.setAccessibleName(f"The same on {vials}: {model.told()}")
        self.setVisible(model is not None)

    def edited(self, row: VialRow) -> None:
        """A vial was typed or put right: it is its own now, and what was filled from it is not."""
        self._from.pop(row, None)
        for filled in [each for each, model in self._from.items() if model is row]:
            del self._from[filled]
            filled.show_vial("", None)

    def forget(self) -> None:
        """Other vials are on show."""
        self._from.clear()

    def _fill(self) -> None:
        model = self._model()
        if model is None:
            return
        for row in self._empty():
            row.show_vial(*model.vial())
            self._from[row] = model
        self.taken.emit()

    def _empty(self) -> list[VialRow]:
        return [row for row in self._rows if not row.begun()]

    def _model(self) -> VialRow | None:
        first = next((at for at, row in enumerate(self._rows) if not row.begun()), 0)
        model = self._rows[first - 1] if first else None
        return model if model is not None and model.whole() and not model.wrong() else None


def _vials(numbers: Sequence[int]) -> str:
    """How many vials and which: "vial 2", "2 vials: 2 and 3", "3 vials: 2, 3 and 4"."""
    *before, last = (str(number) for number in numbers)
    return f"{len(numbers)} vials: {', '.join(before)} and {last}" if before else f"vial {last}"
