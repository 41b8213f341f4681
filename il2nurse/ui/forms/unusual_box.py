"""Unusual values: the sentence with the last value, and the one key that confirms them."""

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.rules.chart.unusual import ASK, Oddity
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.qt.key_press import ENTER
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.finding import FindingList
from il2nurse.ui.widgets.foot import Foot

UNUSUAL = Mark(Tone.WARN, "Unusual", Sign.QUESTION)
ASKED = "Measure again, or confirm."
CONFIRM = "Record: the values are right"
KEY = "Alt+C"
# A space meant for the value itself must not confirm what nobody has read.
ARMED_AFTER_MS = 700


class _Confirm(Action):
    """Has the ring as soon as something is unusual; Enter never confirms what is unusual."""

    def __init__(self, text: str) -> None:
        super().__init__("confirm_unusual", text)
        self.asked = QElapsedTimer()
        self.set_weight(Weight.DANGER)
        self.set_key(KEY)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does nothing here, and no key that comes too early does."""
        if event.key() not in ENTER and self.asked.hasExpired(ARMED_AFTER_MS):
            super().keyPressEvent(event)


class UnusualBox(QWidget):
    """Not to be seen while there is nothing to confirm; ``sure`` says that the values are meant."""

    sure = Signal()

    def __init__(
        self, text: str = CONFIRM, foot: Foot | None = None, instead_of: Action | None = None
    ) -> None:
        """With a ``foot`` the key that confirms stands there, and takes no room above it.

        There it stands ``instead_of`` the act that would only ask once more: while something is
        asked there is one way to record.
        """
        super().__init__()
        self.setAccessibleName("Unusual values")
        self._oddities: tuple[Oddity, ...] = ()
        self._instead_of = instead_of
        self._boxes = FindingList()
        self.confirm = _Confirm(text)
        self.confirm.clicked.connect(self.sure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.TIGHT)
        column.addLayout(self._boxes)
        if foot:
            foot.row.addWidget(self.confirm)
        else:
            column.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignRight)
        self.confirm.hide()
        self.hide()

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that would be confirmed."""
        return tuple(oddity.field for oddity in self._oddities)

    def ask(self, oddities: Sequence[Oddity], asked: str = ASKED) -> None:
        """Ask whether these values are meant; with none there is nothing to ask."""
        self._oddities = tuple(oddities)
        self.confirm.asked.start()
        sentences = [oddity.sentence for oddity in self._oddities]
        if sentences:
            sentences[-1] = f"{sentences[-1].removesuffix(ASK)} {asked}"
        self._boxes.show_marks([(UNUSUAL, sentence) for sentence in sentences])
        self.setVisible(bool(self._oddities))
        self.confirm.setVisible(bool(self._oddities))
        if self._instead_of:
            self._instead_of.setVisible(not self._oddities)
