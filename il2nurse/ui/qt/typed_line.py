"""The line of text that tells what a person put there, by whatever road it came."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget


class TypedLine(QLineEdit):
    """``typed`` carries the text that a person put there, by whatever road.

    These are keys, a paste, a scan, or a screen reader or voice control that sets the whole text
    and presses no key. What the program shows by ``setText`` or ``clear`` is nobody's typing.
    """

    typed = Signal(str)

    def __init__(self, name: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._shown_by_program = False
        self.textChanged.connect(self._changed)

    def setText(self, text: str | None, /) -> None:
        """Show a text that nobody typed."""
        self._shown_by_program = True
        super().setText(text)
        self._shown_by_program = False

    def clear(self) -> None:
        """Show nothing."""
        self.setText("")

    def _changed(self, text: str) -> None:
        if not self._shown_by_program:
            self.typed.emit(text)
