"""The choice box: one of several words, with a sign that a list opens."""

from PySide6.QtCore import QModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from il2nurse.ui.look import icons, theme
from il2nurse.ui.look.tones import Sign


class ChoiceBox(QComboBox):
    """A list that the wheel cannot change."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def showPopup(self) -> None:
        """Where nothing is chosen, no row is marked: the first press of Down marks the first."""
        super().showPopup()
        if self.currentIndex() < 0:
            self.view().setCurrentIndex(QModelIndex())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as the style sheet says, and the sign that a list opens here."""
        super().paintEvent(event)
        where = QRectF(self.width() - 20, (self.height() - 9) / 2, 9, 9)
        icons.paint(QPainter(self), Sign.DOWN, where, QColor(theme.current().muted))
