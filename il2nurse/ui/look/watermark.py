"""The watermark of the practice ward: over every page, and never in the way of a click."""

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QStackedWidget, QWidget

from il2nurse.ui.look import fonts, theme
from il2nurse.ui.look.colours import DARK

TEXT = "PRACTICE"
HIGH = 96


class Watermark(QWidget):
    """Large faint words across the widget that it covers."""

    def __init__(self, over: QStackedWidget) -> None:
        super().__init__(over)
        self.setObjectName("watermark")
        self.setAccessibleName("Practice ward, no real patients")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._picture = QPixmap()
        self._drawn_for = ("", QSize())
        over.installEventFilter(self)
        over.currentChanged.connect(self.raise_)
        self.resize(over.size())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the whole widget."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.resize(watched.size())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the picture of the words over what is drawn anew."""
        shown = theme.current()
        if (shown.name, self.size()) != self._drawn_for:
            self._drawn_for = (shown.name, self.size())
            self._picture = self._draw(QColor(shown.practice))
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        painter.drawPixmap(0, 0, self._picture)

    def _draw(self, colour: QColor) -> QPixmap:
        """Write the word three times, rising."""
        scale = self.devicePixelRatioF()
        picture = QPixmap(self.size() * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        colour.setAlpha(18 if theme.current().name == DARK.name else 38)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour)
        painter.setFont(fonts.bold(HIGH))
        wide = painter.fontMetrics().horizontalAdvance(TEXT)
        for share in (0.2, 0.5, 0.8):
            painter.save()
            painter.translate(QPointF(self.width() * share, self.height() * 0.62))
            painter.rotate(-24)
            painter.drawText(QPointF(-wide / 2, 0), TEXT)
            painter.restore()
        painter.end()
        return picture
