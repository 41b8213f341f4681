"""Python's garbage collection, run by a timer in the window's thread only.

Left to itself Python collects in whichever thread happens to make the next object. Qt's widgets
must be deleted in the window's own thread: deleting a closed dialog in another one would crash the
program.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 2_000
# New objects are collected every time, all objects once a minute.
WHOLE_EVERY: Final = 30
YOUNG: Final = 1


class Collector(QObject):
    """Collects garbage by a timer from now on; Python no longer does so by itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._turn = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the garbage among new objects; once a minute among all objects."""
        self._turn = (self._turn + 1) % WHOLE_EVERY
        if self._turn:
            gc.collect(YOUNG)
        else:
            gc.collect()
