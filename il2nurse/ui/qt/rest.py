"""Doing something once no key came for a while, also where the window was busy meanwhile."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from il2nurse.ui.qt.next_turn import NextTurn


class Rest:
    """Waits for keys; when none came it does one thing.

    A window that was busy for longer than the wait looks first at the keys that came meanwhile:
    they may go on with what seemed to be at its end.
    """

    def __init__(self, owner: QObject, act: Callable[[], None]) -> None:
        self._timer, self._turn = QTimer(owner), NextTurn(owner, act)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._turn.start)

    def begin(self, milliseconds: int) -> None:
        """Wait so long from now on."""
        self._turn.stop()
        self._timer.start(milliseconds)

    def end(self) -> None:
        """Wait no more."""
        self._turn.stop()
        self._timer.stop()
