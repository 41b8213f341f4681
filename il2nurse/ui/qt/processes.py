"""Ending another program that this one started."""

from typing import Final

from PySide6.QtCore import QProcess

LONGEST_MS: Final = 500


def end(process: QProcess, *_: object) -> None:
    """Kill it where it still runs, and wait the few milliseconds until it is gone."""
    if process.state() is not QProcess.ProcessState.NotRunning:
        process.kill()
        process.waitForFinished(LONGEST_MS)
