"""Scans: codes that arrive like typing, in one burst, which is taken whole or given back whole."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from il2nurse.ui.qt.arrival import FASTEST_HAND_MS, LONGEST_GAP_MS, Arrival
from il2nurse.ui.qt.focus_filter import FocusFilter
from il2nurse.ui.qt.kept_key import KeptKey
from il2nurse.ui.shell.scan_keys import (
    HELD_DOWN,
    Box,
    asks_for_code,
    begins_code,
    end_name,
    ends_code,
    is_secret,
    sign_of,
    target,
    text_box,
    text_in,
    write_into,
)

# After the scanner's own prefix nothing but its code can follow.
AFTER_PREFIX_MS: Final = 1000
SHORTEST_CODE: Final = 3


class ScanFilter(QObject):
    """Watches the keys that reach one window and what it opens, and gives out whole codes.

    Outside text boxes every key that may begin a code is kept until it is known: three signs and
    more in one burst are a code, less is given back and does what a hand meant. In a text box keys
    arrive at once; what comes faster than any hand and ends with Enter or Tab is taken out again.
    A prefix set in the scanner makes it certain in both. Keys without a time come from programs.
    """

    scanned = Signal(str)

    def __init__(
        self,
        window: QWidget,
        wanted: Callable[[], bool],
        time_of: Callable[[QKeyEvent], int] = QKeyEvent.timestamp,
    ) -> None:
        """Watch a window; while ``wanted`` says no, what was typed in a text box stays there."""
        super().__init__(window)
        self._window = window
        self._wanted = wanted
        self.time_of = time_of
        self.prefix = ""
        self.rest_ms = LONGEST_GAP_MS
        """How long no key must come before a burst is over."""
        self.arrival = Arrival("", None, 0)
        """The code that was given out last, as it arrived."""
        self._kept: list[KeptKey] = []
        self._longest = 0
        self._code = ""
        self._for: QWidget | None = None
        self._last = 0
        self._typed = _Typed()
        self._ended = -LONGEST_GAP_MS
        self._giving_back = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._rest)
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self.settle)
        FocusFilter(window, self)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
        self._watch(window.windowHandle())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at every key; True takes it away."""
        if not isinstance(event, QKeyEvent) or not self._counts(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            self._watch_popup()
            if self._belongs(event):
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and self._ours(watched):
            return self._pressed(event)
        return False

    def _watch(self, shown: QWindow | None) -> None:
        """Lists, menus and warnings that the window opens have windows of their own."""
        if shown is not None and self._ours(shown):
            shown.installEventFilter(self)

    def _watch_popup(self) -> None:
        """An open list takes the keys before it has the focus; the first sign of it is here."""
        popup = QApplication.activePopupWidget()
        self._watch(popup.windowHandle() if popup else None)

    def _ours(self, watched: QObject) -> bool:
        mine, shown = self._window.windowHandle(), watched
        while isinstance(shown, QWindow):
            if shown is mine:
                return True
            shown = shown.transientParent()
        return False

    def _counts(self, event: QKeyEvent) -> bool:
        timed = self.time_of(event) > 0 and not event.isAutoRepeat()
        return timed and event.key() not in HELD_DOWN and not self._giving_back

    def _follows(self, event: QKeyEvent) -> bool:
        """Whether the key belongs to the burst that is being kept."""
        prefixed = bool(self.prefix) and self._code.startswith(self.prefix)
        longest = AFTER_PREFIX_MS if prefixed else LONGEST_GAP_MS
        return bool(self._kept) and self.time_of(event) - self._last <= longest

    def _echoes(self, event: QKeyEvent) -> bool:
        """Whether the key is another end of a code that has ended: scanners send Enter twice."""
        return ends_code(event) and self.time_of(event) - self._ended <= LONGEST_GAP_MS

    def _belongs(self, event: QKeyEvent) -> bool:
        """Whether a key is to be no shortcut, because it is or may be part of a code."""
        if self._follows(event) or self._echoes(event):
            return True
        box = text_box(target())
        if box is None:
            return begins_code(event)
        return self._begins_prefix(event) or (ends_code(event) and self._is_scan(box, event))

    def _begins_prefix(self, event: QKeyEvent) -> bool:
        return bool(self.prefix) and begins_code(event) and self.prefix.startswith(event.text())

    # ------------------------------------------------------------ keys that are kept

    def _pressed(self, event: QKeyEvent) -> bool:
        if self._kept and not self._follows(event):
            self.settle()
        if self._follows(event):
            return self._ended_by(event) if ends_code(event) else self._keep(event)
        if self._echoes(event):
            self._ended = self.time_of(event)
            return True
        box = text_box(target())
        if box is not None and not self._begins_prefix(event):
            return self._typed_into(box, event)
        return begins_code(event) and self._keep(event)

    def _keep(self, event: QKeyEvent) -> bool:
        if not self._kept:
            self._for, self._longest = target(), 0
        else:
            self._longest = max(self._longest, self.time_of(event) - self._last)
        self._kept.append(KeptKey(event.key(), event.modifiers(), event.text()))
        self._code += sign_of(event)
        self._last = self.time_of(event)
        self._turn.stop()
        prefixed = bool(self.prefix) and self._code.startswith(self.prefix)
        self._wait.start(max(AFTER_PREFIX_MS if prefixed else 0, self.rest_ms))
        return True

    def _ended_by(self, event: QKeyEvent) -> bool:
        if not self._is_code():
            self._keep(event)
        self._last = self._ended = self.time_of(event)
        self.settle(end_name(event))
        return True

    def _is_code(self) -> bool:
        """Whether what was kept is a code and no hand's; in a text box only a prefix tells."""
        if self._for is not None and isValid(self._for) and text_box(self._for):
            return self._code.startswith(self.prefix) and len(self._code) > len(self.prefix)
        return len(self._code) >= SHORTEST_CODE

    def _rest(self) -> None:
        """Nothing came for a while; keys that wait behind a busy window are looked at first."""
        self._turn.start(0)

    def settle(self, end: str | None = None) -> None:
        """The burst is over: a code goes out, a hand's keys do what they do."""
        self._wait.stop()
        self._turn.stop()
        is_code, code, kept, widget = self._is_code(), self._code, self._kept, self._for
        self._kept, self._code, self._for = [], "", None
        if not kept:
            return
        if not is_code:
            self._give_back(kept, widget)
            return
        self._ended = max(self._ended, self._last)
        box = text_box(widget) if widget is not None and isValid(widget) else None
        if box is not None and asks_for_code(box):
            write_into(box, code.removeprefix(self.prefix))
            box.focusNextChild()
        else:
            self.arrival = Arrival(code, end, self._longest)
            self.scanned.emit(code)

    def _give_back(self, kept: list[KeptKey], widget: QWidget | None) -> None:
        """Press the keys where they were pressed, and go on where that leads."""
        self._giving_back = True
        for key in kept:
            if widget is None or not isValid(widget) or not widget.isVisible():
                break
            key.press(widget)
            widget = target()
        self._giving_back = False

    # ------------------------------------------------------------ keys in a text box

    def _typed_into(self, box: Box, event: QKeyEvent) -> bool:
        if ends_code(event):
            return self._ended_in(box, event)
        self._typed.add(box, sign_of(event), self.time_of(event))
        return False

    def _is_scan(self, box: Box, event: QKeyEvent) -> bool:
        """Whether this end follows a code that no hand can have typed into this box."""
        fast = self._typed.is_fast(box, self.time_of(event))
        return fast and not is_secret(box) and self._wanted()

    def _ended_in(self, box: Box, event: QKeyEvent) -> bool:
        typed, is_scan = self._typed, self._is_scan(box, event)
        self._typed = _Typed()
        if not is_scan:
            return False
        self._ended = self.time_of(event)
        if asks_for_code(box):
            if typed.before:
                write_into(box, typed.code)
            return False
        write_into(box, typed.before)
        self.arrival = Arrival(typed.code, end_name(event), FASTEST_HAND_MS)
        self.scanned.emit(typed.code)
        return True


class _Typed:
    """What came into one text box without a rest."""

    def __init__(self) -> None:
        self.code = self.before = ""
        self._box: Box | None = None
        self._last = 0

    def add(self, box: Box, sign: str, at: int) -> None:
        """One more sign; after a rest or in another box it is the first."""
        if box is not self._box or at - self._last > FASTEST_HAND_MS:
            self.code, self.before, self._box = "", text_in(box), box
        self.code += sign
        self._last = at

    def is_fast(self, box: Box, at: int) -> bool:
        """Whether a code stands there that came faster than a hand types, up to now."""
        fast = box is self._box and at - self._last <= FASTEST_HAND_MS
        return fast and len(self.code) >= SHORTEST_CODE


def watch(
    window: QWidget,
    wanted: Callable[[], bool],
    time_of: Callable[[QKeyEvent], int] = QKeyEvent.timestamp,
) -> ScanFilter:
    """A scan filter that sees the keys of one window."""
    return ScanFilter(window, wanted, time_of)
