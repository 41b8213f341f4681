"""One alarm: its patient, sentence and age, the way to the patient, and taking it on."""

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget
from shiboken6 import isValid

from il2nurse.domain.regimen.inputs import age_by_clock
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.qt.typed_line import TypedLine
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.ward.alarms import WardAlarm

ALARM = Mark(Tone.DANGER, "Alarm", Sign.WARNING)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
COMMENT = "What is being done (may stay empty)"


class AlarmLine(QFrame):
    """``opened`` and ``taken`` carry the alarm, ``taken`` also what was typed beside it."""

    opened = Signal(object)
    taken = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "strip")
        self.setProperty("tone", Tone.DANGER.value)
        self._may = False
        self._shown: WardAlarm | None = None
        self._key = ""
        self._before: QWidget | None = None
        self._say = Label(role="strong").set_wrapping()
        self._say.setObjectName("alarm")
        self._more = Label(role="small")
        self._age = Label()
        self._age.setObjectName("alarm_age")
        self._comment = TypedLine("alarm_comment", COMMENT)
        self._comment.setPlaceholderText(COMMENT)
        self._comment.setMinimumWidth(350)
        self._open = _action("alarm_open", "Open")
        self._take = _action("alarm_take", "Acknowledge")
        self._record = _action("alarm_record", "Record")
        self._cancel = _action("alarm_cancel", "Cancel")
        self._record.set_weight(Weight.MAIN)
        self._open.clicked.connect(lambda: self.opened.emit(self._shown))
        self._take.clicked.connect(lambda: self._ask(asking=True))
        self._cancel.clicked.connect(lambda: self._ask(asking=False))
        self._record.clicked.connect(self._taken)
        for place in (self._comment, self._record):
            place.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.ROOM, sizes.TIGHT, sizes.ROOM, sizes.TIGHT)
        row.setSpacing(sizes.SPACE)
        self._chip = Chip(ALARM, self)
        row.addWidget(self._chip)
        row.addWidget(self._say, 1)
        row.addWidget(self._more)
        row.addWidget(self._age)
        for widget in (self._comment, self._record, self._cancel, self._open, self._take):
            row.addWidget(widget)
        self._ask(asking=False)

    @property
    def asking(self) -> bool:
        """True while a comment is asked for."""
        return not self._comment.isHidden()

    def show_alarm(self, shown: WardAlarm, now: datetime, *, key: str, may: bool) -> None:
        """Show the alarm as it is ``now``; ``key`` takes it on for who ``may``."""
        if may != self._may:
            self._may = may
            self._ask(asking=False)
        if shown != self._shown:
            self._shown = shown
            sentence = f"Bed {shown.bed}, {shown.name}: {shown.alarm.say.removesuffix('.')}."
            self._say.setText(sentence)
            self._take.setAccessibleName(f"Acknowledge. {sentence}")
            self._open.setAccessibleName(f"Open. {sentence}")
        since = shown.alarm.measured or shown.alarm.since
        self._age.show_sentence(f"{age_by_clock(since, now)} ago")
        if key != self._key:
            self._key = key
            self._take.set_key(key)

    def show_more(self, count: int) -> None:
        """How many other alarms have no line of their own."""
        self._more.setText(f"+{count} more (Ctrl+1)" if count else "")
        told = f"and {count} more; all of them stand on the ward page (Ctrl+1)"
        self._more.setAccessibleName(told if count else "")
        self._more.setToolTip(told if count else "")
        self._more.setVisible(count > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives a comment up."""
        if self.asking and event.key() == Qt.Key.Key_Escape:
            self._ask(asking=False)
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the comment and on Record takes the alarm on, whatever the page does with it."""
        if not isinstance(event, QKeyEvent) or event.key() not in ENTER:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            self._taken()
            return True
        return False

    def _ask(self, *, asking: bool) -> None:
        if asking:
            self._before = QApplication.focusWidget()
        for widget in (self._comment, self._record, self._cancel):
            widget.setVisible(asking)
        self._take.setVisible(self._may and not asking)
        self._open.setVisible(not asking)
        if asking:
            self._comment.setFocus()
        else:
            self._comment.clear()
            self._give_back()

    def _give_back(self) -> None:
        """The keyboard goes to where it was before the comment."""
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def _taken(self) -> None:
        comment = self._comment.text()
        self._give_back()
        self.taken.emit(self._shown, comment)


def _action(name: str, text: str) -> Action:
    made = Action(name, text)
    made.set_small()
    made.setMinimumHeight(32)
    return made
