"""Doing something once the window has drawn what is more urgent."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class NextTurn(QTimer):
    """Does one thing in the next turn of the window's loop; asked twice before, it does it once."""

    def __init__(self, owner: QObject, act: Callable[[], None]) -> None:
        super().__init__(owner)
        self.setSingleShot(True)
        self.setInterval(0)
        self.timeout.connect(act)
