"""What needs a charge nurse: one line each, which opens its patient or the regimens."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.ward.attention import Attention, Urgency

MARKS = {
    Urgency.ACT: Mark(Tone.DANGER, "act now", Sign.WARNING),
    Urgency.REVIEW: Mark(Tone.WARN, "review", Sign.QUESTION),
}
SHORT = 120
"""A matter of so many letters is told whole."""
NOTHING = "Nothing needs a charge nurse now."


class AttentionLines(QScrollArea):
    """The lines scroll where they are many; ``chosen`` gives the patient's MRN.

    ``regimens`` was chosen where the line is about those.
    """

    chosen = Signal(str)
    regimens = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attention")
        self.setAccessibleName("What needs a charge nurse")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(96)
        self._attention: tuple[Attention, ...] | None = None
        self._lines: dict[str, str | None] = {}

    def show_attention(self, attention: Sequence[Attention]) -> None:
        """Show these in place of the ones before."""
        if tuple(attention) == self._attention:
            return
        self._attention = tuple(attention)
        panel = QWidget()
        panel.setProperty("ground", "none")
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, sizes.GAP, 0)
        column.setSpacing(sizes.GAP)
        for at, matter in enumerate(self._attention):
            column.addWidget(self._line(at, matter))
        if not self._attention:
            column.addWidget(Label(NOTHING, "muted"))
        column.addStretch()
        self.setWidget(panel)

    def _line(self, at: int, matter: Attention) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        opened = Action(f"matter_{at}", matter.bed or "Regimens")
        opened.set_small()
        opened.setMinimumHeight(28)
        where = f"Bed {matter.bed}" if matter.bed else "Regimens"
        opened.setAccessibleName(f"{where}: {matter.say}")
        opened.clicked.connect(self._choose)
        self._lines[opened.objectName()] = matter.mrn
        row.addWidget(opened)
        said = Label(_short(matter.say), "fact").set_wrapping()
        said.setToolTip(matter.say)
        row.addWidget(said, 1)
        row.addWidget(Chip(MARKS[matter.urgency], line))
        return line

    def _choose(self) -> None:
        mrn = self._lines[self.sender().objectName()]
        if mrn is None:
            self.regimens.emit()
        else:
            self.chosen.emit(mrn)


def _short(say: str) -> str:
    """The first sentence of a long matter; all of it stands on the page that it opens."""
    if len(say) <= SHORT:
        return say
    first, full, _ = say.partition(". ")
    return f"{first}. More …" if full else say
