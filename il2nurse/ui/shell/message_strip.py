"""The message strip: what happened, what was kept, what to do next."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from il2nurse.ui.look import sizes
from il2nurse.ui.look.theme import restyle
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.label import Label

MARKS: Mapping[Tone, Mark] = {
    Tone.GOOD: Mark(Tone.GOOD, "Done", Sign.CHECK),
    Tone.INFO: Mark(Tone.INFO, "Note", Sign.DOT),
    Tone.PLAIN: Mark(Tone.PLAIN, "Note", Sign.DOT),
    Tone.WARN: Mark(Tone.WARN, "Attention", Sign.WARNING),
    Tone.DANGER: Mark(Tone.DANGER, "Not done", Sign.CROSS),
}
PASSING = (Tone.GOOD, Tone.INFO, Tone.PLAIN)
SHOWN_MS = 8_000


class MessageStrip(QFrame):
    """One sentence above the page.

    Good news leaves by itself, a refusal with the next act that succeeds, and everything with its
    page: what is said together with a turn to another page belongs to that one, but for a
    refusal. What must not be missed stands until it is dismissed; what is said meanwhile makes
    room for it. A message about a patient names the patient.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_strip")
        self.setProperty("part", "strip")
        self._chip = Chip(parent=self)
        self._about = Label(role="muted")
        self._about.setObjectName("message_about")
        self._sentence = Label(role="strong").set_wrapping()
        self._sentence.setObjectName("message")
        self._close = Action("dismiss", "Close message")
        self._close.set_small()
        self._close.set_key("F3")
        self._close.clicked.connect(self._dismiss)
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.timeout.connect(self._make_room)
        self._tone = Tone.PLAIN
        self._standing = ""
        self._standing_about: str | None = None
        self._fresh = False
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.ROOM, sizes.TIGHT, sizes.ROOM, sizes.TIGHT)
        row.setSpacing(sizes.SPACE)
        row.addWidget(self._chip)
        row.addWidget(self._about)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._close)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said; empty where nothing is."""
        return self._sentence.text()

    def show_message(self, tone: str, sentence: str, about: str | None = None) -> None:
        """Say something of a patient; what stands until it is dismissed comes back afterwards."""
        self._tone = Tone(tone)
        self._chip.show_mark(MARKS[self._tone])
        self._sentence.setText(sentence)
        self._about.setText(about or "")
        self._about.setVisible(bool(about))
        self.setProperty("tone", self._tone.value)
        named = f"{about}: {sentence}" if about else sentence
        self.setAccessibleName(f"{MARKS[self._tone].word}: {named}")
        self._fresh = True
        QTimer.singleShot(0, self, self._grow_old)
        restyle(self)
        self.show()
        self._leave.stop()
        if self._tone in PASSING:
            self._leave.start(SHOWN_MS)

    def show_standing(self, sentence: str, about: str | None = None) -> None:
        """Say what must not be missed, until it is dismissed or the person leaves."""
        self._standing, self._standing_about = sentence, about
        self.show_message(Tone.WARN.value, sentence, about)

    def turn_page(self) -> None:
        """Another page comes: what was said of the one before ends, but for what must stand."""
        goes_along = self._fresh and self._tone is not Tone.DANGER
        if self.sentence and not goes_along and self.sentence != self._standing:
            self._make_room()

    def settle(self) -> None:
        """Something succeeded: an earlier refusal is over."""
        if self.sentence and self._tone is Tone.DANGER:
            self._make_room()

    def clear(self) -> None:
        """Say nothing any more."""
        self._leave.stop()
        self._standing, self._standing_about = "", None
        self._sentence.setText("")
        self.hide()

    def _make_room(self) -> None:
        """Go, unless something waits to be dismissed."""
        waiting, about = self._standing, self._standing_about
        self.clear()
        if waiting:
            self.show_standing(waiting, about)

    def _grow_old(self) -> None:
        """What is said belongs to the page on show by now."""
        self._fresh = False

    def _dismiss(self) -> None:
        if self.sentence == self._standing:
            self.clear()
        else:
            self._make_room()
