"""Keeping the computer awake while an infusion runs, where the system offers a way."""

import shutil
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QProcess

from il2nurse.ui.qt.processes import end

# cat ends when this program does, even when it is killed, and the computer may sleep again.
ASK: Final = (
    "--what=idle:sleep",
    "--who=il2nurse",
    "--why=An infusion is running",
    "--mode=block",
    "cat",
)


class Awake(QObject):
    """Asks the system not to sleep; where it cannot be asked, nothing happens."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._asked = False
        self.destroyed.connect(partial(end, self._process))

    def keep(self, wanted: bool) -> None:  # noqa: FBT001 - one switch, and its name says which
        """Keep awake from now on, or let the computer sleep again."""
        if wanted == self._asked:
            return
        self._asked = wanted
        if wanted:
            self._ask()
        else:
            self._process.closeWriteChannel()

    def _ask(self) -> None:
        program = shutil.which("systemd-inhibit")
        if program:
            self._process.start(program, list(ASK))
