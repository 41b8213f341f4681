"""Garbage is searched for in the window's thread only."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from il2nurse.ui.qt.garbage import Collector


class Ring:
    """Something that only a search can find, and that tells in which thread it died."""

    def __init__(self, died_in: list[int]) -> None:
        """Hold on to oneself."""
        self.me = self
        self._died_in = died_in

    def __del__(self) -> None:
        """Tell the thread."""
        self._died_in.append(threading.get_ident())


def test_what_another_thread_leaves_dies_in_the_windows_thread(qtbot: QtBot) -> None:
    parent, died_in = QObject(), list[int]()
    collector = Collector(parent)
    worker = threading.Thread(target=lambda: [Ring(died_in) for _ in range(5_000)])
    worker.start()
    worker.join()
    assert not died_in
    assert not gc.isenabled()
    ring = Ring(died_in)
    gone = weakref.ref(ring)
    del ring
    collector.collect()
    qtbot.waitUntil(lambda: gone() is None, timeout=1000)
    assert set(died_in) == {threading.get_ident()}
