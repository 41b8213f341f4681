"""Plays one short sound; a machine that cannot play any stays silent."""

import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTemporaryDir

from il2nurse.ui.qt.next_turn import NextTurn
from il2nurse.ui.qt.processes import end
from il2nurse.ui.qt.sound import Tones, player, write_wave


class Sounding(QObject):
    """One sound of some ``tones``, played by a program of the system; the window waits for none."""

    def __init__(self, tones: Tones, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tones = tones
        self._folder: QTemporaryDir | None = None
        self._process = QProcess(self)
        self.destroyed.connect(partial(end, self._process))
        self._readying = NextTurn(self, self._write_ahead)

    def make_ready(self) -> None:
        """Make the sound before it is needed, so that playing waits for nothing."""
        self._readying.start()

    def play(self) -> None:
        """Play it, unless it plays."""
        wave = self._wave()
        if sys.platform == "win32":
            import winsound

            winsound.PlaySound(str(wave), winsound.SND_FILENAME | winsound.SND_ASYNC)
            return
        command = player(wave)
        if command and self._process.state() is QProcess.ProcessState.NotRunning:
            self._process.start(command[0], list(command[1:]))

    def stop(self) -> None:
        """End it where it plays."""
        end(self._process)

    def _write_ahead(self) -> None:
        # What could not be written is tried again when it is played.
        with suppress(OSError):
            self._wave()

    def _wave(self) -> Path:
        if self._folder is None:
            self._folder = QTemporaryDir()
        path = Path(self._folder.path()) / "sound.wav"
        if not path.exists():
            write_wave(path, self._tones)
        return path
