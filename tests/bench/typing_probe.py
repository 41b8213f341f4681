"""The proof that a line takes typing."""

import os

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit


def end_by_typing(line: QLineEdit) -> None:
    """Type one letter into the line and end the process; 0 where the line took it."""
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, none, "a"))
    os._exit(0 if line.text() == "a" else 1)
