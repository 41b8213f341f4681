"""Enter and Ctrl+Enter: the first goes on to what is not answered yet, the second records."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

ON = ("Return", "Enter")
AT_ONCE = ("Ctrl+Return", "Ctrl+Enter")


class EnterKeys(QObject):
    """The two keys of one page or dialog; a key that is held down counts once."""

    entered = Signal()
    recorded = Signal()

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._shortcuts: list[QShortcut] = []
        for keys, signal in ((ON, self.entered), (AT_ONCE, self.recorded)):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), owner)
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(signal)
                self._shortcuts.append(shortcut)

    def set_enabled(self, enabled: bool) -> None:  # noqa: FBT001 - one switch, and its name says which
        """Listen, or leave the keys to a dialog that is open."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(enabled)
