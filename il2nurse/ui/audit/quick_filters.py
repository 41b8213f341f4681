"""The quick filters of the audit list: one press instead of a choice in a box."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.wrap_row import WrapRow


class Quick(StrEnum):
    """What is looked for most, and its words."""

    TODAY = "Today"
    SHIFT = "This shift"
    CORRECTED = "Corrected"
    LATE = "Late or from paper"
    REFUSED = "Refusals"


KEYS: Final = {
    Quick.TODAY: ("T", Sign.CLOCK),
    Quick.SHIFT: ("S", Sign.CLOCK),
    Quick.CORRECTED: ("C", Sign.PEN),
    Quick.LATE: ("L", Sign.CLOCK),
    Quick.REFUSED: ("R", Sign.WARNING),
}


class QuickFilters(QWidget):
    """Buttons that stay pressed while their filter is on; ``turned`` says which, and how."""

    turned = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Show at once")
        row = WrapRow(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.GAP)
        self.buttons = {each: self._make(each) for each in Quick}
        for button in self.buttons.values():
            row.addWidget(button)

    def show_on(self, on: dict[Quick, bool]) -> None:
        """Which of them the list goes by."""
        for each, button in self.buttons.items():
            button.setChecked(on.get(each, False))

    def _make(self, each: Quick) -> Action:
        key, sign = KEYS[each]
        made = Action(f"quick_{each.name.lower()}", each.value)
        made.set_small()
        made.set_key(key)
        made.set_sign(sign)
        made.setCheckable(True)
        made.clicked.connect(lambda checked: self.turned.emit(each.value, checked))
        return made
