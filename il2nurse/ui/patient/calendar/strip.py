"""The strip of a cycle in the calendar: each slot with plan, start, and what came of it."""

from collections.abc import Sequence
from math import ceil
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from il2nurse.ui.look import fonts, sizes, theme
from il2nurse.ui.patient.dose_strip import GAP, BoxLine, DoseStrip, StripSlot, in_short

HIGH: Final = 112
NARROWEST: Final = 58
STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
OPENS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class CourseStrip(DoseStrip):
    """Boxes in as many rows as need be; arrow keys go from slot to slot, Enter opens its dose."""

    def __init__(self, cycle: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, f"strip_of_cycle_{cycle}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._cycle = cycle
        self._at = 0

    def show_slots(self, slots: Sequence[StripSlot]) -> None:
        """Show these slots; the one that the keyboard is at stays."""
        super().show_slots(slots)
        self.setAccessibleName(f"Doses of cycle {self._cycle}: " + "; ".join(self._spoken()))
        self._move_to(self._at)
        self._fit()

    def box(self, at: int) -> QRectF:
        """Where the slot in this place stands."""
        each, wide = self._each_row(), self._wide()
        row, column = divmod(at, each)
        return QRectF(column * (wide + GAP), row * (HIGH + GAP), wide, HIGH)

    def lines(self, slot: StripSlot, colour: QColor) -> tuple[BoxLine, ...]:
        """State, part or reason, day, plan and start."""
        palette, small = theme.current(), fonts.font(sizes.SMALL)
        text, muted = QColor(palette.text), QColor(palette.muted)
        start = slot.start or ""
        begun = f"start {start}" if start and " " not in start else start
        return (
            BoxLine(25, fonts.bold(sizes.SMALL), colour, in_short(slot.mark)),
            BoxLine(41, small, text, slot.why or ""),
            BoxLine(58, small, muted, slot.day or ""),
            BoxLine(73, small, muted, f"plan {slot.due}"),
            BoxLine(88, small, text, begun),
        )

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(700, self._high())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many rows as the width asks."""
        super().resizeEvent(event)
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The keyboard goes on from the slot that is pressed."""
        slot = self.slot_at(event.position())
        if slot:
            self._move_to(self._slots.index(slot))
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the slot before or behind, to either end, or open the dose."""
        key = Qt.Key(event.key())
        if key in STEPS:
            self._move_to(self._at + STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move_to(0 if key == Qt.Key.Key_Home else len(self._slots) - 1)
        elif key in OPENS and self._slots:
            self.chosen.emit(self._slots[self._at].number)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the slots, and a ring around the one that the keyboard is at."""
        super().paintEvent(event)
        if self.hasFocus() and self._slots:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.current().focus), 3))
            painter.drawRoundedRect(self.box(self._at).adjusted(2, 2, -2, -2), 6, 6)

    def _move_to(self, at: int) -> None:
        self._at = max(0, min(at, len(self._slots) - 1))
        if self._slots:
            self.setAccessibleDescription(self._slots[self._at].spoken)
        self.update()

    def _spoken(self) -> tuple[str, ...]:
        return tuple(each.spoken for each in self._slots)

    def _rows(self) -> int:
        fit = max(1, (self.width() + GAP) // (NARROWEST + GAP))
        return max(1, ceil(len(self._slots) / fit))

    def _each_row(self) -> int:
        return max(1, ceil(len(self._slots) / self._rows()))

    def _wide(self) -> float:
        return (self.width() + GAP) / self._each_row() - GAP

    def _high(self) -> int:
        return self._rows() * (HIGH + GAP) - GAP

    def _fit(self) -> None:
        if self.height() != self._high():
            self.setFixedHeight(self._high())
