"""What needs a charge nurse: one line each, which opens its patient or the regimens."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
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
SHORT = 110
"""A matter of so many letters is told whole."""
LINE = 28
ALWAYS = 4
"""So many matters that are to be acted on now have room whatever else is on the page."""
NOTHING = "Nothing needs a charge nurse now."
NOTHING_MORE = "Nothing more than the alarms above."


class AttentionLine(QWidget):
    """One matter with the way to it; another sentence on the same matter keeps the keyboard."""

    def __init__(self, at: int, matter: Attention) -> None:
        super().__init__()
        self.mrn, self.now = matter.mrn, False
        self.open = Action(f"matter_{at}", matter.bed or "Regimens")
        self.open.set_small()
        self.open.setMinimumHeight(LINE)
        self._said = Label(role="fact").set_wrapping()
        self._chip = Chip(MARKS[matter.urgency], self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.open)
        row.addWidget(self._said, 1)
        row.addWidget(self._chip)
        self.show_matter(matter)

    def show_matter(self, matter: Attention) -> None:
        """Say this; it is about whom the line was made for."""
        self.now = matter.urgency is Urgency.ACT
        where = f"Bed {matter.bed}" if matter.bed else "Regimens"
        self.open.setAccessibleName(f"{where}: {matter.say}")
        self._said.setText(_short(matter.say))
        self._said.setToolTip(matter.say)
        self._chip.show_mark(MARKS[matter.urgency])

    def height_in(self, wide: int) -> int:
        """How high all of it is in this width."""
        self._chip.ensurePolished()
        self._said.ensurePolished()
        beside = self.open.width() + self._chip.sizeHint().width() + 2 * sizes.GAP
        return max(LINE, self._said.heightForWidth(max(wide - beside, 1)))


class AttentionLines(QScrollArea):
    """As many lines as are whole in view, or all of them, which may scroll.

    ``chosen`` gives the patient's MRN; ``regimens`` was chosen where the line is about those.
    ``fitted`` says that other lines may be left out now.
    """

    chosen = Signal(str)
    regimens = Signal()
    fitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attention")
        self.setAccessibleName("What needs a charge nurse")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(2 * LINE)
        self._all, self._nothing = False, NOTHING
        self._about: list[object] | None = None
        self.lines: tuple[AttentionLine, ...] = ()

    @property
    def left_out(self) -> int:
        """How many lines have no room."""
        return sum(line.isHidden() for line in self.lines)

    @property
    def left_out_now(self) -> int:
        """How many of those are to be acted on now."""
        return sum(line.isHidden() and line.now for line in self.lines)

    def show_attention(self, attention: Sequence[Attention], *, alarmed: bool = False) -> None:
        """Show these in place of the ones before; ``alarmed`` where alarms stand above the page."""
        self._nothing = NOTHING_MORE if alarmed else NOTHING
        about: list[object] = [(matter.mrn, matter.bed) for matter in attention] or [alarmed]
        if about != self._about:
            self._about = about
            self._make_lines(attention)
        for line, matter in zip(self.lines, attention, strict=True):
            line.show_matter(matter)
        urgent = min(sum(line.now for line in self.lines), ALWAYS)
        self.setMinimumHeight(max(urgent, 2) * (LINE + sizes.TIGHT))
        self._fit()

    def show_all(self, *, on: bool) -> None:
        """Show every line, or those alone that are whole in view."""
        self._all = on
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size has room for other lines."""
        super().resizeEvent(event)
        self._fit()

    def _make_lines(self, attention: Sequence[Attention]) -> None:
        panel = QWidget()
        panel.setProperty("ground", "none")
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, sizes.GAP, 0)
        column.setSpacing(sizes.TIGHT)
        self.lines = tuple(AttentionLine(at, matter) for at, matter in enumerate(attention))
        for line in self.lines:
            line.open.clicked.connect(self._choose)
            column.addWidget(line)
        # The sentences begin under each other.
        wide = max((line.open.sizeHint().width() for line in self.lines), default=0)
        for line in self.lines:
            line.open.setFixedWidth(wide)
        if not attention:
            column.addWidget(Label(self._nothing, "muted"))
        column.addStretch()
        self.setWidget(panel)

    def _fit(self) -> None:
        wide, room = self.viewport().width() - sizes.GAP, self.viewport().height()
        for at, line in enumerate(self.lines):
            room -= line.height_in(wide)
            # One line is always there, cut or not: what is left out is counted beside it.
            line.setVisible(self._all or at == 0 or room >= 0)
            room -= sizes.TIGHT
        self.fitted.emit()

    def _choose(self) -> None:
        pressed = self.sender()
        line = next(each for each in self.lines if each.open is pressed)
        if line.mrn is None:
            self.regimens.emit()
        else:
            self.chosen.emit(line.mrn)


def _short(say: str) -> str:
    """The first sentences of a long matter; all of it stands on the page that it opens."""
    if len(say) <= SHORT:
        return say
    told, *more = say.split(". ")
    for each in more:
        if len(told) + len(each) + len("..") > SHORT:
            return f"{told}."
        told = f"{told}. {each}"
    return told
