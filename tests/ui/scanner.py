"""A scanner at a window: keys as the system sends them, each so many milliseconds after the last.

The time is told to the window and not waited for, so that a busy machine changes nothing.
"""

from dataclasses import dataclass
from itertools import cycle

from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from il2nurse.ui.shell.scans.burst import AFTER_PREFIX_MS
from il2nurse.ui.shell.scans.scanning import ScanFilter

PACES = (10, 20, 40, 80, 120, 150)
"""Milliseconds a key: by cable, by radio, through a remote desktop, with a delay that was set."""
HAND = (90, 140, 115, 70)
"""Milliseconds a key of somebody who types fast."""
GROUP = "\x1d"
LONG_AGO = 10_000


@dataclass
class Scanner:
    """Sends keys to the window that has the keyboard; ``pace`` is its milliseconds a key."""

    scans: ScanFilter
    pace: int = 10
    at: int = LONG_AGO

    def __post_init__(self) -> None:
        self.scans.time_of = lambda _event: self.at
        # A rest is told by the scanner: a busy machine must not make one between two keys.
        self.scans.rest_ms = 60_000

    def scan(self, code: str, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
        """One code after a rest, with what the scanner sends behind it."""
        self.at += 2 * AFTER_PREFIX_MS
        for sign in code:
            self.sign(sign)
        if end:
            self.key(end)
        else:
            self.rest()

    def type_by_hand(self, text: str, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
        """A text as a hand types it, fast and unevenly."""
        self.at += 2 * AFTER_PREFIX_MS
        for sign, self.pace in zip(text, cycle(HAND), strict=False):
            self.sign(sign)
        if end:
            self.key(end)

    def sign(self, sign: str) -> None:
        """One sign of a code, by the key that makes it."""
        if sign == GROUP:
            self.key(Qt.Key.Key_BracketRight, Qt.KeyboardModifier.ControlModifier)
            return
        self.at += self.pace
        QTest.keyClick(_focus_window(), sign)  # type: ignore[call-overload]  # PySide's types leave letters out

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, so many milliseconds after the last."""
        self.at += self.pace
        QTest.keyClick(_focus_window(), key, held)

    def rest(self) -> None:
        """No key comes for longer than any burst."""
        self.at += 2 * AFTER_PREFIX_MS
        self.scans.settle()
        self.scans.rest_in_box()


def _focus_window() -> QWindow:
    window = QApplication.focusWindow()
    assert window is not None
    return window
