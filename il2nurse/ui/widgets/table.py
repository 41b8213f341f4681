"""The table: rows of cells with chips, opened by Enter or a double click."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.table_cell import CellPainter
from il2nurse.ui.widgets.table_rows import Row, Rows, TableColumn


class Table(QTableView):
    """Read-only rows; ``chosen`` gives the key of a row that is opened, ``moved`` of one passed."""

    chosen = Signal(str)
    moved = Signal(str)

    def __init__(
        self, name: str, spoken: str, parent: QWidget | None = None, rows: Rows | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._rows = rows or Rows(self)
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
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.doubleClicked.connect(self._open)

    def set_columns(self, columns: Sequence[TableColumn]) -> None:
        """Show these columns; those with no width share what is left."""
        self._rows.set_columns(tuple(columns))
        header = self.horizontalHeader()
        for index, column in enumerate(columns):
            if column.width:
                header.setSectionResizeMode(index, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(index, column.width)
            else:
                header.setSectionResizeMode(index, QHeaderView.ResizeMode.Stretch)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the selected key stays selected where it is still there."""
        key = self.current_key()
        self._rows.set_rows(tuple(rows))
        if key:
            self.select(key)

    def current_key(self) -> str:
        """The key of the selected row, empty where none is."""
        return self._rows.key_at(self.currentIndex().row())

    def select(self, key: str) -> None:
        """Select the row with this key; nothing happens where there is none."""
        at = self._rows.row_of(key)
        if at is not None:
            self.selectRow(at)

    def place(self, key: str, column: int, widget: QWidget) -> None:
        """Put a widget into a cell, such as a button that belongs to the row."""
        at = self._rows.row_of(key)
        if at is not None:
            self.setIndexWidget(self._rows.index(at, column), widget)

    def height_of_all(self) -> int:
        """The height that shows every row without scrolling."""
        return sizes.TABLE_HEAD + sizes.TABLE_ROW * self._rows.rowCount() + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the selected row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
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

    def _open(self, index: QModelIndex) -> None:
        key = self._rows.key_at(index.row())
        if key:
            self.chosen.emit(key)
