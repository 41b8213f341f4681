"""Writes the downtime pack each hour, and the records of signed doses, in a thread."""

import threading

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from il2nurse.ui.session import Session
from il2nurse.workflow.papers.downtime import PackKeeper
from il2nurse.workflow.papers.kept_records import RecordKeeper

LOOK_EVERY_MS = 60_000
FIRST_MS = 5_000


class PackTimer(QObject):
    """Looks every minute whether a pack is due or a record is to be written; one at a time."""

    ended = Signal(str)

    def __init__(
        self, session: Session, keeper: PackKeeper, records: RecordKeeper | None = None
    ) -> None:
        super().__init__(session)
        self._session = session
        self._keeper = keeper
        self._records = records
        self._shown = ""
        self._stopped = False
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self.ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Look soon, and then every minute."""
        self._timer.start(LOOK_EVERY_MS)
        QTimer.singleShot(FIRST_MS, self, self.look)

    def stop(self) -> None:
        """Begin no pack any more; one that is being made comes to its end."""
        self._timer.stop()
        self._stopped = True

    def look(self) -> None:
        """Look whether a pack is due, and make it, unless that is still being done."""
        if not self._stopped and self._thread is None:
            self._thread = threading.Thread(target=self._write, name="downtime pack", daemon=True)
            self._thread.start()

    def _write(self) -> None:
        problem = "The downtime pack was not written; the program met an error it did not expect."
        try:
            self._keeper.look()
            of_pack = self._keeper.write() if self._keeper.due() else ""
            of_records = self._records.write() if self._records else ""
            problem = " ".join(each for each in (of_pack, of_records) if each)
        finally:
            self.ended.emit(problem)

    def _tell(self, problem: str) -> None:
        """Say what went wrong, once until it goes well again."""
        self._thread = None
        if problem and problem != self._shown and not self._stopped:
            self._session.refuse(problem)
        self._shown = problem
