"""Below the patients: the next hours, and what needs a charge nurse."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from il2nurse.ui.look import sizes
from il2nurse.ui.ward.attention import AttentionLines
from il2nurse.ui.ward.hours import HOURS, BedLane, NextHours
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.card import Card
from il2nurse.workflow.ward.attention import Attention

NEEDS = "Needs a charge nurse"
BACK = "Patients"
LEAST = 72


class BelowPatients(QWidget):
    """Both cards; ``turned`` where they are to take the place of the patients, or give it back."""

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.whole = False
        self.hours = NextHours()
        self.attention = AttentionLines()
        self.turn = Action("turn_below", BACK)
        self.turn.set_small()
        self.turn.setMinimumHeight(28)
        self.turn.set_key("A")
        self.turn.clicked.connect(self._turn)
        self._needs = Card(NEEDS)
        self._area = _scrolling(self.hours)
        hours = Card(f"Next {HOURS} hours · number of the dose")
        hours.body.addWidget(self._area)
        self._needs.add_tool(self.turn)
        self._needs.body.addWidget(self.attention)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.SPACE)
        for card in (hours, self._needs):
            card.body.setContentsMargins(sizes.SPACE, sizes.GAP, sizes.SPACE, sizes.GAP)
            card.body.setSpacing(sizes.TIGHT)
            row.addWidget(card, 1)
        self.attention.installEventFilter(self)

    def show_lanes(self, lanes: Sequence[BedLane], now: datetime, zone: tzinfo) -> None:
        """Show the next hours as of now."""
        self.hours.show_lanes(lanes, now, zone)

    def show_attention(self, attention: Sequence[Attention]) -> None:
        """Show what needs a charge nurse, and how much of it there is."""
        self._needs.set_heading(f"{NEEDS} · {len(attention)}" if attention else NEEDS)
        self.attention.show_attention(attention)
        self._say_turn()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another size leaves other lines out."""
        if event.type() == QEvent.Type.Resize:
            self._say_turn()
        return super().eventFilter(watched, event)

    def _turn(self) -> None:
        self.whole = not self.whole
        self.attention.show_all(on=self.whole)
        self.turned.emit()
        self._say_turn()

    def _say_turn(self) -> None:
        """The way to all of it stands there where something has no room."""
        hidden = self.attention.left_out
        lanes = self.hours.sizeHint().height() > self._area.viewport().height()
        self.turn.set_text(BACK if self.whole else f"{hidden} more" if hidden else "All beds")
        self.turn.setVisible(self.whole or bool(hidden) or lanes)


def _scrolling(hours: NextHours) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(hours)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setMinimumHeight(LEAST)
    return area
