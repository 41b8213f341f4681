"""The drawer: where dialogs lie over the right part of a page; what is left of it stays in view."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from il2nurse.ui.forms.dialog import Dialog

WIDE: Final = 760
NARROW: Final = 560
# Hold or stop and interruption stay in reach left of an open dialog, as reaction does above it.
LEFT_FREE: Final = 618


class Drawer(QObject):
    """The dialogs open over a host, newest on top; those below keep what was typed into them.

    ``opened`` follows before a dialog comes into view. After the last one the keyboard is where it
    was before; ``left`` says that this is gone.
    """

    changed = Signal()
    opened = Signal(Dialog)
    left = Signal()

    def __init__(
        self,
        host: QWidget,
        above: int = 0,
        below: int = 0,
        between: Callable[[], None] = lambda: None,
    ) -> None:
        """Lie over ``host``; ``above`` and ``below`` say how much of it stays free of the veil.

        ``between`` lets the window draw between making a dialog part of the page and showing it.
        """
        super().__init__(host)
        self._between = between
        self._host = host
        self._above, self._below = above, below
        self._dialogs: list[Dialog] = []
        # Where the keyboard was on the page, and in each dialog that another one covers.
        self._before: dict[QWidget, QWidget | None] = {}
        self._veil = _Veil(host)
        host.installEventFilter(self)

    @property
    def top(self) -> Dialog | None:
        """The dialog in view."""
        return self._dialogs[-1] if self._dialogs else None

    def free_above(self, pixels: int) -> None:
        """Leave the uppermost pixels of the host free, such as a banner."""
        self._above = pixels
        self._place()

    def find(self, name: str) -> Dialog | None:
        """The open dialog with this name, in view or not."""
        return next((p for p in self._dialogs if p.objectName() == f"dialog_{name}"), None)

    def open(self, dialog: Dialog) -> None:
        """Show a dialog on top."""
        self._cover()
        self._dialogs.append(dialog)
        dialog.setParent(self._host)
        dialog.closed.connect(self._close_sender)
        dialog.asked.connect(self.open)
        self.opened.emit(dialog)
        self._between()
        self._show_top()

    def raise_dialog(self, dialog: Dialog) -> None:
        """Bring an open dialog to the top."""
        if self.top is not dialog:
            self._cover()
        self._dialogs.remove(dialog)
        self._dialogs.append(dialog)
        self._show_top()

    def close(self, dialog: Dialog) -> None:
        """Take a dialog away; the one below it, or the page, has the keyboard again."""
        if dialog not in self._dialogs:
            return
        self._dialogs.remove(dialog)
        self._before.pop(dialog, None)
        dialog.hide()
        dialog.deleteLater()
        self._show_top()

    def close_all(self) -> None:
        """Take every dialog away."""
        for dialog in tuple(self._dialogs):
            self.close(dialog)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the size of the host."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        return False

    def _close_sender(self) -> None:
        dialog = self.sender()
        if isinstance(dialog, Dialog):
            self.close(dialog)

    def _show_top(self) -> None:
        self._place()
        self._veil.setVisible(self.top is not None)
        self.changed.emit()
        if self.top:
            self._veil.raise_()
            self.top.raise_()
            self.top.show()
            self.top.start()
            self._return_to(self.top)
        elif not self._return_to(self._host):
            self.left.emit()

    def _cover(self) -> None:
        """Remember where the keyboard is in what another dialog covers now."""
        covered = self.top or self._host
        self._before[covered] = self._host.window().focusWidget()
        if self.top:
            self.top.hide()

    def _return_to(self, covered: QWidget) -> bool:
        """Put the keyboard where it was; False where that is gone."""
        before = self._before.pop(covered, None)
        if before is None or not isValid(before) or not before.isVisible():
            return False
        before.setFocus()
        return before.hasFocus() or not before.isEnabled()

    def _place(self) -> None:
        wide, high = self._host.width(), self._host.height()
        self._veil.setGeometry(0, self._above, wide, high - self._above - self._below)
        whole = self.top is not None and self.top.whole_width
        taken = wide if whole else min(WIDE, max(NARROW, wide - LEFT_FREE), wide)
        if self.top:
            self.top.setGeometry(QRect(wide - taken, self._above, taken, high - self._above))


class _Veil(QWidget):
    """Dims the page behind a dialog and takes its clicks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(10, 20, 35, 70))
