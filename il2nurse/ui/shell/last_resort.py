"""The last resort: an error nobody expected becomes a sentence and a line in a log, no traceback.

The log holds places in the program, never values: it can be handed on without patient data.
"""

import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from il2nurse.files.private import make_private_folder
from il2nurse.files.writing import open_private
from il2nurse.ui.look.tones import Tone

LONGEST_LOG = 200_000
SENTENCE = (
    "The program met an error it did not expect. What was recorded before stays recorded; check "
    "the page before you continue, and do not assume that the last entry was saved."
)
GRAVE = frozenset({QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg})


class LastResort:
    """Catches what no page caught; ``say`` shows a tone and a sentence."""

    def __init__(self, log: Path, say: Callable[[str, str], None]) -> None:
        """Nothing is caught before ``install``."""
        self._log = log
        self._say = say

    def install(self) -> None:
        """Catch from now on."""
        sys.excepthook = self.catch
        qInstallMessageHandler(self.note)

    def catch(
        self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None
    ) -> None:
        """Log where it happened and say so."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, problem, trace)
            return
        places = " < ".join(
            f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in reversed(traceback.extract_tb(trace))
        )
        self._write(f"{kind.__name__} at {places}")
        self._say(Tone.DANGER.value, SENTENCE)

    def note(self, kind: QtMsgType, context: QMessageLogContext, _message: str) -> None:
        """Log that Qt complained and where; its text may name what is on show, so it stays out."""
        if kind in GRAVE:
            self._write(f"Qt {kind.name} {context.category or ''} {context.function or ''}".strip())

    def _write(self, line: str) -> None:
        try:
            make_private_folder(self._log.parent)
            if self._log.exists() and self._log.stat().st_size > LONGEST_LOG:
                self._log.replace(self._log.with_suffix(".old"))
            with open_private(self._log, "ab") as log:
                log.write(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {line}\n".encode())
        except OSError:
            return
