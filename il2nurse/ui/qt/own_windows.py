"""The windows that a window of the program opens: lists, menus and warnings have their own."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QWidget


class OwnWindows(QObject):
    """Lets a filter see the keys of one window and of all that it opens."""

    def __init__(self, window: QWidget, watcher: QObject) -> None:
        super().__init__(window)
        self._window = window
        self._watcher = watcher
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
        self._watch(window.windowHandle())

    def watch_popup(self) -> None:
        """An open list takes the keys before it has the focus; the first sign of it is here."""
        popup = QApplication.activePopupWidget()
        self._watch(popup.windowHandle() if popup else None)

    def are_ours(self, watched: QObject) -> bool:
        """Whether it is the window, or was opened by it."""
        mine, shown = self._window.windowHandle(), watched
        while isinstance(shown, QWindow):
            if shown is mine:
                return True
            shown = shown.transientParent()
        return False

    def _watch(self, shown: QWindow | None) -> None:
        if shown is not None and self.are_ours(shown):
            shown.installEventFilter(self._watcher)
