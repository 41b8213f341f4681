"""The lock cover: hides names and values until the PIN is typed; running infusions stay in view."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.values.clock import Reading
from il2nurse.readable.words import DOSE_WORDS
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Sign, Tone
from il2nurse.ui.shell.passing import Running, alarm_marks, overdue_marks
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.centre import centred
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.chips import Chips
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.pin import PinLine
from il2nurse.ui.widgets.ring import Ring

MOST_RINGS = 4
# A ring yields its room to what is said below it.
RING, LEAST_RING = 230, 110
MINUTE = timedelta(minutes=1)


class LockCover(QWidget):
    """Lies over everything in the window; ``unlock_asked`` carries the PIN."""

    unlock_asked = Signal(str)
    leave_asked = Signal()

    def __init__(self, over: QWidget, person: str, ward: str, practice: str | None = None) -> None:
        """Cover ``over``; ``practice`` is said on top where no patient is real."""
        super().__init__(over)
        self._practice = practice
        self.setObjectName("lock_cover")
        self.setAccessibleName("Locked")
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pin = PinLine("unlock_pin", f"PIN of {person}")
        self.unlock = Action("unlock", "Unlock")
        self.leave = Action("leave_station", "Switch user")
        self._problem = Label(role="slip").set_wrapping()
        self._problem.hide()
        self._rings: list[Ring] = []
        self._titled: list[QWidget] = []
        self._ends: list[Label] = []
        self._running: tuple[Running, ...] = ()
        self._ring_row = QHBoxLayout()
        self._others = Label(role="strong").set_wrapping()
        self._others.setObjectName("other_infusions")
        self._others.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._others.hide()
        self._alarms, self._overdue = Chips(), Chips()
        self._title = Label("Locked", "title")
        self._lay_out(person, ward)
        self.unlock.clicked.connect(self._ask)
        self.leave.clicked.connect(self.leave_asked)
        over.installEventFilter(self)
        self.setGeometry(over.rect())

    def show_running(self, running: Sequence[Running], now: Reading) -> None:
        """Show these infusions, with their beds; where not all have room, the first of them."""
        kept = tuple(running[:MOST_RINGS])
        if [each.bed for each in kept] != [each.bed for each in self._running]:
            self._build(kept)
        self._running = kept
        others = [f"bed {each.bed}" for each in running[MOST_RINGS:]]
        self._others.setText(f"Other infusions: {', '.join(others)}.")
        self._others.setVisible(bool(others))
        self.turn(now)

    def _build(self, running: Sequence[Running]) -> None:
        for titled in self._titled:
            titled.deleteLater()
        self._titled, self._ends = [], [Label(role="fact") for _ in running]
        self._rings = [Ring() for _ in running]
        for each, ring, ends in zip(running, self._rings, self._ends, strict=True):
            ring.setMinimumSize(LEAST_RING, LEAST_RING)
            ring.setMaximumSize(RING, RING)
            both = _titled(ring, each.bed, ends)
            self._ring_row.insertWidget(self._ring_row.count() - 1, both)
            both.show()
            self._titled.append(both)

    def turn(self, now: Reading) -> None:
        """Let the rings go on."""
        for each, ring, ends in zip(self._running, self._rings, self._ends, strict=True):
            infusion = each.infusion
            paused, up = each.paused, not infusion.left(now)
            ends.setText(each.until)
            over = infusion.over(now) // MINUTE
            word = (
                DOSE_WORDS[DoseState.PAUSED].word
                if paused
                else DOSE_WORDS[DoseState.RUNNING].word
                if not up
                else "Time is up"
            )
            ring.set_tone(Tone.WARN if paused else Tone.DANGER if up else Tone.INFO)
            ring.show_time(
                infusion.left(now), infusion.planned, f"{over} min over" if over else word
            )

    def show_clock(self, clock: str) -> None:
        """Say what time it is, in hours and minutes."""
        self._title.setText(f"Locked · {clock}")

    def show_alarms(self, beds: Sequence[str]) -> None:
        """Say in which beds an alarm waits for someone, and of what kind."""
        self._alarms.show_marks(alarm_marks(beds))
        for chip in self._alarms.findChildren(Chip):
            chip.set_large()

    def show_overdue(self, beds: Sequence[str]) -> None:
        """Say in which beds vital signs are overdue."""
        self._overdue.show_marks(overdue_marks(beds))

    def refuse(self, _field: str, sentence: str) -> None:
        """Say why the window stays locked."""
        self._problem.setText(sentence)
        self._problem.show()
        self.pin.clear()
        self.pin.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering all of it."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def _ask(self) -> None:
        if self.pin.text():
            self.unlock_asked.emit(self.pin.take())

    def _lay_out(self, person: str, ward: str) -> None:
        card = Card()
        card.setFixedWidth(440)
        card.body.setContentsMargins(sizes.MARGIN, sizes.MARGIN, sizes.MARGIN, sizes.MARGIN)
        card.body.addWidget(self._title)
        sentence = f"{ward}. {person} is signed in; what was typed is kept."
        card.body.addWidget(Label(sentence, "muted").set_wrapping())
        card.body.addWidget(Label("PIN", "heading"))
        card.body.addWidget(self.pin)
        card.body.addWidget(self._problem)
        self.unlock.set_weight(Weight.MAIN)
        self.unlock.set_key("Return")
        self.unlock.set_sign(Sign.LOCK)
        self.leave.set_key("Alt+S")
        row = QHBoxLayout()
        row.addWidget(self.leave)
        row.addStretch()
        row.addWidget(self.unlock)
        card.body.addSpacing(sizes.ROOM)
        card.body.addLayout(row)
        self._ring_row.addStretch()
        self._ring_row.insertStretch(0)
        column = QVBoxLayout(self)
        if self._practice:
            column.addLayout(centred(Label(self._practice, "practice")))
        column.addStretch(2)
        column.addLayout(centred(self._alarms))
        column.addSpacing(sizes.GAP)
        column.addLayout(centred(self._overdue))
        column.addSpacing(sizes.ROOM)
        column.addLayout(self._ring_row)
        column.addWidget(self._others)
        column.addSpacing(sizes.ROOM)
        column.addLayout(centred(card))
        column.addStretch(3)


def _titled(ring: Ring, bed: str, ends: Label) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    title = Label(f"Bed {bed}", "large")
    column.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addWidget(ring, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addWidget(ends, 0, Qt.AlignmentFlag.AlignHCenter)
    return both
