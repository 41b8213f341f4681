"""What to do now in an emergency, by the regimen; where it comes from is one press away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.statements import Statement
from il2nurse.readable.words import source_in_words
from il2nurse.ui.look import sizes
from il2nurse.ui.look.confidence import NONE, PROPOSAL, UNVERIFIED, confidence_mark
from il2nurse.ui.look.tones import Mark
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.label import Label


class EmergencyCard(Card):
    """What is always done, numbered; below it what is done on a condition, in two columns."""

    def __init__(self, regimen: Regimen) -> None:
        super().__init__("What to do now")
        self._sources: list[Label] = []
        self._show = Action("show_sources", "Show the sources")
        self._show.set_small()
        self._show.clicked.connect(self._turn)
        always = [each for each in regimen.emergency if each.lead]
        top = QHBoxLayout()
        top.addLayout(self._numbered(always), 1)
        top.addWidget(self._show, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.body.addSpacing(sizes.GAP)
        self.body.addLayout(self._halves([each for each in regimen.emergency if not each.lead]))
        self._chip = Chip(_least(regimen), self)
        self.body.addWidget(self._chip)
        self._chip.hide()

    def _numbered(self, statements: Sequence[Statement]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(sizes.SPACE)
        grid.setVerticalSpacing(sizes.GAP)
        grid.setColumnStretch(1, 1)
        for at, each in enumerate(statements, 1):
            number = Label(f"{at}", "large")
            grid.addWidget(number, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(self._cell(each, each.lead, "large"), at, 1)
        return grid

    def _halves(self, statements: Sequence[Statement]) -> QHBoxLayout:
        half = -(-len(statements) // 2)
        row = QHBoxLayout()
        row.setSpacing(sizes.MARGIN)
        for part in (statements[:half], statements[half:]):
            column = QVBoxLayout()
            column.setSpacing(sizes.GAP)
            for each in part:
                column.addLayout(self._cell(each, each.condition, "fact value"))
            column.addStretch()
            row.addLayout(column, 1)
        return row

    def _cell(self, statement: Statement, first: str | None, role: str) -> QVBoxLayout:
        cell = QVBoxLayout()
        cell.setSpacing(0)
        if first:
            cell.addWidget(Label(first, role).set_wrapping())
        cell.addWidget(Label(statement.text, "fact").set_wrapping())
        label = Label(source_in_words(statement.source, statement.confidence), "small")
        label.set_wrapping().hide()
        self._sources.append(label)
        cell.addWidget(label)
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
