"""The copies of a register, newest first, and how another one is named."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from il2nurse.ui.qt.chosen_aloud import follow_selection
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.empty import EmptyPlace

NO_MATCH = "No copy was found. “Another copy…” takes one from elsewhere."

HIGH = 190
ROW = 48
PATH_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class CopyChoice:
    """A copy that may be chosen, and how it is told."""

    path: Path
    told: str


class CopyList(QWidget):
    """``chosen`` where a copy is to be looked at, ``moved`` where the mark stands elsewhere."""

    chosen = Signal(object)
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setObjectName("copies")
        self.list.setAccessibleName("Copies, newest first")
        EmptyPlace(self.list).say(NO_MATCH)
        self.list.setFixedHeight(HIGH)
        self.other = Action("other_copy", "Another copy…")
        self.look = Action("look_at_copy", "See what it lacks")
        self.other.set_key("Alt+O")
        self.look.set_key("Alt+S")
        self.list.itemActivated.connect(self._look)
        self.list.currentItemChanged.connect(self._moved)
        follow_selection(self.list)
        self.look.clicked.connect(self._look)
        self.other.clicked.connect(self._choose_file)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.other)
        row.addWidget(self.look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        column.addLayout(row)
        self.setFocusProxy(self.list)

    def show_copies(self, copies: Sequence[CopyChoice]) -> None:
        """Have these copies to choose from, the newest one marked."""
        self.list.clear()
        for at, copy in enumerate(copies):
            self._add(copy, newest=at == 0)
        self.list.setCurrentRow(0)
        self._moved()
        (self.list if copies else self.other).setFocus()

    def choose(self, path: Path) -> None:
        """Take a copy that somebody named, as one of the list."""
        self._add(CopyChoice(path, f"{path.name}\nin {path.parent}"))
        self.list.setCurrentRow(self.list.count() - 1)
        self._look()

    def current(self) -> Path | None:
        """The copy that is marked."""
        item: QListWidgetItem | None = self.list.currentItem()
        return None if item is None else Path(str(item.data(PATH_ROLE)))

    def _add(self, copy: CopyChoice, *, newest: bool = False) -> None:
        told = copy.told.replace("\n", " · newest\n", 1) if newest else copy.told
        item = QListWidgetItem(told)
        item.setData(PATH_ROLE, str(copy.path))
        item.setToolTip(str(copy.path))
        item.setSizeHint(QSize(0, ROW))
        self.list.addItem(item)

    def _look(self) -> None:
        if copy := self.current():
            self.chosen.emit(copy)

    def _moved(self) -> None:
        self.look.setEnabled(self.current() is not None)
        self.moved.emit()

    def _choose_file(self) -> None:
        chooser = QFileDialog(self, "Choose a copy of the register")
        chooser.setObjectName("copy_chooser")
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.choose(Path(name)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()
