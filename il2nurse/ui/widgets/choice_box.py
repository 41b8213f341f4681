"""The choice box: one of several words, with a sign that a list opens."""

from PySide6.QtCore import QModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from il2nurse.ui.look import fonts, icons, sizes, theme
from il2nurse.ui.look.tones import Sign

BEFORE, BEHIND = 10, 26
WRAPPED = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


class ChoiceBox(QComboBox):
    """A list that the wheel cannot change; a long word is written smaller, in two lines."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def cuts(self) -> bool:
        """Whether what is chosen, or asked for, has no room, however it is written."""
        return self._too_long(self.font()) and self._too_high(fonts.font(sizes.SMALL))

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
        del event
        self._paint_word()
        where = QRectF(self.width() - 20, (self.height() - 9) / 2, 9, 9)
        icons.paint(QPainter(self), Sign.DOWN, where, QColor(theme.current().muted))

    def _paint_word(self) -> None:
        """Draw the word in the room by which it is judged; the style's own is narrower."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        palette = theme.current()
        painter.setFont(fonts.font(sizes.SMALL) if self._too_long(self.font()) else self.font())
        ink = palette.text if self.currentIndex() >= 0 else palette.muted
        painter.setPen(QColor(ink if self.isEnabled() else palette.on_idle))
        painter.drawText(self._room(), WRAPPED, self._word)

    @property
    def _word(self) -> str:
        """What is chosen; where nothing is, what is asked for."""
        return self.currentText() if self.currentIndex() >= 0 else self.placeholderText()

    def _room(self) -> QRectF:
        return QRectF(BEFORE, 1, max(self.width() - BEFORE - BEHIND, 1), self.height() - 2)

    def _too_long(self, font: QFont) -> bool:
        wide = QFontMetricsF(font).horizontalAdvance(self._word)
        return wide > self._room().width()

    def _too_high(self, font: QFont) -> bool:
        room = self._room()
        taken = QFontMetricsF(font).boundingRect(
            QRectF(0, 0, room.width(), 10_000), WRAPPED, self._word
        )
        return taken.height() > room.height() or taken.width() > room.width()
