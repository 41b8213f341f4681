"""The message strip: what happened, what was kept, what to do next."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from il2nurse.ui import sizes
from il2nurse.ui.icons import Sign
from il2nurse.ui.theme import restyle
from il2nurse.ui.tones import Mark, Tone
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
    """One sentence above the page. Good news leaves by itself; a refusal stays until it is read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_strip")
        self.setProperty("part", "strip")
        self._chip = Chip(parent=self)
        self._sentence = Label(role="strong").set_wrapping()
        self._sentence.setObjectName("message")
        self._close = Action("dismiss", "Close message")
        self._close.set_small()
        self._close.set_key("F3")
        self._close.clicked.connect(self.clear)
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.timeout.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.ROOM, 5, sizes.ROOM, 5)
        row.setSpacing(sizes.SPACE)
        row.addWidget(self._chip)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._close)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said; empty where nothing is."""
        return self._sentence.text()

    def show_message(self, tone: str, sentence: str) -> None:
        """Say something; what was said before makes room."""
        meant = Tone(tone)
        self._chip.show_mark(MARKS[meant])
        self._sentence.setText(sentence)
        self.setProperty("tone", meant.value)
        self.setAccessibleName(f"{MARKS[meant].word}: {sentence}")
        restyle(self)
        self.show()
        self._leave.stop()
        if meant in PASSING:
            self._leave.start(SHOWN_MS)

    def clear(self) -> None:
        """Say nothing any more."""
        self._leave.stop()
        self._sentence.setText("")
        self.hide()
