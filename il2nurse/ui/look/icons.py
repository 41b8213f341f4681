"""Small painted signs; the typeface lacks them, and painted ones follow the palette."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from il2nurse.ui.look.tones import Sign


class _Shape(NamedTuple):
    """One line or area on a 16 by 16 field, or a circle where ``radius`` is given."""

    points: tuple[tuple[float, float], ...]
    filled: bool = False
    closed: bool = False
    radius: float = 0


def _area(*points: tuple[float, float]) -> _Shape:
    return _Shape(points, filled=True, closed=True)


def _line(*points: tuple[float, float]) -> _Shape:
    return _Shape(points)


def _outline(*points: tuple[float, float]) -> _Shape:
    return _Shape(points, closed=True)


_SHAPES: Mapping[Sign, tuple[_Shape, ...]] = {
    Sign.HOLD: (_area((3, 3), (13, 3), (13, 13), (3, 13)),),
    Sign.PART: (
        _outline((3, 3), (13, 3), (13, 13), (3, 13)),
        _area((3, 3), (8, 3), (8, 13), (3, 13)),
    ),
    Sign.FLAG: (
        _line((3.5, 2), (3.5, 14.5)),
        _area((4, 2.5), (13, 2.5), (10.5, 6), (13, 9.5), (4, 9.5)),
    ),
    Sign.CHECK: (_line((3, 8.5), (6.5, 12), (13, 4.5)),),
    Sign.CROSS: (_line((4, 4), (12, 12)), _line((12, 4), (4, 12))),
    Sign.WARNING: (
        _outline((8, 2), (15, 14), (1, 14)),
        _line((8, 6.5), (8, 9.5)),
        _Shape(((8, 11.8),), filled=True, radius=0.6),
    ),
    Sign.QUESTION: (
        _line((5, 6), (5.4, 4), (7, 3), (9, 3), (10.7, 4.2), (10.7, 6.2), (8, 8.6), (8, 10.4)),
        _Shape(((8, 13.2),), filled=True, radius=0.6),
    ),
    Sign.LOCK: (
        _area((3, 7.5), (13, 7.5), (13, 14), (3, 14)),
        _line((5, 7), (5, 4.5), (6.3, 2.6), (9.7, 2.6), (11, 4.5), (11, 7)),
    ),
    Sign.PRINTER: (
        _line((4.5, 6), (4.5, 2.5), (11.5, 2.5), (11.5, 6)),
        _outline((2, 6), (14, 6), (14, 11.5), (2, 11.5)),
        _area((4.5, 9.5), (11.5, 9.5), (11.5, 14), (4.5, 14)),
    ),
    Sign.PLUS: (_line((8, 3), (8, 13)), _line((3, 8), (13, 8))),
    Sign.BACK: (_line((10, 3), (5, 8), (10, 13)),),
    Sign.FORWARD: (_line((6, 3), (11, 8), (6, 13)),),
    Sign.PAUSE: (
        _area((4, 3), (6.5, 3), (6.5, 13), (4, 13)),
        _area((9.5, 3), (12, 3), (12, 13), (9.5, 13)),
    ),
    Sign.PLAY: (_area((4, 2.5), (13, 8), (4, 13.5)),),
    Sign.SEARCH: (_Shape(((7, 7),), radius=4.2), _line((10.2, 10.2), (14, 14))),
    Sign.DOT: (_Shape(((8, 8),), filled=True, radius=4.5),),
    Sign.UP: (_area((8, 3), (14, 13), (2, 13)),),
    Sign.DOWN: (_area((2, 4), (14, 4), (8, 13)),),
    Sign.RETURN: (_line((13, 3), (13, 9), (4, 9)), _line((7, 5.8), (3.6, 9), (7, 12.2))),
    Sign.CLOCK: (_Shape(((8, 8),), radius=6), _line((8, 4.5), (8, 8), (10.5, 9.8))),
    Sign.PEN: (_outline((3, 13), (3.6, 10), (11, 2.8), (13.2, 5), (6, 12.3)),),
}


def paint(painter: QPainter, sign: Sign, where: QRectF, colour: QColor) -> None:
    """Draw a sign to fill the square ``where``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(where.topLeft())
    painter.scale(where.width() / 16, where.height() / 16)
    pen = QPen(colour, 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for shape in _SHAPES[sign]:
        painter.setBrush(colour if shape.filled else Qt.BrushStyle.NoBrush)
        points = _polygon(shape)
        if shape.radius:
            painter.drawEllipse(points.at(0), shape.radius, shape.radius)
        elif shape.closed:
            painter.drawPolygon(points)
        else:
            painter.drawPolyline(points)
    painter.restore()


@cache
def _polygon(shape: _Shape) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in shape.points])


def icon(sign: Sign, colour: str, side: int = 16) -> QIcon:
    """A sign as an icon, sharp on screens of double density."""
    pixmap = QPixmap(QSize(side * 2, side * 2))
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint(painter, sign, QRectF(0, 0, side, side), QColor(colour))
    painter.end()
    return QIcon(pixmap)
