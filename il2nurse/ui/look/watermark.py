"""The watermark of the practice ward: over every page, and never in the way of a click."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPixmap, QTransform
from PySide6.QtWidgets import QStackedWidget, QWidget

from il2nurse.ui.look import fonts, theme
from il2nurse.ui.look.colours import DARK

TEXT = "PRACTICE"
HIGH = 96
RISES = -24.0
# Where the words stand: along the width, and how far down.
SHARES = (0.2, 0.5, 0.8)
LOW = 0.62


class Watermark(QWidget):
    """Large faint words across the widget that it covers."""

    def __init__(self, over: QStackedWidget) -> None:
        super().__init__(over)
        self.setObjectName("watermark")
        self.setAccessibleName("Practice ward, no real patients")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._word = QPixmap()
        self._drawn_for = ("", 0.0)
        over.installEventFilter(self)
        over.currentChanged.connect(self.raise_)
        self.resize(over.size())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the whole widget."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.resize(watched.size())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the picture of the word over what is drawn anew, three times."""
        shown, scale = theme.current(), self.devicePixelRatioF()
        drawn_for = (shown.name, scale)
        if drawn_for != self._drawn_for:
            self._drawn_for = drawn_for
            self._word = _draw(QColor(shown.practice), scale)
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        half = self._word.deviceIndependentSize() / 2
        for share in SHARES:
            at = QPointF(self.width() * share - half.width(), self.height() * LOW - half.height())
            painter.drawPixmap(at.toPoint(), self._word)


def _draw(colour: QColor, scale: float) -> QPixmap:
    """The word, rising; the middle of its line is the middle of the picture."""
    font = fonts.bold(HIGH)
    wide = QFontMetrics(font).horizontalAdvance(TEXT)
    letters = QRectF(-wide / 2, -HIGH, wide, 2 * HIGH)
    reach = QTransform().rotate(RISES).mapRect(letters).toAlignedRect()
    picture = QPixmap(reach.size() * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    colour.setAlpha(18 if theme.current().name == DARK.name else 38)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(colour)
    painter.setFont(font)
    painter.translate(-reach.topLeft())
    painter.rotate(RISES)
    painter.drawText(QPointF(-wide / 2, 0), TEXT)
    painter.end()
    return picture
