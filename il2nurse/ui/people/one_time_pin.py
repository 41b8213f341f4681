"""A one-time PIN for the colleague whose row is chosen: its two lines, and its own button."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.pin import PinLine
from il2nurse.ui.widgets.wrap_row import WrapRow

GIVE: Final = "Give a one-time PIN"
BACK: Final = "Let them sign in again"
UNLIKE: Final = "Type the same one-time PIN twice, beside the button. Nothing was recorded."
ONCE: Final = (
    "One-time PIN for {}, typed twice. It serves for the next sign-in only: a PIN of their own is "
    "chosen there."
)
ENTER: Final = ("Return", "Enter")


class OneTimePin(QWidget):
    """``given`` carries the digits; ``refused`` says why there are none."""

    given = Signal(str)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.pin = PinLine("once_pin", "One-time PIN")
        self.again = PinLine("once_pin_again", "The same one-time PIN again")
        self.give = Action("give_pin", GIVE)
        self.give.set_key("Alt+N")
        self.give.clicked.connect(self._give)
        self._say = Label(role="muted").set_wrapping()
        for key in ENTER:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._enter)
        row = WrapRow()
        row.setSpacing(sizes.SPACE)
        row.addStretch()
        for widget in (self.pin, self.again, self.give):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.TIGHT)
        column.addWidget(self._say)
        column.addLayout(row)

    def show_person(self, name: str, *, active: bool) -> None:
        """Say for whom it is; who was ended is let in again with it."""
        self._say.setText(ONCE.format(name))
        self.give.set_text(GIVE if active else BACK)

    def clear(self) -> None:
        """Forget the digits, as when another row is chosen."""
        for line in (self.pin, self.again):
            line.clear()

    def _enter(self) -> None:
        """From the first line to the second, and then give it."""
        if self.pin.hasFocus():
            self.again.setFocus()
        else:
            self._give()

    def _give(self) -> None:
        alike = self.pin.text() and self.pin.text() == self.again.text()
        if alike:
            self.given.emit(self.pin.text())
        else:
            self.clear()
            self.pin.setFocus()
            self.refused.emit(UNLIKE)
