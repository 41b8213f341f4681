"""A sign and a text on the dark bar, pressable."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from il2nurse.ui.look import fonts, icons, sizes, theme
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.qt.key_press import press_at_once

_SIGN = 12
_GAP = 6


class BarButton(QAbstractButton):
    """Light text with a sign before it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._sign = Sign.DOT
        self._short = False

    def set_short(self, short: bool) -> None:  # noqa: FBT001 - one switch, and its name says which
        """Leave the key in brackets away; the tool tip tells it."""
        if short != self._short:
            self._short = short
            self.updateGeometry()
            self.update()

    @property
    def written(self) -> str:
        """What is written on it now."""
        return self.text().partition(" (")[0] if self._short else self.text()

    def show_text(self, sign: Sign, text: str) -> None:
        """Show another sign and text; a shortcut stays."""
        key = self.shortcut()
        self._sign = sign
        self.setText(text)
        self.setShortcut(key)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Act on the shortcut."""
        return press_at_once(self, event) or super().event(event)

    def sizeHint(self) -> QSize:
        """Room for sign and text."""
        return QSize(self.wide(short=self._short), sizes.TOP_BAR)

    def wide(self, *, short: bool) -> int:
        """How wide it is with its key, or without."""
        text = self.text().partition(" (")[0] if short else self.text()
        return QFontMetrics(fonts.font(sizes.SMALL)).horizontalAdvance(text) + _SIGN + _GAP + 4

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw sign, text and focus."""
        palette = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(palette.practice if self._sign is Sign.WARNING else palette.on_bar)
        icons.paint(
            painter, self._sign, QRectF(1, (self.height() - _SIGN) / 2, _SIGN, _SIGN), colour
        )
        painter.setFont(fonts.font(sizes.SMALL))
        painter.setPen(colour)
        text = QRectF(_SIGN + _GAP, 0, self.width() - _SIGN - _GAP, self.height())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self.written)
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.bar_mark), 2))
            painter.drawRoundedRect(self.rect().adjusted(0, 5, -1, -6), 4, 4)
