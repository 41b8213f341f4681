"""The rows, cells and columns that a table shows."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from il2nurse.readable.words import STRUCK_OUT
from il2nurse.ui.look.tones import Mark

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A heading and a usual width in pixels; without a width it takes what is left.

    One that ``yields`` is not shown where the others have no room; the highest number goes first.
    The cells of one that is ``whole`` each stand in one line.
    """

    title: str
    width: int = 0
    right: bool = False
    yields: int = 0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A text with a chip after it; ``struck`` is what stood there before a correction."""

    text: str = ""
    mark: Mark | None = None
    strong: bool = False
    muted: bool = False
    struck: str | None = None

    @property
    def spoken(self) -> str:
        """The whole cell as text."""
        now = " ".join(p for p in (self.text, self.mark.word if self.mark else None) if p)
        if not self.struck:
            return now
        if not now or now.lower().startswith(STRUCK_OUT):
            return f"{self.struck}, {STRUCK_OUT}{now[len(STRUCK_OUT) :]}"
        return f"{self.struck} corrected to {now}"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row and the key by which it is known."""

    key: str
    cells: tuple[Cell, ...]


MEASURED = 60
CELL_ROLE = int(Qt.ItemDataRole.UserRole)
TOLD = (CELL_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class Rows(QAbstractTableModel):
    """A tuple of rows, replaced as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[TableColumn, ...] = ()
        self._rows: tuple[Row, ...] = ()

    def set_columns(self, columns: tuple[TableColumn, ...]) -> None:
        """Other columns."""
        self.beginResetModel()
        self._columns = columns
        self.endResetModel()

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Other rows; with the same keys only the cells are drawn again."""
        if rows == self._rows:
            return
        if [row.key for row in rows] == [row.key for row in self._rows]:
            self._rows = rows
            last = self.index(len(rows) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def key_at(self, row: int) -> str:
        """The key of a row, empty where there is none."""
        return self._rows[row].key if 0 <= row < len(self._rows) else ""

    def row_of(self, key: str) -> int | None:
        """Where the row with this key is."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), None)

    def row_at(self, row: int) -> Row:
        """One row; models that word their rows when they are looked at do so here."""
        return self._rows[row]

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        """The columns."""
        return self._columns

    @property
    def ready(self) -> tuple[Row, ...]:
        """The rows by which the columns are measured; of a long list the first ones."""
        return tuple(self.row_at(at) for at in range(min(self.count(), MEASURED)))

    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def tool_tip_at(self, _row: int) -> str:
        """What else there is to say of a row, shown when the mouse rests on it."""
        return ""

    def column_at(self, column: int) -> TableColumn:
        """What is known of a column."""
        return self._columns[column]

    def rowCount(self, _parent: _Index = _NONE) -> int:
        """How many rows there are."""
        return self.count()

    def columnCount(self, _parent: _Index = _NONE) -> int:
        """How many columns there are."""
        return len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - the signature is Qt's
        """A cell, or its text for screen readers and for tests."""
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tool_tip_at(index.row()) or None
        if role not in TOLD:
            return None
        cells = self.row_at(index.row()).cells
        cell = cells[index.column()] if index.column() < len(cells) else Cell()
        if role == CELL_ROLE:
            return cell
        return cell.spoken

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - the signature is Qt's
        """A column's heading and side."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag
            right = self._columns[section].right
            return (side.AlignRight if right else side.AlignLeft) | side.AlignVCenter
        return None
