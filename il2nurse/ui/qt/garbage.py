"""Python's search for garbage, held in the window's thread and between its turns.

Left to itself Python searches in whichever thread makes the next object. Qt's widgets must die in
the window's own thread; found by another one, a closed dialog would end the program.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 2_000
# Young garbage is looked for every time, all of it every minute.
WHOLE_EVERY: Final = 30
YOUNG: Final = 1


class Collector(QObject):
    """Searches by a timer from now on; Python no longer searches by itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._turn = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.search)
        self._timer.start()

    def search(self) -> None:
        """Look for young garbage, or for all of it."""
        self._turn = (self._turn + 1) % WHOLE_EVERY
        if self._turn:
            gc.collect(YOUNG)
        else:
            gc.collect()
