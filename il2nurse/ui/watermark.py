"""The watermark of the practice ward: over every page, and never in the way of a click."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from il2nurse.ui import fonts, theme

TEXT = "PRACTICE"


class Watermark(QWidget):
    """Large faint words across the widget that it covers."""

    def __init__(self, over: QStackedWidget) -> None:
        super().__init__(over)
        self.setObjectName("watermark")
        self.setAccessibleName("Practice ward, no real patients")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        over.installEventFilter(self)
        over.currentChanged.connect(self.raise_)
        self.resize(over.size())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the whole widget."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.resize(watched.size())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write the word three times, rising."""
        colour = QColor(theme.current().practice)
        colour.setAlpha(38)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour)
        painter.setFont(fonts.bold(96))
        wide = painter.fontMetrics().horizontalAdvance(TEXT)
        for share in (0.2, 0.5, 0.8):
            painter.save()
            painter.translate(QPointF(self.width() * share, self.height() * 0.62))
            painter.rotate(-24)
            painter.drawText(QPointF(-wide / 2, 0), TEXT)
            painter.restore()
