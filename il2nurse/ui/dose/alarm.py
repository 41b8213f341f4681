"""The alarm at the end of an infusion: a sound that repeats until someone acknowledges it."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from il2nurse.ui.qt.sound import ALARM
from il2nurse.ui.qt.sounding import Sounding

EVERY_MS: Final = 2500


class Bell(QObject):
    """Rings until acknowledged; a machine that cannot play sounds still shows the alarm."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sounding = Sounding(ALARM, self)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._sound)

    @property
    def ringing(self) -> bool:
        """True from the first ring until someone acknowledged it."""
        return self._timer.isActive()

    def make_ready(self) -> None:
        """Make the sound before it is needed, so that ringing waits for nothing."""
        self._sounding.make_ready()

    def ring(self) -> None:
        """Begin to ring; nothing changes where it rings already."""
        if not self.ringing:
            self._timer.start()
            self._sound()
            self.changed.emit()

    def acknowledge(self) -> None:
        """Stop ringing."""
        if self.ringing:
            self._timer.stop()
            self._sounding.stop()
            self.changed.emit()

    def _sound(self) -> None:
        QApplication.beep()
        self._sounding.play()
