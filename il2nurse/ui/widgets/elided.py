"""A label that ends in dots where there is no room; the whole text is its tool tip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from il2nurse.ui.widgets.label import Label

_LEAST = 60


class Elided(Label):
    """One line that gives way to its neighbours."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__("", role, parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str) -> None:
        """Show a text, or as much of it as there is room for."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._fit(self.width())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the whole text."""
        wide = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The least room: the text may be cut, but never vanishes."""
        return QSize(min(_LEAST, self.sizeHint().width()), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to the room."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        side = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._whole, side, max(width, _LEAST)))
