"""What to do now in an emergency, by the regimen; where it comes from is one press away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.readable.words import source_in_words
from il2nurse.ui.look import sizes
from il2nurse.ui.look.confidence import NONE, PROPOSAL, UNVERIFIED, confidence_mark
from il2nurse.ui.look.tones import Mark
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.label import Label


class EmergencyCard(Card):
    """The statements side by side; their sources take room only when they are asked for."""

    def __init__(self, regimen: Regimen) -> None:
        super().__init__("What to do now")
        self._sources: list[Label] = []
        self._show = Action("show_sources", "Show the sources")
        self._show.set_small()
        self._show.clicked.connect(self._turn)
        grid = QGridLayout()
        grid.setHorizontalSpacing(sizes.MARGIN)
        half = -(-len(regimen.emergency) // 2)
        for at, statement in enumerate(regimen.emergency):
            source = source_in_words(statement.source, statement.confidence)
            grid.addLayout(self._cell(statement.text, source), at % half, at // half)
        self.body.addLayout(grid)
        self._chip = Chip(_least(regimen), self)
        self.body.addWidget(self._chip)
        self.body.addWidget(self._show, 0, Qt.AlignmentFlag.AlignLeft)
        self._chip.hide()

    def _cell(self, text: str, source: str) -> QVBoxLayout:
        cell = QVBoxLayout()
        cell.setSpacing(0)
        cell.addWidget(Label(text, "fact value").set_wrapping())
        label = Label(source, "small").set_wrapping()
        label.hide()
        self._sources.append(label)
        cell.addWidget(label)
        cell.addStretch()
        return cell

    def _turn(self) -> None:
        shown = not self._sources[0].isHidden() if self._sources else True
        for label in self._sources:
            label.setHidden(shown)
        self._chip.setHidden(shown or self._chip.mark == NONE)
        self._show.set_text("Show the sources" if shown else "Hide the sources")


def _least(regimen: Regimen) -> Mark:
    """The weakest confidence among the statements."""
    found = [confidence_mark(each.source, each.confidence) for each in regimen.emergency]
    return next((mark for mark in (PROPOSAL, UNVERIFIED) if mark in found), NONE)
