"""The two rings of the keyboard: one that is seen on the page, one that is seen on the part."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from il2nurse.ui.look import sizes
from il2nurse.ui.look.colours import Theme

THICK = 2


def paint(painter: QPainter, where: QRect, palette: Theme) -> None:
    """Draw an outer ring in the colour of the focus and, inside it, one of the page.

    So the ring stands out of its surroundings and of whatever the part is filled with.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for at, colour in enumerate((palette.focus, palette.page)):
        inset = THICK * at + THICK / 2
        painter.setPen(QPen(QColor(colour), THICK))
        ring = QRectF(where).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(ring, sizes.RADIUS - inset, sizes.RADIUS - inset)
    painter.restore()
