"""Noticing that nobody touches the window any more."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

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
    """Tells when no key, click or touch came for five minutes."""

    reached = Signal()

    def __init__(self, parent: QObject, after_ms: int = IDLE_MS) -> None:
        super().__init__(parent)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(after_ms)
        self._wait.timeout.connect(self.reached)
        app = QApplication.instance()
        if app:
            app.installEventFilter(self)
        self._wait.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Begin to wait anew at each touch."""
        if event.type() in TOUCHES:
            self._wait.start()
        return False
