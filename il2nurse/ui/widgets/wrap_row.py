"""The row that goes on below where its parts have no room beside each other."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QHBoxLayout, QLayoutItem, QWidget

from il2nurse.ui.look import sizes

_Line = list[tuple[QLayoutItem, QSize]]


class WrapRow(QHBoxLayout):
    """Parts from the left; those after a stretch stand at the right end of their line.

    No part is ever narrower than it likes to be, unless it is wider than the whole row. Where only
    Qt still knows it, while its page is being taken down, it is a plain row. Qt asks for the same
    heights many times over in one turn: they are kept until it says that something changed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__()
        self._heights: dict[int, int] = {}
        if parent:
            parent.setLayout(self)

    def invalidate(self) -> None:
        """Something in it changed its size, came or went."""
        self._heights.clear()
        super().invalidate()

    def hasHeightForWidth(self) -> bool:
        """A narrow row is a high one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The lines under each other."""
        if width not in self._heights:
            self._heights[width] = self._height_for(width)
        return self._heights[width]

    def _height_for(self, width: int) -> int:
        margins = self.contentsMargins()
        lines = list(self._lines(width - margins.left() - margins.right()))
        high = sum(_height(line) for line in lines) + self.spacing() * max(len(lines) - 1, 0)
        return high + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """Everything in one line."""
        line = [(item, _size(item, 0)) for item in self._shown()]
        wide = sum(size.width() for _, size in line) + self.spacing() * max(len(line) - 1, 0)
        return QSize(wide, _height(line)).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """The widest part."""
        sizes = [_size(item, 0) for item in self._shown()]
        wide = max((size.width() for size in sizes), default=0)
        high = max((size.height() for size in sizes), default=0)
        return QSize(wide, high).grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect) -> None:
        """Put every part into its place."""
        inner = rect.marginsRemoved(self.contentsMargins())
        lines = list(self._lines(inner.width()))
        spare = inner.height() - sum(_height(line) for line in lines)
        top = inner.top() + max(spare - self.spacing() * max(len(lines) - 1, 0), 0) // 2
        first_right = self._first_right()
        right = False
        for line in lines:
            high, left = _height(line), inner.left()
            for at, (item, size) in enumerate(line):
                right = right or item is first_right
                if right and (at == 0 or item is first_right):
                    rest = sum(each.width() + self.spacing() for _, each in line[at:])
                    left = inner.right() + 1 - rest + self.spacing()
                item.setGeometry(QRect(left, top + (high - size.height()) // 2, *size.toTuple()))
                left += size.width() + self.spacing()
            top += high + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        """The parts that take room, in their order."""
        items = (self.itemAt(at) for at in range(self.count()))
        return [item for item in items if item is not None and not item.isEmpty()]

    def _first_right(self) -> QLayoutItem | None:
        """The first part in view behind a stretch."""
        sprung = False
        for at in range(self.count()):
            item = self.itemAt(at)
            if item is not None and item.spacerItem() is not None:
                sprung = True
            elif item is not None and sprung and not item.isEmpty():
                return item
        return None

    def _lines(self, room: int) -> Iterator[_Line]:
        line: _Line = []
        left = room
        for item in self._shown():
            size = _size(item, room)
            if line and size.width() > left:
                yield line
                line, left = [], room
            line.append((item, size))
            left -= size.width() + self.spacing()
        if line:
            yield line


def _size(item: QLayoutItem, room: int) -> QSize:
    """How big a part wants to be, within its own limits and those of a line."""
    size = item.sizeHint().expandedTo(item.minimumSize()).boundedTo(item.maximumSize())
    wide = min(size.width(), room) if room else size.width()
    return QSize(wide, item.heightForWidth(wide) if item.hasHeightForWidth() else size.height())


def _height(line: _Line) -> int:
    return max((size.height() for _, size in line), default=0)


class Wrapping(QWidget):
    """Widgets side by side, in as many lines as the width takes, so that none lies over another."""

    def __init__(self, widgets: Sequence[QWidget] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = WrapRow(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(sizes.GAP)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """Put one more behind the last."""
        self._row.addWidget(widget)
