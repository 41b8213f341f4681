"""Work that takes longer than a moment says so over the window, and the sign goes with it."""

from threading import Event

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from il2nurse.ui.qt.background import (
    SHOWN_AFTER_MS,
    WorkingSign,
    run_in_thread,
    say_where_long,
)

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


def test_short_pieces_that_are_long_together_show_one_sign(qtbot: QtBot) -> None:
    """As a PIN that is proven, a ward that is read and its page that is drawn."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    most: list[int] = [0]
    looking = QTimer()
    looking.timeout.connect(
        lambda: most.append(len(window.findChildren(WorkingSign, "working"))),
    )
    looking.start(LOOK_MS)
    with say_where_long():
        for _ in range(3):
            run_in_thread(lambda: Event().wait(SHOWN_AFTER_MS * 0.8 / 1000))
        run_in_thread(lambda: Event().wait(SHOWN_AFTER_MS * 2 / 1000))
        assert shown(window)
    assert not shown(window)
    assert max(most) == 1
