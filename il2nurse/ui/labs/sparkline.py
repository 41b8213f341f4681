"""The sparkline: the last values of a test as a small line in a table cell; words stand beside."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionViewItem

from il2nurse.ui.look import theme
from il2nurse.ui.widgets.table_cell import CellPainter
from il2nurse.ui.widgets.table_rows import CELL_ROLE, Cell

_SIDE, _ABOVE = 12, 11
_DOT = 2.6


@dataclass(frozen=True, slots=True)
class Dot:
    """One value: how far along in time and how high, both from 0 to 1. Open ones are hollow."""

    along: float
    high: float
    exact: bool = True


@dataclass(frozen=True, slots=True)
class SparkCell(Cell):
    """A cell with a line in place of text; ``in_words`` is what a screen reader says."""

    dots: tuple[Dot, ...] = ()
    in_words: str = ""

    @property
    def spoken(self) -> str:
        """The values in words."""
        return self.in_words


class SparkPainter(CellPainter):
    """Draws cells as every table does, and the line of those that have one."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        super().paint(painter, option, index)
        cell = index.data(CELL_ROLE)
        if isinstance(cell, SparkCell) and cell.dots:
            where = QRectF(option.rect).adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
            paint_spark(painter, where, cell.dots)


def paint_spark(painter: QPainter, where: QRectF, dots: Sequence[Dot]) -> None:
    """The line from value to value and a dot on each; the newest is the darkest."""
    palette = theme.current()
    at = [
        QPointF(
            where.left() + dot.along * where.width(), where.bottom() - dot.high * where.height()
        )
        for dot in dots
    ]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(palette.edge), 1.4))
    painter.drawPolyline(QPolygonF(at))
    for dot, point in zip(dots, at, strict=True):
        newest = dot is dots[-1]
        colour = QColor(palette.info if newest else palette.edge)
        painter.setPen(QPen(colour, 1.2))
        painter.setBrush(colour if dot.exact else QColor(palette.surface))
        size = _DOT + 1 if newest else _DOT - 1
        painter.drawEllipse(point, size, size)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.restore()
