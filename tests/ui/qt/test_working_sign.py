"""Work that takes longer than a moment says so over the window, and the sign goes with it."""

from threading import Event

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from il2nurse.ui.qt.background import WorkingSign, run_in_thread

LOOK_MS, MOST_SECONDS = 20, 10.0


def shown(window: QWidget) -> bool:
    return any(each.isVisible() for each in window.findChildren(WorkingSign))


def test_long_work_shows_a_sign_until_it_is_done(qtbot: QtBot) -> None:
    window, seen = QWidget(), Event()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    looking = QTimer()
    looking.timeout.connect(lambda: seen.set() if shown(window) else None)
    looking.start(LOOK_MS)
    assert run_in_thread(lambda: seen.wait(MOST_SECONDS))
    assert not shown(window)


def test_short_work_shows_none(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    assert run_in_thread(lambda: 42) == 42
    assert not window.findChildren(WorkingSign)
