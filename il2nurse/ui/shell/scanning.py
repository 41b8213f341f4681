"""Scans: codes that arrive like typing, but faster than anyone types, and end with Enter."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from il2nurse.ui.qt.focus_filter import FocusFilter

# Scanners send a key every 1 to 20 ms; the fastest typists need 60 ms and more.
LONGEST_GAP_MS = 35
SHORTEST_CODE = 3
ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# Scanners hold Shift down for capitals; that is no key of the code.
HELD_DOWN = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr)
PLAIN_KEYS = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class ScanFilter(QObject):
    """Watches the keys that reach one window and gives out whole codes.

    Keys in a text box arrive there at once; when they turn out to be a scan the box gets its old
    text back. Elsewhere a key is kept for 35 ms, so that a letter inside a code presses no button.
    Keys without a time of their own come from programs, never from a scanner, and pass.
    """

    scanned = Signal(str)

    def __init__(self, window: QWidget, wanted: Callable[[], bool]) -> None:
        """Watch a window; while ``wanted`` says no, a code in a text box stays text."""
        super().__init__(window)
        self._window = window
        self._wanted = wanted
        self._code = ""
        self._last = 0
        self._editor: QLineEdit | QPlainTextEdit | None = None
        self._before = ""
        self._kept: QKeyEvent | None = None
        self._kept_for: QWidget | None = None
        self._given_back = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(LONGEST_GAP_MS)
        self._wait.timeout.connect(self._give_back)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at every key; True takes it away from the widget."""
        if not isinstance(event, QKeyEvent) or not self._mine(watched, event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._override(event)
        if event.type() == QEvent.Type.KeyPress:
            return self._pressed(watched, event)
        return False

    def _mine(self, watched: QObject, event: QKeyEvent) -> bool:
        return (
            isinstance(watched, QWidget)
            and watched.window() is self._window
            and watched is _holder(self._window)
            and event.timestamp() > 0
            and not event.isAutoRepeat()
            and event.key() not in HELD_DOWN
            and not self._given_back
        )

    def _override(self, event: QKeyEvent) -> bool:
        """Keep a key from being a shortcut before it is known whether it belongs to a code."""
        in_code = self._follows(event) and len(self._code) >= SHORTEST_CODE and self._wanted()
        wanted = bool(_letter(event)) if event.key() not in ENDS else in_code
        if wanted and (in_code or not _takes_text(self._window.focusWidget())):
            event.accept()
            return True
        return False

    def _follows(self, event: QKeyEvent) -> bool:
        return bool(self._code) and event.timestamp() - self._last <= LONGEST_GAP_MS

    def _pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() in ENDS:
            return self._ended(event)
        letter = _letter(event)
        if not letter:
            self._code = ""
            return False
        if self._follows(event):
            self._code += letter
        else:
            self._begin(watched, letter)
        self._last = event.timestamp()
        if self._editor is not None:
            return False
        if len(self._code) == 1:
            self._kept = QKeyEvent(
                event.type(), event.key(), event.modifiers(), event.text(), autorep=False
            )
            self._kept_for = watched if isinstance(watched, QWidget) else None
        self._wait.start()
        return True

    def _begin(self, watched: QObject, letter: str) -> None:
        self._give_back()
        self._code = letter
        self._editor = watched if isinstance(watched, QLineEdit | QPlainTextEdit) else None
        self._before = _text_of(self._editor)

    def _ended(self, event: QKeyEvent) -> bool:
        code, follows = self._code, self._follows(event)
        self._code = ""
        if not follows or len(code) < SHORTEST_CODE or _secret(self._editor):
            return False
        if self._editor and not self._wanted():
            return False
        self._wait.stop()
        self._kept = None
        _put_back(self._editor, self._before)
        self.scanned.emit(code)
        return True

    def _give_back(self) -> None:
        """The kept key was pressed by a hand: let it do what it does."""
        key, widget = self._kept, self._kept_for
        self._kept = self._kept_for = None
        self._code = "" if self._editor is None else self._code
        if key is None or widget is None:
            return
        button = self._button_for(key)
        if button:
            button.click()
            return
        self._given_back = True
        QCoreApplication.sendEvent(widget, key)
        self._given_back = False

    def _button_for(self, key: QKeyEvent) -> QAbstractButton | None:
        wanted = QKeySequence(key.key())
        for button in self._window.findChildren(QAbstractButton):
            pressable = button.isVisible() and button.isEnabled()
            if pressable and button.shortcut() == wanted:
                return button
        return None


def _holder(window: QWidget) -> QWidget:
    """The widget that gets the keys; the window itself where none in it has the focus."""
    found = cast("QWidget | None", window.focusWidget())
    return window if found is None else found


def watch(window: QWidget, wanted: Callable[[], bool]) -> ScanFilter:
    """A scan filter that sees the keys of one window."""
    made = ScanFilter(window, wanted)
    FocusFilter(window, made)
    return made


def _letter(event: QKeyEvent) -> str:
    text = event.text()
    one = len(text) == 1 and text.isprintable() and not text.isspace()
    return text if one and event.modifiers() in PLAIN_KEYS else ""


def _takes_text(widget: QWidget | None) -> bool:
    return widget is not None and widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def _text_of(editor: QLineEdit | QPlainTextEdit | None) -> str:
    if isinstance(editor, QLineEdit):
        return editor.text()
    return editor.toPlainText() if editor else ""


def _secret(editor: QLineEdit | QPlainTextEdit | None) -> bool:
    """A PIN is never a scan, however fast it was typed."""
    return isinstance(editor, QLineEdit) and editor.echoMode() is not QLineEdit.EchoMode.Normal


def _put_back(editor: QLineEdit | QPlainTextEdit | None, text: str) -> None:
    if isinstance(editor, QLineEdit):
        editor.setText(text)
    elif editor:
        editor.setPlainText(text)
