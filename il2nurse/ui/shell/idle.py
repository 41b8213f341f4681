"""Noticing that nobody touches the window any more."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget

from il2nurse.ui.qt.focus_filter import FocusFilter

IDLE_MS = 5 * 60 * 1000
TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Idle(QObject):
    """Tells when no key, click or touch came for five minutes, to this window or one before it."""

    reached = Signal()

    def __init__(self, window: QWidget, after_ms: int = IDLE_MS) -> None:
        super().__init__(window)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(after_ms)
        self._wait.timeout.connect(self.reached)
        FocusFilter(window, self)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
        self._watch(window.windowHandle())
        self._wait.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Begin to wait anew at each touch."""
        if event.type() in TOUCHES:
            self._wait.start()
        return False

    def _watch(self, shown: QWindow | None) -> None:
        """Everything that hands touch comes through the window of the system."""
        if shown is not None:
            shown.installEventFilter(self)
