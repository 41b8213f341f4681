"""Putting a register's key back: the fourteen groups of its recovery sheet are typed."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.values.recovery_key import GROUPS
from il2nurse.ui.forms.sheet_groups import SheetGroups
from il2nurse.ui.look import labels, sizes
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.centre import centred
from il2nurse.ui.widgets.label import Label

WIDTH: Final = 600
SAY: Final = (
    "Take the ward's recovery sheet from the safe and type its groups; a scanner may read its "
    "square code instead. Small letters do not matter; O and 0, I, L and 1 are taken for the same. "
    "Nothing is changed before the key opens the register."
)


class RestoreKeyPage(QWidget):
    """Shown before anyone signs in; ``typed`` carries all that was typed."""

    typed = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page_restore_key")
        self.setProperty("ground", "page")
        self.groups = SheetGroups("group", range(1, GROUPS + 1))
        self._problem = Label(role="slip").set_wrapping()
        self._problem.setObjectName("restore_problem")
        self._problem.hide()
        self.restore = Action("restore_key", labels.PUT_KEY_BACK)
        self.leave = Action("leave_restore", labels.BACK)
        self.restore.set_weight(Weight.MAIN)
        self.restore.set_key("Return")
        self.leave.set_key("Esc")
        self.restore.clicked.connect(self._ask)
        self.leave.clicked.connect(self._leave)
        self.groups.filled.connect(self.restore.setFocus)
        self._lay_out()
        self.setFocusProxy(self.groups)

    def show_problem(self, sentence: str) -> None:
        """Say why the key was not put back; what was typed stays, to be compared."""
        self._problem.show_sentence(sentence)

    def forget(self) -> None:
        """Nothing of the key stays in the window."""
        self.show_problem("")
        self.groups.clear()

    def _ask(self) -> None:
        if not self.groups.full:
            self.show_problem(f"A recovery sheet has {GROUPS} groups. Type the open ones first.")
            self.groups.focus_open()
            return
        self.show_problem("")
        self.typed.emit(" ".join(self.groups.typed().values()))

    def _leave(self) -> None:
        self.forget()
        self.left.emit()

    def _lay_out(self) -> None:
        card = Card()
        card.setFixedWidth(WIDTH)
        card.body.setContentsMargins(sizes.MARGIN, sizes.MARGIN, sizes.MARGIN, sizes.MARGIN)
        card.body.addWidget(Label("Put the register's key back", "title").set_wrapping())
        card.body.addWidget(Label(SAY, "muted").set_wrapping())
        card.body.addSpacing(sizes.GAP)
        card.body.addLayout(centred(self.groups))
        card.body.addWidget(self._problem)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.leave)
        row.addWidget(self.restore)
        card.body.addSpacing(sizes.GAP)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(centred(card))
        column.addStretch(3)
