"""Watching a running infusion each second: its alarm, the computer's clock, and staying awake."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.domain.values.clock import Reading
from il2nurse.ui.dose.alarm import Bell
from il2nurse.ui.qt.awake import Awake
from il2nurse.ui.qt.next_turn import NextTurn
from il2nurse.ui.session import Session
from il2nurse.workflow.dose.infusing import watch_clock
from il2nurse.workflow.dose.view import DoseView

SECOND_MS = 1000


class InfusionWatch(QObject):
    """Goes on while the page is hidden or locked; ``ticked`` follows every second."""

    ticked = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.alarm = Bell(self)
        self._awake = Awake(self)
        self._silenced, self._calls = "", ""
        self._last: Reading | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND_MS)
        # What else came up in this second, such as an alarm above the page, is drawn first.
        self._next_turn = NextTurn(self, self._tick)
        self._timer.timeout.connect(self._next_turn.start)
        self.alarm.changed.connect(self._note_silence)

    def show_view(self, view: DoseView) -> None:
        """Watch this dose while its infusion is open, and ring when its time is up."""
        if view.dose.infusing:
            self._watch(view)
        else:
            self.stop()

    def _tick(self) -> None:
        """A window that was closed watches no more, though it may be half there still."""
        page = self.parent()
        if isinstance(page, QWidget) and page.window().isVisible():
            self.ticked.emit()

    def stop(self) -> None:
        """Watch nothing any more; the computer may sleep again."""
        self._timer.stop()
        self._next_turn.stop()
        self._awake.keep(False)
        self.alarm.acknowledge()
        self._silenced, self._calls = "", ""
        self._last = None

    def _watch(self, view: DoseView) -> None:
        if not self._timer.isActive():
            self._timer.start()
            self.alarm.make_ready()
        self._awake.keep(True)
        self._compare_clocks(view)
        self._calls = _calls(view)
        if self._calls and self._calls != self._silenced:
            self.alarm.ring()
        elif not self._calls:
            self._silenced = ""
            self.alarm.acknowledge()

    def _compare_clocks(self, view: DoseView) -> None:
        """Record a clock that was set; what lies before the newest entry was compared then."""
        last = self._last or view.dose.last_reading
        self._last = view.now
        session, key = self._session, view.dose.key
        if last is None or abs(view.now.drift(last)).total_seconds() <= 1:
            return
        warning = session.attempt(lambda: watch_clock(session.station, session.person, key, last))
        if warning:
            session.warn(warning)

    def _note_silence(self) -> None:
        self._silenced = "" if self.alarm.ringing else self._calls


def _calls(view: DoseView) -> str:
    """What the alarm rings for; who silenced one thing has not silenced the next.

    Whoever takes on that the time is up, at any station, silences it for a while.
    """
    found = alarms(view.moment, view.now)
    stops = [
        f"{each.seq}/{each.level}" for each in found if each.open and each.kind is AlarmKind.STOP
    ]
    over = any(each.open and each.kind is AlarmKind.OVER for each in found)
    return " ".join(["time up" if over else "", *stops]).strip()
