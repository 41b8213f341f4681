"""What to do now in an emergency, by the regimen; where it comes from is one press away."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.statements import Statement
from il2nurse.readable.chart.watched_after import watched_after_reaction
from il2nurse.readable.words import source_in_words
from il2nurse.ui.look import labels, sizes
from il2nurse.ui.look.confidence import NONE, PROPOSAL, UNVERIFIED, confidence_mark
from il2nurse.ui.look.tones import Mark
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.wrap_row import WrapRow

SHOW_CONDITIONS: Final = "Alt+D"
HEADING: Final = "What to do now"
CALL: Final = "Call: {}"
# The longest of what is done first has one line on a ward's screen.
LEAD_SHARE: Final = 10
TOLD_SHARE: Final = 9


class EmergencyCard(Card):
    """What is always done, numbered; below it what is done on a condition, in two columns.

    The numbered acts are open in view all the time. ``fold`` leaves room for questions: of the
    others the conditions stand there alone, whose acts are one press away.
    """

    def __init__(self, regimen: Regimen, reach: str, *, infusing: bool = True) -> None:
        """``reach`` says whom to call; what stops a dose is left out where none is ``infusing``."""
        super().__init__()
        self._title = Label(HEADING, "heading")
        self._sources: list[Label] = []
        self._small = False
        leads = [each for each in regimen.emergency if each.lead]
        self._always = [each for each in leads if infusing or not each.while_infusing]
        if (watched := watched_after_reaction(regimen)) is not None:
            self._always.append(watched)
        self._others = [each for each in regimen.emergency if not each.lead]
        self._show = Action("show_sources", labels.SHOW_SOURCES)
        self._show.set_small()
        self._show.clicked.connect(self._turn)
        self.unfold = Action("show_conditions", labels.SHOW_WHAT_TO_DO)
        self.unfold.set_small()
        self.unfold.set_key(SHOW_CONDITIONS)
        self.unfold.setCheckable(True)
        self.unfold.toggled.connect(self._show_conditions)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(sizes.SPACE)
        self._grid.setVerticalSpacing(sizes.TIGHT)
        self._leads = [lead for at, each in enumerate(self._always) for lead in self._act(at, each)]
        self._reach = Label(CALL.format(reach), "strong").set_wrapping()
        self._seen, self._asked = Label(role="alarm"), Label(role="alarm").set_wrapping()
        self._named = Label(_conditions(self._others), "fact").set_wrapping()
        self._conditions = QWidget()
        self._conditions.setLayout(self._halves(self._others))
        self._chip = Chip(_least(regimen), self)
        self._lay_out()

    def _lay_out(self) -> None:
        self._grid.setColumnStretch(1, LEAD_SHARE)
        self._grid.setColumnStretch(2, TOLD_SHARE)
        head = WrapRow()
        head.setSpacing(sizes.GAP)
        head.addWidget(self._title)
        head.addStretch()
        for action in (self.unfold, self._show):
            head.addWidget(action)
        self.body.addLayout(head)
        self._add_what_is_seen()
        self.body.addLayout(self._grid)
        for part in (self._named, self._conditions, self._chip):
            self.body.addWidget(part)
        for part in (self._named, self.unfold, self._chip):
            part.hide()

    def _add_what_is_seen(self) -> None:
        row, top = len(self._always), Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self._reach, row, 1, 1, 2, top)
        for column, label in ((1, self._seen), (2, self._asked)):
            self._grid.addWidget(label, row + 1, column, top)
            label.hide()

    def show_seen(self, names: Sequence[str]) -> None:
        """Below the numbered acts: what is done besides where the condition names what is seen."""
        spoken = [name.lower() for name in names]
        found = next((e for e in self._others if _is_named(e.condition or "", spoken)), None)
        self._seen.show_sentence(f"{found.condition}:" if found else "")
        self._asked.show_sentence(found.text if found else "")

    def fold(self) -> None:
        """Take little room; everything stays one press away."""
        if self._always and self._others:
            self._named.show()
            self.unfold.show()
            self._conditions.hide()

    def shrink(self) -> None:
        """Take the least room: the numbered acts, all else one press away."""
        self._small = True
        self._title.hide()
        self.body.setContentsMargins(sizes.SPACE, sizes.TIGHT, sizes.SPACE, sizes.TIGHT)
        for lead in self._leads:
            lead.set_role("strong")
        self._grid.setColumnStretch(2, TOLD_SHARE + TOLD_SHARE // 2)
        self._grid.setVerticalSpacing(0)
        self.unfold.setChecked(False)
        self._show_conditions(False)

    def _show_conditions(self, shown: bool) -> None:  # noqa: FBT001 - a slot of Qt
        self._conditions.setVisible(shown)
        self._named.setHidden(shown or self._small)
        self._show.setVisible(shown or not self._small)
        self.unfold.set_text("Show less" if shown else self._show_more)

    @property
    def _show_more(self) -> str:
        return "All acts" if self._small else labels.SHOW_WHAT_TO_DO

    def _act(self, at: int, statement: Statement) -> tuple[Label, Label]:
        """One line of the numbered acts: what is done first, and how, beside each other."""
        number = Label(f"{at + 1}", "large")
        lead = Label(statement.lead or "", "large").set_wrapping()
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(number, at, 0, top)
        self._grid.addWidget(lead, at, 1, top)
        cell = self._cell(statement, None, "")
        cell.addStretch()
        self._grid.addLayout(cell, at, 2)
        return number, lead

    def _halves(self, statements: Sequence[Statement]) -> QHBoxLayout:
        half = -(-len(statements) // 2)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
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
        self._show.set_text(labels.SHOW_SOURCES if shown else "Hide the sources")


def _is_named(condition: str, names: Sequence[str]) -> bool:
    return any(name in condition.lower() for name in names)


def _conditions(statements: Sequence[Statement]) -> str:
    """The conditions in one line, each as it begins the act."""
    return "And for: " + " · ".join(each.condition or each.text for each in statements)


def _least(regimen: Regimen) -> Mark:
    """The weakest confidence among the statements."""
    found = [confidence_mark(each.source, each.confidence) for each in regimen.emergency]
    return next((mark for mark in (PROPOSAL, UNVERIFIED) if mark in found), NONE)
