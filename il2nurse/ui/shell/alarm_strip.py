"""The alarms of the ward, on every page: what they are, the way to the patient, taking one on."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.record.alarms.facts import FOR_CHARGE_NURSES, AlarmKind
from il2nurse.domain.record.dose.dose import read_key
from il2nurse.readable.window_keys import WindowKey
from il2nurse.ui.look import sizes
from il2nurse.ui.one_press import OnePress
from il2nurse.ui.session import Session
from il2nurse.ui.shell.alarm_line import AlarmLine
from il2nurse.ui.shell.passing import marks_in_passing
from il2nurse.ui.widgets.chips import Chips
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.ward.acknowledging import acknowledge, may_take_on
from il2nurse.workflow.ward.alarms import AlarmKey, UnreadRecord, WardAlarm, alarms_and_unread

KEYS = (WindowKey.ACKNOWLEDGE, WindowKey.ACKNOWLEDGE_SECOND)
"""Of the lines from the uppermost on."""
MOST = len(KEYS)


class AlarmStrip(QWidget):
    """The weightiest alarms, one line each, above whatever page is on show.

    A line stays where it is while its sentence goes on counting, so that a comment that is being
    typed is not lost.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("alarm_strip")
        self.setAccessibleName("Alarms of the ward")
        self._session, self._press = session, OnePress(session)
        self._lines: dict[AlarmKey, AlarmLine] = {}
        self._about: set[str] = set()
        self._unread = Label(role="slip").set_wrapping()
        self._unread.setObjectName("unread_records")
        self._unread.setIndent(sizes.ROOM)
        self._unread.hide()
        self._beds, self._opened = Chips(), False
        self._beds.setContentsMargins(sizes.ROOM, sizes.GAP, sizes.ROOM, sizes.GAP)
        self._beds.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._unread)
        self._column.addWidget(self._beds)
        self.hide()

    def refresh(self) -> None:
        """Show the alarms that nobody has acknowledged, to whoever is signed in.

        What is a charge nurse's matter is shown to those who take it on alone. A record that
        cannot be read may hide one, and is told to everyone. While nobody is signed in the beds
        alone are shown, with the infusions that run.
        """
        person = self._session.person
        found, unread = alarms_and_unread(self._session.station) if person else ((), ())
        urgent = [each for each in found if each.alarm.kind not in FOR_CHARGE_NURSES]
        self._about = {each.mrn for each in urgent}
        mine = person is not None and may_take_on(person, AlarmKind.REFUSED)
        self._tell_unread(unread)
        self._show_beds()
        self._show(found if mine else urgent)

    def stands_for(self, mrn: str | None) -> bool:
        """Whether an alarm about this patient waits for someone."""
        return mrn in self._about

    def _show_beds(self) -> None:
        """The first look is left out: the register has just been opened, someone waits for it."""
        seen = self._opened and self._session.person is None
        self._opened = True
        self._beds.show_marks(marks_in_passing(self._session.station) if seen else [])
        self._beds.setVisible(bool(self._beds.marks))

    def _tell_unread(self, unread: Sequence[UnreadRecord]) -> None:
        self._unread.setText("\n".join(each.say for each in unread))
        self._unread.setVisible(bool(unread))

    def _show(self, found: Sequence[WardAlarm]) -> None:
        typed = [key for key, line in self._lines.items() if line.asking]
        first = sorted(found, key=lambda each: each.key not in typed)[:MOST]
        kept = [each for each in found if each in first]
        for key in self._lines.keys() - {each.key for each in kept}:
            line = self._lines.pop(key)
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        now = self._session.station.now().at
        for at, each in enumerate(kept):
            line = self._lines.get(each.key) or self._add(at, each.key)
            may = may_take_on(self._session.who, each.alarm.kind)
            line.show_alarm(each, now, key=KEYS[at], may=may)
            line.show_more(len(found) - len(kept) if each is kept[-1] else 0)
        self._session.alarms_above = frozenset(each.key for each in kept)
        self.setVisible(bool(kept or self._unread.text() or self._beds.marks))

    def _add(self, at: int, key: AlarmKey) -> AlarmLine:
        line = AlarmLine()
        self._lines[key] = line
        self._column.insertWidget(at, line)
        line.show()
        line.opened.connect(self._open)
        line.taken.connect(self._acknowledge)
        return line

    def _open(self, shown: WardAlarm) -> None:
        if shown.alarm.dose:
            self._session.go("dose", key=read_key(shown.alarm.dose))
        else:
            self._session.go("patient", shown.mrn)

    def _acknowledge(self, shown: WardAlarm, comment: str) -> None:
        session = self._session

        def act(once: str) -> bool:
            acknowledge(session.station, session.who, shown.mrn, shown.alarm, comment, request=once)
            return True

        if self._press.attempt(shown.key, act):
            session.tell(f"Bed {shown.bed}: you have taken the alarm on.")
        self.refresh()
