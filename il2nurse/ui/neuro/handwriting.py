"""Handwriting: a pad for mouse, pen or finger, and a view of a sample that was kept."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from il2nurse.domain.record.chart.handwriting import Stroke
from il2nurse.ui.look import fonts, sizes, theme

NEAR: Final = 2
THICK: Final = 2.2
HIGH: Final = 116
TOUCHES: Final = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd})


class HandwritingView(QWidget):
    """A kept sample, as large as it fits; it is never enlarged."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._spoken, self._empty = spoken, ""
        self._strokes: tuple[Stroke, ...] = ()
        self.setMinimumHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_strokes((), "No sample")

    def show_strokes(self, strokes: Sequence[Stroke], empty: str = "No sample") -> None:
        """Show a sample; without one the words say so."""
        self._strokes, self._empty = tuple(strokes), empty
        count = f"{len(self._strokes)} strokes" if self._strokes else empty
        self.setAccessibleName(f"{self._spoken}: {count}")
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a line of writing."""
        return QSize(260, HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the strokes."""
        painter = QPainter(self)
        ground = _paint_ground(painter, self)
        if not self._strokes:
            painter.setPen(QColor(theme.current().muted))
            painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, self._empty)
            return
        drawn = _bounds(self._strokes)
        room = ground.adjusted(10, 10, -10, -10)
        scale = min(1, room.width() / drawn.width(), room.height() / drawn.height())
        painter.translate(room.center())
        painter.scale(scale, scale)
        painter.translate(-drawn.center())
        _paint_strokes(painter, self._strokes, THICK / scale)


class HandwritingPad(QWidget):
    """Keeps the way of the pen from touching down to lifting off; one finger or pen at a time."""

    changed = Signal()

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setFixedHeight(HIGH)
        self.setMinimumWidth(300)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self._strokes: list[list[tuple[int, int]]] = []
        self._drawing = False

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """What was drawn so far."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    def written(self) -> tuple[str, ...]:
        """The strokes as text, so that they can be kept with what was typed."""
        return tuple(" ".join(f"{x},{y}" for x, y in stroke) for stroke in self._strokes)

    def write_back(self, written: Sequence[str]) -> None:
        """Show strokes again that were kept as text."""
        self._strokes = [[_point(each) for each in stroke.split()] for stroke in written]
        self._drew()

    def clear(self) -> None:
        """Begin again with an empty pad."""
        self._strokes, self._drawing = [], False
        self.update()
        self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The mouse goes down."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._down(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The mouse moves."""
        self._move(event.position())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """The mouse is let go."""
        self._up()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen writes."""
        if event.type() == QEvent.Type.TabletPress:
            self._down(event.position())
        elif event.type() == QEvent.Type.TabletMove:
            self._move(event.position())
        elif event.type() == QEvent.Type.TabletRelease:
            self._up()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """A finger writes."""
        if event.type() not in TOUCHES or not isinstance(event, QTouchEvent):
            return super().event(event)
        points = event.points()
        if event.type() == QEvent.Type.TouchEnd:
            self._up()
        elif points and event.type() == QEvent.Type.TouchBegin:
            self._down(points[0].position())
        elif points:
            self._move(points[0].position())
        event.accept()
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, a line to write on, and the strokes."""
        painter = QPainter(self)
        ground = _paint_ground(painter, self)
        palette = theme.current()
        low = ground.bottom() - 32
        painter.setPen(QColor(palette.line))
        painter.drawLine(QPointF(14, low), QPointF(ground.right() - 14, low))
        if not self._strokes:
            painter.setPen(QColor(palette.muted))
            painter.setFont(fonts.font(sizes.SMALL))
            painter.drawText(
                ground.adjusted(0, 0, 0, -8),
                int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom),
                "Mouse, pen or finger",
            )
        _paint_strokes(painter, self._strokes, THICK)

    def _down(self, at: QPointF) -> None:
        self._drawing = True
        self._strokes.append([self._inside(at)])
        self._drew()

    def _move(self, at: QPointF) -> None:
        if not self._drawing:
            return
        point, last = self._inside(at), self._strokes[-1][-1]
        if abs(point[0] - last[0]) + abs(point[1] - last[1]) >= NEAR:
            self._strokes[-1].append(point)
            self._drew()

    def _up(self) -> None:
        self._drawing = False

    def _inside(self, at: QPointF) -> tuple[int, int]:
        """A point of the pad; the pen may slip over its edge."""
        x, y = round(at.x()), round(at.y())
        return max(0, min(x, self.width())), max(0, min(y, self.height()))

    def _drew(self) -> None:
        self.update()
        self.changed.emit()


def _point(text: str) -> tuple[int, int]:
    x, y = text.split(",")
    return int(x), int(y)


def _paint_ground(painter: QPainter, widget: QWidget) -> QRectF:
    palette = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QColor(palette.edge))
    painter.setBrush(QColor(palette.surface))
    painter.drawRoundedRect(ground, sizes.RADIUS, sizes.RADIUS)
    return ground


def _paint_strokes(
    painter: QPainter, strokes: Iterable[Sequence[tuple[int, int]]], wide: float
) -> None:
    """Each stroke as one line, a touch as a dot."""
    ink = QColor(theme.current().text)
    round_cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(ink, wide, Qt.PenStyle.SolidLine, round_cap, join))
    for stroke in strokes:
        points = [QPointF(x, y) for x, y in stroke]
        if len(points) == 1:
            painter.drawPoint(points[0])
        else:
            painter.drawPolyline(QPolygonF(points))


def _bounds(strokes: Iterable[Stroke]) -> QRectF:
    points = [point for stroke in strokes for point in stroke]
    across, down = [x for x, _ in points], [y for _, y in points]
    left, top = min(across), min(down)
    return QRectF(left, top, max(max(across) - left, 1), max(max(down) - top, 1))
