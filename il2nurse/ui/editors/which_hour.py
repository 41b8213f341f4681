"""The question which of two equal hours is meant, in the night when the clocks go back."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout

from il2nurse.domain.values.wall_clock import possible_instants
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.label import Label


class WhichHour(QFrame):
    """Two buttons, neither pressed beforehand; not to be seen while there is nothing to ask."""

    chosen = Signal(object)

    def __init__(self, field: str, zone: tzinfo) -> None:
        super().__init__()
        self._zone = zone
        self._offered: tuple[datetime, ...] = ()
        self.first = Action(f"first_{field}", "First")
        self.second = Action(f"second_{field}", "Second")
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label("This hour comes twice. Which one?", "strong"))
        for action in (self.first, self.second):
            action.setCheckable(True)
            action.setAutoExclusive(True)
            self._group.addButton(action)
            action.toggled.connect(self._toggled)
            row.addWidget(action)
        row.addStretch()
        self.hide()

    def offer(self, instants: Sequence[datetime]) -> None:
        """Ask for one of two instants; with fewer there is nothing to ask."""
        self._offered = tuple(instants) if len(instants) == 2 else ()
        self._group.setExclusive(False)
        for action in (self.first, self.second):
            action.setChecked(False)
        self._group.setExclusive(True)
        if self._offered:
            self.first.set_text(f"First {self._written(self._offered[0])}, before the change")
            self.second.set_text(f"Second {self._written(self._offered[1])}, after the change")
        self.setVisible(bool(self._offered))

    def show_choice(self, at: datetime | None) -> None:
        """Show which of two equal hours was chosen; of another time there is nothing to choose."""
        self.offer(possible_instants(at.astimezone(self._zone), self._zone) if at else ())
        for action, instant in zip((self.first, self.second), self._offered, strict=False):
            action.setChecked(instant == at)

    def _toggled(self, on: bool) -> None:  # noqa: FBT001 - a signal hands it over without a name
        if on:
            self.chosen.emit(self._offered[int(self.second.isChecked())])

    def _written(self, at: datetime) -> str:
        local = at.astimezone(self._zone)
        return f"{local:%H:%M} {local:%Z}"
