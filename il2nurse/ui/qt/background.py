"""Long work, while the window goes on drawing: in a thread of its own, or in pieces."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLabel, QWidget

Made = TypeVar("Made")


WORKING = "Working …"
# What is done sooner shows no sign.
SHOWN_AFTER_MS = 300


class WorkingSign(QLabel):
    """Says over the window that work is under way; it takes no click and no key."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(WORKING, window)
        self.setObjectName("working")
        self.setProperty("role", "working")
        self.setAccessibleName(WORKING)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.adjustSize()
        # In the middle, where it lies over no alarm and no button.
        self.move(window.rect().center() - self.rect().center())
        self.show()
        self.raise_()


class _Work(QObject, Generic[Made]):
    """One piece of work and how it ended."""

    finished = Signal()

    def __init__(self, work: Callable[[], Made]) -> None:
        super().__init__()
        self._work = work
        self.made: list[Made] = []
        self.problem: BaseException | None = None

    def run(self) -> None:
        """Do the work; whatever it raises is kept for the window's thread."""
        try:
            self.made.append(self._work())
        except BaseException as problem:  # noqa: BLE001 - raised again where it was asked for
            self.problem = problem
        self.finished.emit()


@contextmanager
def say_where_long() -> Iterator[None]:
    """Where what is done within takes longer than a moment, a sign says so until it is done."""
    signs: list[WorkingSign] = []
    late = QTimer()
    late.setSingleShot(True)
    late.timeout.connect(lambda: signs.extend(WorkingSign(each) for each in _windows()))
    late.start(SHOWN_AFTER_MS)
    try:
        yield
    finally:
        late.stop()
        for sign in signs:
            sign.hide()
            sign.deleteLater()


def run_in_thread(work: Callable[[], Made]) -> Made:
    """Run ``work`` in a thread; give or raise what it does. Keys and clicks wait until then.

    Where it takes longer than a moment, a sign says so.
    """
    task = _Work(work)
    loop = QEventLoop()
    task.finished.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    thread = threading.Thread(target=task.run, name="background work", daemon=True)
    with say_where_long():
        thread.start()
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        thread.join()
    if task.problem:
        raise task.problem
    return task.made[0]


def draw_meanwhile() -> None:
    """Let the window draw and its timers run in the midst of a long turn; keys and clicks wait."""
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def _windows() -> list[QWidget]:
    """The window of the program, where one is in view that has no sign yet."""
    seen = [each for each in QApplication.topLevelWidgets() if each.isVisible()][:1]
    return [each for each in seen if each.findChild(WorkingSign) is None]
