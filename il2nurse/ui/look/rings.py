"""The two rings of the keyboard: one that is seen on the page, one that is seen on the part."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from il2nurse.ui.look import sizes
from il2nurse.ui.look.colours import Theme

THICK = 2


def paint(painter: QPainter, where: QRect, palette: Theme, *, dashed: bool = False) -> None:
    """Draw an outer ring in the colour of the focus and, inside it, one of the page.

    So the ring stands out of its surroundings and of whatever the part is filled with. It is
    ``dashed`` around an answer that is not chosen, so that nobody takes it for the chosen one.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for at, colour in enumerate((palette.focus, palette.page)):
        inset = THICK * at + THICK / 2
        pen = QPen(QColor(colour), THICK)
        if dashed and not at:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        ring = QRectF(where).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(ring, sizes.RADIUS - inset, sizes.RADIUS - inset)
    painter.restore()
