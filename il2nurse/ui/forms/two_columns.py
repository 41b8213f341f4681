"""The questions of a long dialog: in two columns where it has the width, else below each other."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from il2nurse.ui.look import sizes

# Two columns, each as wide as a dialog beside the page.
WIDE = 1200


class TwoColumns(QWidget):
    """The first column, and from a question on the second; read and answered in this order."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(sizes.ROOM)
        self._columns = (QVBoxLayout(), QVBoxLayout())
        for column in self._columns:
            column.setSpacing(sizes.ROOM)
            self._row.addLayout(column, 1)

    def add(self, block: QWidget, *, second: bool) -> None:
        """Put the next block into its column."""
        self._columns[second].addWidget(block)

    def close_columns(self) -> None:
        """Each column stands at its top."""
        for column in self._columns:
            column.addStretch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where both have room."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        wide = self.width() >= WIDE
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
