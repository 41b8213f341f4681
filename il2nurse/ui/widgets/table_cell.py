"""Drawing one cell: struck text, text, chip."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from il2nurse.ui.look import fonts, theme
from il2nurse.ui.look.colours import Theme
from il2nurse.ui.look.unbroken import unbroken
from il2nurse.ui.widgets.chip import HEIGHT, chip_width, paint_chip
from il2nurse.ui.widgets.table_room import (
    GAP,
    PAD,
    font_of,
    high_below,
    mark_below,
    text_width,
    two_lines,
)
from il2nurse.ui.widgets.table_rows import CELL_ROLE, Cell, Rows


class CellPainter(QStyledItemDelegate):
    """Draws a cell with a line below it; the selected row has another ground."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        cell = index.data(CELL_ROLE)
        model = index.model()
        if not isinstance(cell, Cell) or not isinstance(model, Rows):
            return
        palette = theme.current()
        where = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(where, QColor(palette.accent_soft))
            if index.column() == 0:
                painter.fillRect(where.adjusted(0, 0, 4 - where.width(), 0), QColor(palette.info))
        painter.setPen(QColor(palette.line))
        painter.drawLine(where.bottomLeft(), where.bottomRight())
        if cell.text or cell.mark or cell.struck:
            inner = where.adjusted(PAD, 0, -PAD, 0)
            right = model.column_at(index.column()).right
            _paint_content(painter, inner, cell, palette, right=right, selected=selected)
        painter.restore()


def _paint_content(
    painter: QPainter, where: QRectF, cell: Cell, palette: Theme, *, right: bool, selected: bool
) -> None:
    font = font_of(cell)
    mark = chip_width(cell.mark) if cell.mark else 0.0
    wide = text_width(cell.text, strong=cell.strong)
    left = where.left()
    if right:
        # One more than it takes: a text that just fits is not dotted by rounding.
        taken = mark + wide + 1 + (GAP if cell.mark and cell.text else 0)
        left = max(left, where.right() - taken)
    if cell.mark and mark_below(cell, where.width()):
        spare = max(where.height() - high_below(cell, where.width()), 0) / 2
        where = where.adjusted(0, spare, 0, -spare)
        edge = where.right() - mark if right else where.left()
        lower = QPointF(edge, where.bottom() - HEIGHT / 2)
        paint_chip(painter, lower, cell.mark, palette, selected=selected)
        where = where.adjusted(0, 0, 0, -HEIGHT - GAP // 2)
        cell, mark = replace(cell, mark=None), 0.0
    if two_lines(cell, where.width()):
        upper = QRectF(where.left(), where.top() + 1, where.width(), where.height() / 2)
        _paint_struck(painter, upper, cell, palette)
        where = upper.translated(0, upper.height() - 2)
    else:
        left += _paint_struck(painter, QRectF(where), cell, palette)
    if cell.text:
        painter.setFont(font)
        painter.setPen(QColor(palette.muted if cell.muted else palette.text))
        room = where.right() - left - (mark + GAP if cell.mark else 0)
        text = QRectF(left, where.top(), max(room, 0), where.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        whole = _whole_or_dotted(painter, cell.text, text.width())
        painter.drawText(text, int(flags), unbroken(whole))
        left += min(wide, room) + GAP
    if cell.mark:
        middle = QPointF(left, where.center().y())
        paint_chip(painter, middle, cell.mark, palette, selected=selected)


def _paint_struck(painter: QPainter, where: QRectF, cell: Cell, palette: Theme) -> float:
    if not cell.struck:
        return 0.0
    font = fonts.font()
    font.setStrikeOut(True)
    painter.setFont(font)
    painter.setPen(QColor(palette.muted))
    painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, cell.struck)
    return QFontMetricsF(font).horizontalAdvance(cell.struck) + GAP


def _whole_or_dotted(painter: QPainter, text: str, room: float) -> str:
    """A single word that has no room ends in dots: 101/5 must not stand for 101/56."""
    if len(text.split()) > 1:
        return text
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
