"""The flowsheet's bars: what is done, beside the tabs; below the picture its time and its parts."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from il2nurse.readable.flowsheet.periods import Period
from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.wrap_row import WrapRow

KEYS: Final = {Period.EIGHT_HOURS: "8", Period.DAY: "2", Period.CYCLE: "C"}
NAMES: Final = {
    Period.EIGHT_HOURS: "period_8h",
    Period.DAY: "period_24h",
    Period.CYCLE: "period_cycle",
}
BELOW: Final = (
    ("below_table", "Table", "T"),
    ("below_labs", "Labs", "L"),
    ("below_words", "Words", "W"),
)

GRAPH_KEY, FLUIDS_KEY = "G", "U"
ARROWS: Final = {"Left": "←", "Right": "→"}


class FlowTools(QWidget):
    """What is done from here."""

    def __init__(self) -> None:
        super().__init__()
        self.vitals = _tool("vital_signs", "Vital signs", "V")
        self.fluids = _tool("fluids", "Intake and output", "I")
        self.print = _tool("print_flowsheet", "Print", "P")
        row = _row(self)
        for action in (self.vitals, self.fluids, self.print):
            row.addWidget(action)

    def set_listening(self, *, on: bool) -> None:
        """Leave the keys to a dialog that is open."""
        for action in (self.vitals, self.fluids, self.print):
            action.setEnabled(on)


class FlowTime(QWidget):
    """How much time is shown, and what is shown below the pictures; ``range`` says which time."""

    period_chosen = Signal(str)
    moved = Signal(int)
    newest = Signal()
    below_chosen = Signal(int)
    fluids_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.periods = {each: _choice(NAMES[each], each.value, KEYS[each]) for each in Period}
        self.earlier = _arrow("earlier", "Earlier", "Left")
        self.later = _arrow("later", "Later", "Right")
        self.now = _small("now", "Now", "N")
        self.range = Label(role="strong")
        self.range.setObjectName("flow_range")
        self.graph = _choice("show_graph", "Graph", GRAPH_KEY)
        self.below = [_choice(name, text, key) for name, text, key in BELOW]
        self.fluids = _choice("show_fluids", "Fluids", FLUIDS_KEY)
        self._listening, self._ends = True, (False, True)
        self._lengths, self._parts = QButtonGroup(self), QButtonGroup(self)
        self._lay_out()
        for period, action in self.periods.items():
            self._lengths.addButton(action)
            action.setProperty("period", period.value)
            action.clicked.connect(self._choose)
        self._parts.addButton(self.graph)
        for at, action in enumerate(self.below):
            self._parts.addButton(action)
            action.clicked.connect(partial(self.below_chosen.emit, at))
        self.below[0].setChecked(True)
        self.earlier.clicked.connect(lambda: self.moved.emit(-1))
        self.later.clicked.connect(lambda: self.moved.emit(1))
        self.now.clicked.connect(self.newest)
        self.fluids.clicked.connect(self.fluids_wanted)

    def show_stretch(self, period: Period, text: str, *, oldest: bool, newest: bool) -> None:
        """Say from when to when; before the oldest and after the newest there is nothing."""
        self._ends = (oldest, newest)
        self.periods[period].setChecked(True)
        self.range.setText(text)
        self.range.setAccessibleName(f"Shown: {text}")
        self.set_listening(on=self._listening)

    def show_parts(self, below: int, *, both: bool, graph: bool) -> None:
        """Say what is on show; the graph is a choice only where it stands in another's place."""
        self.graph.setVisible(not both)
        (self.graph if graph else self.below[below]).setChecked(True)

    def told_with(self, totals: Label) -> QHBoxLayout:
        """A line with which time is shown, and what its totals are."""
        line = QHBoxLayout()
        line.setSpacing(sizes.SPACE)
        line.addWidget(self.range)
        line.addWidget(totals, 1)
        return line

    def set_listening(self, *, on: bool) -> None:
        """Leave the keys to a dialog that is open."""
        self._listening = on
        oldest, newest = self._ends
        for action in (*self.periods.values(), self.graph, *self.below, self.fluids):
            action.setEnabled(on)
        self.earlier.setEnabled(on and not oldest)
        for action in (self.later, self.now):
            action.setEnabled(on and not newest)

    def _choose(self) -> None:
        self.period_chosen.emit(str(self.sender().property("period")))

    def _lay_out(self) -> None:
        row = _row(self)
        row.setSpacing(sizes.TIGHT)
        for action in (*self.periods.values(), self.earlier, self.later, self.now):
            row.addWidget(action)
        row.addStretch()
        for action in (self.graph, *self.below, self.fluids):
            row.addWidget(action)


def _row(widget: QWidget) -> WrapRow:
    row = WrapRow(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(sizes.GAP)
    return row


def _choice(name: str, text: str, key: str) -> Action:
    made = _small(name, text, key)
    made.setCheckable(True)
    return made


def _tool(name: str, text: str, key: str) -> Action:
    made = Action(name, text)
    made.setAccessibleName(text)
    made.setToolTip(text)
    made.set_key(key)
    made.set_small()
    made.setMinimumHeight(sizes.TARGET)
    return made


def _small(name: str, text: str, key: str) -> Action:
    made = Action(name, text)
    made.set_small()
    made.set_key(key)
    return made


def _arrow(name: str, spoken: str, key: str) -> Action:
    """A button that shows its key alone, which is an arrow."""
    made = _small(name, "", key)
    made.setAccessibleName(spoken)
    made.setToolTip(f"{spoken}; a whole period with Ctrl")
    made.show_key(ARROWS[key])
    return made
