"""Where a panel is longer than its place: no row is cut, and a line says that more follows."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from il2nurse.ui.qt.next_turn import NextTurn

TOLD: Final = "▾ More below"
HIGH: Final = 22
"""What the line itself needs; it is higher where that leaves a row whole."""
MOST: Final = 120
WHOLE: Final = (QAbstractButton, QComboBox, QLineEdit, QLabel)


class MoreBelow(QPushButton):
    """Lies over the lower edge of an area that scrolls, and hides the row that would be cut there.

    A press scrolls on. It never lies over what has the keyboard, and takes none itself.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(TOLD, area)
        self._area = area
        self._turn = NextTurn(self, self._place)
        self.setProperty("part", "more")
        self.setObjectName("more_below")
        self.setAccessibleName("More below: scroll on")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self._turn.start)
        bar.rangeChanged.connect(self._turn.start)
        area.viewport().installEventFilter(self)
        self.clicked.connect(self._scroll_on)

    def watch(self, content: QWidget) -> None:
        """Look again whenever the content is laid out anew."""
        content.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Another size or layout cuts another row."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._turn.start()
        return False

    def _scroll_on(self) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep() - self.height())

    def _place(self) -> None:
        bar, seen = self._area.verticalScrollBar(), self._area.viewport()
        least = edge = seen.height() - HIGH
        while straddling := [each for each in self._rows() if each.top() < edge <= each.bottom()]:
            edge = min(each.top() for each in straddling)
        # Columns side by side may have no common edge.
        edge = edge if seen.height() - edge <= MOST else least
        over = QRect(0, edge, seen.width(), seen.height() - edge)
        self.setVisible(bar.value() < bar.maximum() and not self._covers_keyboard(over))
        self.setGeometry(over.translated(seen.pos()))
        self.raise_()

    def _covers_keyboard(self, over: QRect) -> bool:
        focus, content = QApplication.focusWidget(), self._area.widget()
        inside = focus is not None and content is not None and content.isAncestorOf(focus)
        return inside and focus is not None and self._in_view(focus).intersects(over)

    def _in_view(self, part: QWidget) -> QRect:
        return QRect(part.mapTo(self._area.viewport(), QPoint()), part.size())

    def _rows(self) -> Iterator[QRect]:
        """What must not be cut, as it stands in the viewport now."""
        content = self._area.widget()
        if content is None:
            return
        for part in content.findChildren(QWidget):
            if not part.isVisibleTo(content):
                continue
            if isinstance(part, QAbstractItemView):
                yield from self._rows_of(part)
            elif isinstance(part, WHOLE) or _is_box(part):
                yield self._in_view(part)

    def _rows_of(self, table: QAbstractItemView) -> Iterator[QRect]:
        model = table.model()
        for at in range(model.rowCount()):
            row = table.visualRect(model.index(at, 0))
            top = table.viewport().mapTo(self._area.viewport(), row.topLeft()).y()
            yield QRect(0, top, 1, row.height())


def _is_box(part: QWidget) -> bool:
    """Whether a part is a framed line, such as what a rule says."""
    return isinstance(part, QFrame) and part.property("part") == "finding"
