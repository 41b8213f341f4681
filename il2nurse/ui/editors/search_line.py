"""The line above a list: what is typed there narrows the list, the arrow keys move in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from il2nurse.ui.editors.line import Line


class SearchLine(Line):
    """``passed`` carries a step down or up in the list; the line keeps the keyboard."""

    passed = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list without leaving the line."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step:
            self.passed.emit(step)
            return
        super().keyPressEvent(event)
