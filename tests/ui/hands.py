"""What a hand does: type, press, click, turn the wheel; always as real events."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

_NONE = Qt.KeyboardModifier.NoModifier


def bring_up(qtbot: QtBot, window: QWidget) -> None:
    """Show a window and wait until it has the keyboard."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def write(widget: QWidget, text: str) -> None:
    """Type a text, letter by letter, in any script."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(widget, letter)
        else:
            QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, 0, _NONE, letter))


def press(widget: QWidget, key: Qt.Key) -> None:
    """Press a key and let it go."""
    QTest.keyClick(widget, key)


def click(widget: QWidget) -> None:
    """Click the middle of a widget."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def turn_wheel(widget: QWidget) -> None:
    """Turn the wheel by one notch over a widget."""
    at, still = QPointF(5, 5), QPoint()
    button, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, at, still, QPoint(0, 120), button, _NONE, phase, False)
    QApplication.sendEvent(widget, event)


def rest() -> None:
    """Let a moment pass: the rest itself, then a look whether keys wait."""
    for _ in range(2):
        QApplication.processEvents()
