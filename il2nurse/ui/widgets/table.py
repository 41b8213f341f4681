"""The table: rows of cells with chips, opened by Enter or a double click."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from il2nurse.ui.look import sizes
from il2nurse.ui.qt.chosen_aloud import follow_selection
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.empty import NOTHING, EmptyPlace
from il2nurse.ui.widgets.table_cell import CellPainter
from il2nurse.ui.widgets.table_room import height, widths, without_cut
from il2nurse.ui.widgets.table_rows import Row, Rows, TableColumn


class Table(QTableView):
    """Read-only rows; ``chosen`` gives the key of a row that is opened, ``moved`` of one passed.

    ``unseen`` tells how many rows are not whole in view, above and below.
    """

    chosen = Signal(str)
    moved = Signal(str)
    unseen = Signal(int, int)

    def __init__(
        self, name: str, spoken: str, parent: QWidget | None = None, rows: Rows | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._rows = rows or Rows(self)
        self._whole = False
        self.setModel(self._rows)
        self.setItemDelegate(CellPainter(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(sizes.TABLE_ROW)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(sizes.TABLE_HEAD)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.doubleClicked.connect(self._open)
        follow_selection(self)
        # After the view itself has heard of it: until then it knows no rows.
        self._rows.modelReset.connect(self._fit)
        self._rows.dataChanged.connect(self._fit)
        self.verticalScrollBar().valueChanged.connect(self._tell_unseen)
        self.verticalScrollBar().rangeChanged.connect(self._tell_unseen)
        self.empty = EmptyPlace(self)

    def set_columns(self, columns: Sequence[TableColumn]) -> None:
        """Show these columns; those with no width share what is left."""
        self._rows.set_columns(tuple(columns))
        for index in range(len(columns)):
            self.horizontalHeader().setSectionResizeMode(index, QHeaderView.ResizeMode.Fixed)
        self._fit()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the selected key stays selected where it is still there."""
        key = self.current_key()
        self._rows.set_rows(tuple(rows))
        if key:
            self.select(key)

    def say_empty(self, text: str = NOTHING, act: Action | None = None) -> None:
        """Say in the place of the rows why there are none, and the one act that helps."""
        self.empty.say(text, act)

    def show_whole(self) -> None:
        """Be as high as all rows: the page scrolls them, and not the table."""
        self._whole = True
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width gives the columns other widths, and the rows other heights."""
        super().resizeEvent(event)
        self._fit()

    def current_key(self) -> str:
        """The key of the selected row, empty where none is."""
        return self._rows.key_at(self.currentIndex().row())

    def select(self, key: str) -> None:
        """Select the row with this key; nothing happens where there is none."""
        at = self._rows.row_of(key)
        if at is not None:
            self.selectRow(at)

    def place(self, key: str, column: int, widget: QWidget | None) -> None:
        """Put a widget into a cell, such as a button that belongs to the row; ``None`` frees it."""
        at = self._rows.row_of(key)
        if at is None:
            return
        index = self._rows.index(at, column)
        if (before := self.indexWidget(index)) is not None:
            before.hide()
            before.deleteLater()
        # Qt takes none, which its types do not say.
        self.setIndexWidget(index, widget)  # type: ignore[arg-type]  # None takes it away

    def height_of_all(self) -> int:
        """The height that shows every row without scrolling, or why there is none."""
        rows = sum(self.rowHeight(at) for at in range(self._rows.rowCount()))
        shown = rows or 2 * sizes.TABLE_ROW
        return sizes.TABLE_HEAD + shown + 2 * self.frameWidth() + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the selected row; Home and End go to the first and the last one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._rows.rowCount():
            self.selectRow(0 if event.key() == Qt.Key.Key_Home else self._rows.rowCount() - 1)
            return
        super().keyPressEvent(event)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tell which row was reached."""
        super().currentChanged(current, previous)
        if current.row() != previous.row() and current.isValid():
            self.moved.emit(self._rows.key_at(current.row()))

    def _fit(self) -> None:
        """Let no word be cut: columns by their words, rows by the lines of their longest cell.

        Nor is a row at the lower edge of a longer list: those above it share its room.
        """
        columns, rows = self._rows.columns, self._rows.ready
        if not columns:
            return
        wides = widths(columns, rows, self.viewport().width())
        for at, wide in enumerate(wides):
            self.setColumnHidden(at, not wide)
            self.setColumnWidth(at, wide)
        least = self.verticalHeader().defaultSectionSize()
        highs = [
            max([least, *(height(cell, w) for cell, w in zip(row.cells, wides, strict=False) if w)])
            for row in rows
        ]
        if not self._whole:
            highs = without_cut(highs, self.viewport().height())
        for at, high in enumerate(highs):
            if self.rowHeight(at) != high:
                self.setRowHeight(at, high)
        if self._whole:
            self.setFixedHeight(self.height_of_all())
        self._tell_unseen()

    def _tell_unseen(self) -> None:
        tops = [self.rowViewportPosition(at) for at in range(self._rows.rowCount())]
        room = self.viewport().height()
        below = sum(top + self.rowHeight(at) > room for at, top in enumerate(tops))
        self.unseen.emit(sum(top < 0 for top in tops), below)

    def _open(self, index: QModelIndex) -> None:
        key = self._rows.key_at(index.row())
        if key:
            self.chosen.emit(key)
