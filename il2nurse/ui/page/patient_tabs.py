"""The pages about one patient, side by side: each one key away from the others."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from il2nurse.readable.routes import BY_NAME, ROUTES
from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.wrap_row import Wrapping


class PatientTabs(Wrapping):
    """The page on show is pressed in; ``chosen`` names another one.

    One without a tab of its own stands last, for as long as it is on show.
    """

    chosen = Signal(str)

    def __init__(self, here: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._here = here
        tabs: list[tuple[str, str, str | None]] = [
            (route.name, route.tab.text, route.tab.key) for route in ROUTES if route.tab
        ]
        if told := BY_NAME[here].here:
            tabs.append((here, told, None))
        self.tabs = {page: _action(self, page, text, key) for page, text, key in tabs}
        for page, action in self.tabs.items():
            action.setChecked(page == here)
            action.clicked.connect(self._choose)
            self.add(action)

    def set_listening(self, *, on: bool) -> None:
        """Leave the keys to a dialog that is open."""
        for action in self.tabs.values():
            action.setEnabled(on)

    def _choose(self) -> None:
        for page, action in self.tabs.items():
            action.setChecked(page == self._here)
            if action is self.sender() and page != self._here:
                self.chosen.emit(page)


def _action(row: QWidget, page: str, text: str, key: str | None) -> Action:
    made = Action(f"tab_{page}", text, row)
    made.setCheckable(True)
    if key:
        made.set_key(key)
    made.set_small()
    made.setMinimumHeight(sizes.TARGET)
    return made
