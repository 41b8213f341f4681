"""Below the patients: what needs a charge nurse, and the next hours where they have room."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QWidget

from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.ward.attention import AttentionLines
from il2nurse.ui.ward.hours import HOURS, BedLane, NextHours
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.card import Card
from il2nurse.workflow.ward.alarms import AlarmKey
from il2nurse.workflow.ward.attention import Attention, Urgency

NEEDS = "Needs a charge nurse"
BACK = "Patients"
LEAST = 72
LOW = 170
"""Below this height a plan of a bed or two would take the room of the matters."""


class BelowPatients(QWidget):
    """Both cards; ``turned`` where they are to take the place of the patients, or give it back.

    Where there is little room the matters have all of it, and the plan comes by the same key.
    """

    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.whole = False
        self.has_more_alarms = False
        """Whether an alarm has no line above the page and stands here alone."""
        self.hours = NextHours()
        self.attention = AttentionLines()
        self.turn = Action("turn_below", BACK)
        self.turn.set_small()
        self.turn.setMinimumHeight(28)
        self.turn.set_key("A")
        self.turn.clicked.connect(self._turn)
        self._needs = Card(NEEDS)
        self._area = _scrolling(self.hours)
        hours = self._plan = Card(f"Next {HOURS} hours · number of the dose")
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
        self.attention.fitted.connect(self._say_turn)

    def show_lanes(self, lanes: Sequence[BedLane], now: datetime, zone: tzinfo) -> None:
        """Show the next hours as of now."""
        self.hours.show_lanes(lanes, now, zone)

    def show_attention(
        self, attention: Sequence[Attention], above: frozenset[AlarmKey] = frozenset()
    ) -> None:
        """Show what needs a charge nurse, and how much of it there is.

        The alarms that stand ``above`` the page are not said again.
        """
        more = [each for each in attention if each.key is None or each.key not in above]
        self.has_more_alarms = any(each.key is not None for each in more)
        self._needs.set_heading(_heading(more, above=len(attention) - len(more)))
        self.attention.show_attention(more, alarmed=bool(above))
        self._say_turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height has room for the plan, or has not."""
        super().resizeEvent(event)
        self._share()

    def _turn(self) -> None:
        self.whole = not self.whole
        self.attention.show_all(on=self.whole)
        self.turned.emit()
        self._share()
        self._say_turn()

    def _share(self) -> None:
        """Both beside each other, or the matters alone with their heading at the left."""
        low = not self.whole and self.height() < LOW
        ways = QBoxLayout.Direction
        self._needs.stack_head(on=low)
        self._needs.body.setDirection(ways.LeftToRight if low else ways.TopToBottom)
        edge = sizes.TIGHT if low else sizes.GAP
        self._needs.body.setContentsMargins(sizes.SPACE, edge, sizes.SPACE, edge)
        self._needs.body.setSpacing(sizes.MARGIN if low else sizes.TIGHT)
        self._needs.body.setStretchFactor(self.attention, 1)
        self._plan.setVisible(not low)

    def _say_turn(self) -> None:
        """The way to all of it stands there where something has no room."""
        hidden, urgent = self.attention.left_out, self.attention.left_out_now
        lanes = self.hours.sizeHint().height() > self._area.viewport().height()
        more = [f"{hidden} not shown"] if hidden else []
        if urgent:
            more = [f"{hidden} not shown ({urgent} act now)"]
        elif self._plan.isHidden():
            more.append(f"next {HOURS} hours")
        self.turn.set_sign(Sign.WARNING if urgent and not self.whole else None)
        words = ", ".join(more) or "All beds"
        self.turn.set_text(BACK if self.whole else f"{words[:1].upper()}{words[1:]}")
        self.turn.setVisible(self.whole or bool(more) or lanes)


def _heading(attention: Sequence[Attention], *, above: int) -> str:
    """How many matters there are besides the alarms above, and how many are to be acted on now."""
    now = sum(each.urgency is Urgency.ACT for each in attention)
    many = f"{len(attention)} besides the alarms" if above else str(len(attention))
    counts = f"{many} ({now} act now)" if now else many
    return f"{NEEDS} · {counts}" if attention else NEEDS


def _scrolling(hours: NextHours) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(hours)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setMinimumHeight(LEAST)
    return area
