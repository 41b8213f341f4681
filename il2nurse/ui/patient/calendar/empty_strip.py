"""The strip of a cycle that may follow and is not ordered: its slots by number, all empty."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from il2nurse.ui.look import fonts, sizes, theme
from il2nurse.ui.patient.dose_strip import GAP

HIGH: Final = 32


class EmptyStrip(QWidget):
    """Boxes with nothing but a number; nothing opens from them."""

    def __init__(self, cycle: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"empty_cycle_{cycle}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._slots = 0

    def show_slots(self, slots: int, told: str) -> None:
        """Show so many empty slots; what is known of the cycle is spoken with them."""
        self._slots = slots
        self.setAccessibleName(f"{told}, {slots} slots, not ordered yet")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(700, HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw each slot with a dashed edge and its number."""
        painter, palette = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.bold(sizes.SMALL))
        wide = (self.width() + GAP) / max(self._slots, 1) - GAP
        for at in range(self._slots):
            box = QRectF(at * (wide + GAP), 0, wide, self.height())
            painter.setPen(QPen(QColor(palette.muted), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
            painter.setPen(QColor(palette.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(at + 1))
