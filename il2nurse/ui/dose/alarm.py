"""The alarm at the end of an infusion: a sound that repeats until someone acknowledges it."""

import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, QTemporaryDir, QTimer, Signal
from PySide6.QtWidgets import QApplication

from il2nurse.ui.qt.next_turn import NextTurn
from il2nurse.ui.qt.processes import end
from il2nurse.ui.qt.sound import player, write_wave

EVERY_MS: Final = 2500


class Bell(QObject):
    """Rings until acknowledged; a machine that cannot play sounds still shows the alarm."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: QTemporaryDir | None = None
        self._process = QProcess(self)
        self.destroyed.connect(partial(end, self._process))
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._sound)
        self._readying = NextTurn(self, self._write_ahead)

    @property
    def ringing(self) -> bool:
        """True from the first ring until someone acknowledged it."""
        return self._timer.isActive()

    def make_ready(self) -> None:
        """Make the sound before it is needed, so that ringing waits for nothing."""
        self._readying.start()

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
            end(self._process)
            self.changed.emit()

    def _sound(self) -> None:
        QApplication.beep()
        wave = self._wave()
        if sys.platform == "win32":
            import winsound

            winsound.PlaySound(str(wave), winsound.SND_FILENAME | winsound.SND_ASYNC)
            return
        command = player(wave)
        if command and self._process.state() is QProcess.ProcessState.NotRunning:
            self._process.start(command[0], list(command[1:]))

    def _write_ahead(self) -> None:
        # What could not be written is tried again when it rings.
        with suppress(OSError):
            self._wave()

    def _wave(self) -> Path:
        if self._folder is None:
            self._folder = QTemporaryDir()
        path = Path(self._folder.path()) / "alarm.wav"
        if not path.exists():
            write_wave(path)
        return path
