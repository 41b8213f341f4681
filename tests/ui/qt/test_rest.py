"""What waits for keys acts when none came, and a busy window looks at waiting keys first."""

from time import monotonic

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from il2nurse.ui.qt.rest import Rest


def test_it_acts_once_when_nothing_came(qtbot: QtBot) -> None:
    acted: list[int] = []
    owner = QObject()
    rest = Rest(owner, lambda: acted.append(1))
    rest.begin(5)
    rest.begin(10)
    qtbot.waitUntil(lambda: acted == [1])
    qtbot.wait(40)
    assert acted == [1]


def test_it_waits_no_more_once_it_is_ended(qtbot: QtBot) -> None:
    acted: list[int] = []
    owner = QObject()
    rest = Rest(owner, lambda: acted.append(1))
    rest.begin(5)
    rest.end()
    qtbot.wait(40)
    assert acted == []


def test_what_waited_behind_a_busy_window_comes_first(qtbot: QtBot) -> None:
    acted: list[int] = []
    owner = QObject()
    rest = Rest(owner, lambda: acted.append(1))
    rest.begin(5)
    # In the same turn as the end of the wait, and after it: a key that lay there.
    QTimer.singleShot(6, owner, lambda: rest.begin(5000))
    QTimer.singleShot(0, owner, lambda: _stand_still(30))
    qtbot.wait(120)
    assert acted == []


def _stand_still(milliseconds: int) -> None:
    """The window does something else, for so long."""
    until = monotonic() + milliseconds / 1000
    while monotonic() < until:
        pass
