"""The table whose rows are as high as their texts, for cells of several lines."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent

from il2nurse.ui.look import fonts
from il2nurse.ui.widgets.chip import chip_width
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row

LEAST: Final = 40
MOST: Final = 400
SIDES, GAP, ABOVE = 20, 6, 14


class FittingTable(Table):
    """No text is cut: each row takes the lines of its longest cell."""

    _fitted: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows, as high as they need to be."""
        super().show_rows(rows)
        self._fitted = tuple(rows)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width takes other heights."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(fonts.bold())
        widths = [self.columnWidth(at) for at in range(self.model().columnCount())]
        for at, row in enumerate(self._fitted):
            high = max(
                _height(metrics, cell, wide) for cell, wide in zip(row.cells, widths, strict=True)
            )
            if self.rowHeight(at) != high:
                self.setRowHeight(at, high)


def _height(metrics: QFontMetrics, cell: Cell, wide: int) -> int:
    if not cell.text:
        return LEAST
    chip = round(chip_width(cell.mark)) + GAP if cell.mark else 0
    room = QRect(0, 0, max(wide - SIDES - chip, 40), MOST)
    taken = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), cell.text).height()
    return max(LEAST, taken + ABOVE)
