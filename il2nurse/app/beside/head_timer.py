"""Looks each second whether the open register is still the one that the station saw."""

from PySide6.QtCore import QObject, QTimer, Signal

from il2nurse.app.head_watch import HeadWatch

EVERY_MS = 1000


class HeadTimer(QObject):
    """``set_back`` comes once, with the sentence, where entries are missing or the file is gone."""

    set_back = Signal(str)

    def __init__(self, watch: HeadWatch, parent: QObject) -> None:
        super().__init__(parent)
        self._watch = watch
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look each second from now on."""
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Look now."""
        sentence = self._watch.look()
        if sentence and self._timer.isActive():
            self._timer.stop()
            self.set_back.emit(sentence)
