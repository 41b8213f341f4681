"""Choosing the unit of a result by typing its first letters, in any of its spellings."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from il2nurse.domain.values.reported_units import LabUnit, fold_unit, plain_unit
from il2nurse.ui.widgets.choice_box import ChoiceBox

NO_UNIT: Final = "no unit"
BACK: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class UnitBox(ChoiceBox):
    """None is chosen where there are several; Delete takes the choice back."""

    def __init__(self) -> None:
        super().__init__("lab_unit", "Unit as reported")
        self._units: tuple[LabUnit, ...] = ()
        self._typed = ""

    @property
    def word(self) -> str:
        """The chosen unit; empty where none was chosen, or the test has none."""
        return str(self.currentData() or "")

    @property
    def chosen(self) -> bool:
        """Whether a unit was chosen; a test without one needs none."""
        return self.currentIndex() >= 0

    def show_units(self, units: Sequence[LabUnit]) -> None:
        """Offer these units; the only one is chosen by itself."""
        self._units, self._typed = tuple(units), ""
        self.clear()
        for unit in units:
            self.addItem(unit.name or NO_UNIT, unit.name)
        self.setCurrentIndex(0 if len(units) == 1 else -1)

    def choose(self, word: str) -> None:
        """Choose the unit of this name; none where there is no such."""
        self.setCurrentIndex(self.findData(word))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing begins anew."""
        super().focusInEvent(event)
        self._typed = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters search, Delete takes back; all other keys are the list's."""
        if event.key() in BACK:
            self._typed = ""
            self.setCurrentIndex(-1)
        elif event.text().isprintable() and event.text().strip():
            self._search(event.text())
        else:
            super().keyPressEvent(event)

    def _search(self, letter: str) -> None:
        for typed in (self._typed + letter, letter):
            found = next((at for at, unit in enumerate(self._units) if _fits(unit, typed)), None)
            if found is not None:
                self._typed = typed
                self.setCurrentIndex(found)
                return


def _fits(unit: LabUnit, typed: str) -> bool:
    """Whether a spelling begins with what was typed, as it stands or as it is looked up."""
    spellings = (unit.name, *unit.also)
    return any(
        fold(each).startswith(fold(typed)) for each in spellings for fold in (plain_unit, fold_unit)
    )
