"""Widgets side by side, in as many lines as the width takes, so that none lies over another."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from il2nurse.ui.look import sizes

_CHANGED = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class Wrapping(QWidget):
    """Lines from the left, each as high as its highest widget; what is hidden takes no room."""

    def __init__(self, widgets: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """Put one more behind the last."""
        widget.setParent(self)
        widget.installEventFilter(self)
        self._widgets.append(widget)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """One that is shown or hidden moves those behind it."""
        if event.type() in _CHANGED:
            self._stand_anew()
        return False

    def event(self, event: QEvent) -> bool:
        """One that became wider or narrower moves those behind it."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._stand_anew()
        return super().event(event)

    def _stand_anew(self) -> None:
        self.updateGeometry()
        self._lines(self.width(), move=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width takes other lines."""
        super().resizeEvent(event)
        self._lines(self.width(), move=True)

    def hasHeightForWidth(self) -> bool:
        """More lines are higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high all lines are at this width."""
        return self._lines(width, move=False)

    def sizeHint(self) -> QSize:
        """All of them in one line."""
        hints = [each.sizeHint() for each in self._seen()]
        wide = sum(each.width() for each in hints) + sizes.GAP * max(len(hints) - 1, 0)
        return QSize(wide, max((each.height() for each in hints), default=0))

    def minimumSizeHint(self) -> QSize:
        """The widest and the highest of them."""
        size = QSize(0, 0)
        for each in self._seen():
            size = size.expandedTo(each.sizeHint())
        return size

    def _seen(self) -> list[QWidget]:
        return [each for each in self._widgets if not each.isHidden()]

    def _lines(self, width: int, *, move: bool) -> int:
        """Fill one line after the other; gives the height of all."""
        left, top, high = 0, 0, 0
        line: list[tuple[QWidget, QRect]] = []
        for widget in self._seen():
            size = widget.sizeHint()
            if line and left + size.width() > width:
                _stand(line, high, move=move)
                line, left, top, high = [], 0, top + high + sizes.GAP, 0
            line.append((widget, QRect(QPoint(left, top), size)))
            left += size.width() + sizes.GAP
            high = max(high, size.height())
        _stand(line, high, move=move)
        return top + high


def _stand(line: list[tuple[QWidget, QRect]], high: int, *, move: bool) -> None:
    """Each in the middle of the height of its line."""
    for widget, where in line if move else ():
        widget.setGeometry(where.translated(0, (high - where.height()) // 2))
