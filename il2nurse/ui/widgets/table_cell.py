"""Drawing one cell: struck text, text, chip."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from il2nurse.ui.look import fonts, theme
from il2nurse.ui.look.colours import Theme
from il2nurse.ui.widgets.chip import chip_width, paint_chip
from il2nurse.ui.widgets.table_rows import CELL_ROLE, Cell, Rows

_PAD = 10
_GAP = 6


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
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(where, QColor(palette.accent_soft))
            if index.column() == 0:
                painter.fillRect(where.adjusted(0, 0, 4 - where.width(), 0), QColor(palette.info))
        painter.setPen(QColor(palette.line))
        painter.drawLine(where.bottomLeft(), where.bottomRight())
        inner = where.adjusted(_PAD, 0, -_PAD, 0)
        right = model.column_at(index.column()).right
        selected = bool(state & QStyle.StateFlag.State_Selected)
        _paint_content(painter, inner, cell, palette, right=right, selected=selected)
        painter.restore()


def _paint_content(
    painter: QPainter, where: QRectF, cell: Cell, palette: Theme, *, right: bool, selected: bool
) -> None:
    font = fonts.bold() if cell.strong else fonts.font()
    if "-" not in cell.text:
        fonts.figures(font)
    mark = chip_width(cell.mark) if cell.mark else 0.0
    wide = QFontMetricsF(font).horizontalAdvance(cell.text) if cell.text else 0.0
    left = where.left()
    if right:
        # One more than it takes: a text that just fits is not dotted by rounding.
        taken = mark + wide + 1 + (_GAP if cell.mark and cell.text else 0)
        left = max(left, where.right() - taken)
    if _takes_two_lines(where, cell, wide + mark):
        upper = QRectF(where.left(), where.top() + 1, where.width(), where.height() / 2)
        _paint_struck(painter, upper, cell, palette)
        where = upper.translated(0, upper.height() - 2)
    else:
        left += _paint_struck(painter, QRectF(where), cell, palette)
    if cell.text:
        painter.setFont(font)
        painter.setPen(QColor(palette.muted if cell.muted else palette.text))
        room = where.right() - left - (mark + _GAP if cell.mark else 0)
        text = QRectF(left, where.top(), max(room, 0), where.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(text, int(flags), _whole_or_dotted(painter, cell.text, text.width()))
        left += min(wide, room) + _GAP
    if cell.mark:
        middle = QPointF(left, where.center().y())
        paint_chip(painter, middle, cell.mark, palette, selected=selected)


def _takes_two_lines(where: QRectF, cell: Cell, wide: float) -> bool:
    """True where the old and the new value have no room beside each other."""
    if not (cell.struck and (cell.text or cell.mark)):
        return False
    return _struck_width(cell) + _GAP + wide > where.width()


def _struck_width(cell: Cell) -> float:
    return QFontMetricsF(fonts.font()).horizontalAdvance(cell.struck or "")


def _paint_struck(painter: QPainter, where: QRectF, cell: Cell, palette: Theme) -> float:
    if not cell.struck:
        return 0.0
    font = fonts.font()
    font.setStrikeOut(True)
    painter.setFont(font)
    painter.setPen(QColor(palette.muted))
    painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, cell.struck)
    return QFontMetricsF(font).horizontalAdvance(cell.struck) + _GAP


def _whole_or_dotted(painter: QPainter, text: str, room: float) -> str:
    """A single word that has no room ends in dots: 101/5 must not stand for 101/56."""
    if " " in text:
        return text
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
