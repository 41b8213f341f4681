"""How many patients are in which state or wait for what; a press shows those alone."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Tone
from il2nurse.ui.page.ward_marks import Group
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.wrap_row import WrapRow
from il2nurse.workflow.ward.waiting import WaitsFor


class StateFilters(QWidget):
    """One button for each state and each wait that is there; pressed again it shows everybody."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Show only patients in one state")
        self.only: Group | None = None
        self._counts: dict[Group, Mark] = {}
        self._buttons: dict[Group, Action] = {}
        self._also = Label("also", "muted", self)
        self._row = WrapRow(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(sizes.TIGHT)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is counted."""
        return tuple(self._counts.values())

    def show_counts(self, counts: Mapping[Group, Mark]) -> None:
        """Show these; a state that nobody is in any more is no longer chosen."""
        if dict(counts) == self._counts:
            return
        self._counts = dict(counts)
        for state in [each for each in self._buttons if each not in counts]:
            button = self._buttons.pop(state)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        for at, (state, mark) in enumerate(counts.items()):
            button = self._buttons.get(state) or self._make(state)
            button.set_text(mark.word)
            self._row.removeWidget(button)
            self._row.insertWidget(at, button)
            button.show()
        self._stand_also(list(counts))
        if self.only not in counts:
            self.only = None

    def _stand_also(self, groups: Sequence[Group]) -> None:
        """What patients wait for is counted besides their states: a word stands between."""
        waits = [at for at, each in enumerate(groups) if isinstance(each, WaitsFor)]
        self._row.removeWidget(self._also)
        self._also.setVisible(bool(waits and waits[0]))
        if waits and waits[0]:
            self._row.insertWidget(waits[0], self._also)

    def _make(self, state: Group) -> Action:
        mark = self._counts[state]
        button = Action(f"only_{state.name.lower()}", mark.word, self)
        button.set_small()
        button.set_sign(mark.sign)
        button.setCheckable(True)
        button.set_weight(Weight.DANGER if mark.tone is Tone.DANGER else Weight.PLAIN)
        button.clicked.connect(lambda checked: self._choose(state, chosen=checked))
        self._buttons[state] = button
        return button

    def _choose(self, state: Group, *, chosen: bool) -> None:
        self.only = state if chosen else None
        for each, button in self._buttons.items():
            button.setChecked(each is self.only)
        self.changed.emit()
