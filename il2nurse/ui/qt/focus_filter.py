"""Watches only the widget that has the keyboard, so that not every event of Qt passes Python."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class FocusFilter(QObject):
    """Keeps a filter on a window and on the widget in it that gets the keys.

    A filter of the whole program is asked about everything that happens to any widget; that takes
    longer than making and drawing a page.
    """

    def __init__(self, window: QWidget, watcher: QObject) -> None:
        super().__init__(window)
        self._window = window
        self._watcher = watcher
        self._held: QWidget | None = None
        window.installEventFilter(watcher)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._move)
        self._take(window.focusWidget())

    def _move(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now.window() is self._window:
            self._take(now)

    def _take(self, widget: QWidget | None) -> None:
        if widget is self._held or widget is self._window:
            return
        if self._held is not None and isValid(self._held):
            self._held.removeEventFilter(self._watcher)
        self._held = widget
        if widget is not None:
            widget.installEventFilter(self._watcher)
