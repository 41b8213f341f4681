"""Running something in a thread of its own, while the window goes on drawing."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal

Made = TypeVar("Made")


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


def run_in_thread(work: Callable[[], Made]) -> Made:
    """Run ``work`` in a thread; give or raise what it does. Keys and clicks wait until then."""
    task = _Work(work)
    loop = QEventLoop()
    task.finished.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    thread = threading.Thread(target=task.run, name="background work", daemon=True)
    thread.start()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    thread.join()
    if task.problem:
        raise task.problem
    return task.made[0]
