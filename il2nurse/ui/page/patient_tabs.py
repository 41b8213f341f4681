"""The pages about one patient, side by side: each one key away from the others."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.action import Action


@dataclass(frozen=True, slots=True)
class PatientTab:
    """One of the pages: its name in the window, what the tab says, and its key."""

    page: str
    text: str
    key: str


TABS: Final = (
    PatientTab("patient", "Doses", "D"),
    PatientTab("flowsheet", "Flowsheet", "F"),
    PatientTab("laboratory", "Laboratory", "R"),
    PatientTab("assessment", "Hold criteria", "H"),
    PatientTab("neuro", "Neuro", "E"),
)


class PatientTabs(QWidget):
    """The page on show is pressed in; ``chosen`` names another one.

    ``reacting`` is F12, which the patient's page has on a button of its own; it is heard at any
    time, also while a dialog is open.
    """

    chosen = Signal(str)
    reacting = Signal()

    def __init__(self, here: str) -> None:
        super().__init__()
        self._here = here
        self.tabs = {tab.page: _action(tab) for tab in TABS}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.GAP)
        for page, action in self.tabs.items():
            action.setChecked(page == here)
            action.clicked.connect(self._choose)
            row.addWidget(action)
        if here != "patient":
            QShortcut(QKeySequence("F12"), self).activated.connect(self.reacting)

    def set_listening(self, listening: bool) -> None:  # noqa: FBT001  (a setter)
        """Leave the keys to a dialog that is open."""
        for action in self.tabs.values():
            action.setEnabled(listening)

    def _choose(self) -> None:
        for page, action in self.tabs.items():
            action.setChecked(page == self._here)
            if action is self.sender() and page != self._here:
                self.chosen.emit(page)


def _action(tab: PatientTab) -> Action:
    made = Action(f"tab_{tab.page}", tab.text)
    made.setCheckable(True)
    made.set_key(tab.key)
    made.set_small()
    made.setMinimumHeight(sizes.TARGET)
    return made
