"""The rail: all steps of a dose, which are done, which is open and which is on show."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from il2nurse.ui.dose.rail_row import Progress, RailRow
from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.label import Label

_TOP = sizes.GAP
_BOTTOM = sizes.TIGHT
_HEADING = 25
_WRAPPED = 10
"""Room for titles that take two lines while the other rows are low."""


@dataclass(frozen=True, slots=True)
class RailItem:
    """One step: its phase, number and short title, how far it is, and when it was confirmed."""

    id: str
    phase: str
    number: int
    title: str
    progress: Progress
    time: str | None = None


class Rail(QScrollArea):
    """Steps in their phases; arrow keys move, Enter or Space opens.

    ``parent`` is the page: where it is narrow, the rail has no titles.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName("Steps of this dose")
        self.setFixedWidth(sizes.RAIL)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._items: tuple[RailItem, ...] = ()
        self._rows: list[RailRow] = []
        self._headings: list[Label] = []
        self._narrow = False
        self._page = parent
        if parent:
            parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a narrow page the step has the room of the titles."""
        page = self._page
        if page is not None and watched is page and event.type() == QEvent.Type.Resize:
            self.set_narrow(page.width() < sizes.NARROW)
        return super().eventFilter(watched, event)

    def show_items(self, items: Sequence[RailItem]) -> None:
        """Show these steps; nothing is built again where only their progress changed."""
        shown = tuple(items)
        if [item.id for item in shown] != [item.id for item in self._items]:
            self._build(shown)
        self._items = shown
        self._fit()
        for row, item in zip(self._rows, shown, strict=True):
            row.show_state(item.number, item.title, item.progress, item.time or "")
            here = item.progress is Progress.HERE
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
            if here:
                self.ensureWidgetVisible(row)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - one switch, and its name says which
        """Leave the titles away, where the step needs the room."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.setFixedWidth(sizes.NARROW_RAIL if narrow else sizes.RAIL)
            self._show_narrow()

    def _show_narrow(self) -> None:
        for row in self._rows:
            row.set_narrow(self._narrow)
        for heading in self._headings:
            heading.setVisible(not self._narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the rows a little lower before a scroll bar is needed."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go from step to step."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        at = next((i for i, row in enumerate(self._rows) if row.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        row = self._rows[max(0, min(len(self._rows) - 1, at + step))]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(row)

    def _build(self, items: tuple[RailItem, ...]) -> None:
        panel = QFrame()
        panel.setProperty("part", "rail")
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, _TOP, 0, _BOTTOM)
        column.setSpacing(0)
        self._rows, self._headings = [], []
        phase = ""
        for item in items:
            if item.phase != phase:
                phase = item.phase
                self._headings.append(_heading(phase))
                column.addWidget(self._headings[-1])
            row = RailRow(f"step_{item.id}", panel)
            row.clicked.connect(self._choose)
            self._rows.append(row)
            column.addWidget(row)
        column.addStretch()
        self.setWidget(panel)
        self._show_narrow()

    def _fit(self) -> None:
        phases = len({item.phase for item in self._items})
        room = self.viewport().height() - phases * _HEADING - _TOP - _BOTTOM - _WRAPPED
        for row in self._rows:
            row.set_line(room // max(1, len(self._rows)))

    def _choose(self) -> None:
        row = self.sender()
        if isinstance(row, RailRow):
            self.chosen.emit(row.objectName().removeprefix("step_"))


def _heading(phase: str) -> Label:
    label = Label(phase.upper(), "phase")
    label.setContentsMargins(sizes.ROOM, sizes.TIGHT, 0, sizes.TIGHT)
    label.setFixedHeight(_HEADING)
    return label
