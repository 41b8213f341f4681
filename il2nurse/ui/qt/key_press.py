"""Pressing a button by its shortcut at once; Qt itself holds it down for a tenth of a second."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShortcutEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton


def press_at_once(button: QAbstractButton, event: QEvent) -> bool:
    """Click the button where the event is its own shortcut; True where it was."""
    if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
        button.click()
        return True
    return False


class KeyButton(QPushButton):
    """A push button that acts at once."""

    def event(self, event: QEvent) -> bool:
        """Act on the shortcut."""
        return press_at_once(self, event) or super().event(event)
