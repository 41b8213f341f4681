"""Looks each minute for regimen files that are away, in a thread: a share may not answer."""

import threading

from PySide6.QtCore import QObject, QTimer

from il2nurse.workflow.regimens import Regimens

LOOK_EVERY_MS = 60_000


class FilesTimer(QObject):
    """Begins where files are away and ends once they can be read; the pages say which it is."""

    def __init__(self, regimens: Regimens, parent: QObject) -> None:
        super().__init__(parent)
        self._regimens = regimens
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look each minute from now on."""
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Look again, unless that is still being done or nothing is away any more."""
        if self._regimens.away() is None:
            self.stop()
        elif self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(
                target=self._regimens.look_again, name="regimen files", daemon=True
            )
            self._thread.start()
