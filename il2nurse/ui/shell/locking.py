"""Locking the window and opening it again, with everything that was typed still there."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from il2nurse.domain.values.wall_clock import clock_time
from il2nurse.ui.session import Session
from il2nurse.ui.shell.lock_cover import LockCover
from il2nurse.ui.shell.passing import alarmed_beds, running_infusions
from il2nurse.ui.shell.topbar import PRACTICE
from il2nurse.workflow.people.sign_in import lock, unlock
from il2nurse.workflow.ward.overdue import overdue_beds

TURN_MS = 250
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class Locking(QObject):
    """Covers one widget, turns off what is below it, and lets the same person back in."""

    def __init__(self, over: QWidget, session: Session) -> None:
        super().__init__(over)
        self._over = over
        self._session = session
        self._cover: LockCover | None = None
        self._focus: QWidget | None = None
        self._off: list[QWidget] = []
        self._turn = QTimer(self)
        self._turn.setInterval(TURN_MS)
        self._turn.timeout.connect(self._turn_rings)

    @property
    def locked(self) -> bool:
        """True while the cover hides everything."""
        return self._cover is not None

    def lock(self) -> None:
        """Hide names and values; nothing happens where nobody is signed in."""
        person = self._session.person
        if person is None or self.locked:
            return
        window = self._over.window()
        self._focus = window.focusWidget()
        self._off = [
            child
            for child in self._over.findChildren(QWidget, options=_DIRECT)
            if child.isEnabledTo(self._over)
        ]
        for child in self._off:
            child.setEnabled(False)
        practice = PRACTICE if self._session.practice else None
        self._cover = LockCover(self._over, person.shown, self._session.ward, practice)
        self._cover.unlock_asked.connect(self._unlock)
        self._cover.leave_asked.connect(self._leave)
        self._cover.show()
        self._cover.raise_()
        self._cover.pin.setFocus()
        self._session.attempt(lambda: lock(self._session.station, person), _say_nothing)
        self.refresh()
        self._turn.start()

    def refresh(self) -> None:
        """Show the infusions that run now, and the alarms by bed and kind, without a value."""
        if self._cover:
            station = self._session.station
            self._cover.show_running(running_infusions(station), station.now())
            self._cover.show_clock(clock_time(station.local(station.now().at)))
            self._cover.show_overdue(overdue_beds(station))
            self._cover.show_alarms(alarmed_beds(station))

    def refuse(self, sentence: str) -> None:
        """Say on the cover why nothing happened."""
        if self._cover:
            self._cover.refuse("", sentence)

    def open(self) -> None:
        """Take the cover away; the keyboard is where it was."""
        if self._cover is None:
            return
        self._turn.stop()
        self._cover.hide()
        self._cover.deleteLater()
        self._cover = None
        for child in self._off:
            child.setEnabled(True)
        if self._focus:
            self._focus.setFocus()

    def _unlock(self, pin: str) -> None:
        session, person = self._session, self._session.person
        if person is None or self._cover is None:
            return

        def act() -> bool:
            unlock(session.station, person, pin)
            return True

        if session.attempt_in_thread(act, self._cover.refuse):
            self.open()

    def _leave(self) -> None:
        self.open()
        self._session.end()

    def _turn_rings(self) -> None:
        if self._cover:
            self._cover.turn(self._session.station.now())


def _say_nothing(_field: str, _sentence: str) -> None:
    """The window is locked even where that could not be recorded."""
