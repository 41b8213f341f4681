"""The line for a PIN: digits only, never shown, gone once they were handed on."""

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from il2nurse.ui.look import fonts, sizes
from il2nurse.ui.qt.typed_line import TypedLine

LONGEST = 12


class PinLine(TypedLine):
    """Enter hands the digits on once and empties the line."""

    submitted = Signal(str)

    def __init__(self, name: str, spoken: str = "PIN", parent: QWidget | None = None) -> None:
        super().__init__(name, spoken, parent)
        self.setProperty("digits", "true")
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self))
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly
            | Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self.setFont(fonts.bold(sizes.TITLE))
        self.setMaximumWidth(260)
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def take(self) -> str:
        """The digits typed so far; the line is empty afterwards."""
        digits = self.text()
        self.clear()
        return digits

    def submit(self) -> None:
        """Hand the digits on; an empty line hands on nothing."""
        if self.text():
            self.submitted.emit(self.take())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter submits."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
            return
        super().keyPressEvent(event)
