"""Scans: codes that arrive like typing, in one burst, which is taken whole or given back whole."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from il2nurse.ui.qt.arrival import (
    AFTER_CODE_MS,
    LATE_GAP_MS,
    LONGEST_GAP_MS,
    UNREADABLE,
    Arrival,
    Doubt,
)
from il2nurse.ui.qt.focus_filter import FocusFilter
from il2nurse.ui.qt.kept_key import KeptKey
from il2nurse.ui.qt.own_windows import OwnWindows
from il2nurse.ui.qt.rest import Rest
from il2nurse.ui.shell.scans.burst import Burst
from il2nurse.ui.shell.scans.keys import (
    HELD_DOWN,
    Box,
    asks_for_code,
    begins_code,
    end_name,
    ends_code,
    sign_of,
    target,
    text_box,
    write_into,
)
from il2nurse.ui.shell.scans.typed import BoxScans, TypedScan


class ScanFilter(QObject):
    """Watches the keys that reach one window and what it opens, and gives out whole codes.

    Outside text boxes every key that may begin a code is kept until it is known: three signs and
    more in one burst, or an end behind any, are a code or are refused; less is given back and does
    what a hand meant. What follows given keys, or a code, too soon is refused: it may be the rest
    of it. In a text box keys arrive at once; what is faster or more even than any hand is taken
    out again. A prefix makes it certain in both. Keys without a time are programs'.

    ``boxed`` tells of a box that asks for a code and got one.
    """

    scanned = Signal(str)
    boxed = Signal(QWidget)

    def __init__(
        self,
        window: QWidget,
        wanted: Callable[[], bool],
        time_of: Callable[[QKeyEvent], int] = QKeyEvent.timestamp,
    ) -> None:
        """Watch a window; while ``wanted`` says no, what was typed in a text box stays there."""
        super().__init__(window)
        self._wanted = wanted
        self.time_of = time_of
        self.prefix = ""
        self.rest_ms = LONGEST_GAP_MS
        """How long no key must come before a burst is over."""
        self.arrival = Arrival("", None, 0)
        """The code that was given out last, as it arrived."""
        self._burst = Burst()
        self.typed = BoxScans()
        self._ended = self._given = self._stray = self._taken_out = -AFTER_CODE_MS
        self._giving_back = False
        self._rest, self._box_rest = Rest(self, self.settle), Rest(self, self.rest_in_box)
        FocusFilter(window, self)
        self._windows = OwnWindows(window, self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at every key; True takes it away."""
        if not isinstance(event, QKeyEvent) or not self._counts(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            self._windows.watch_popup()
            if self._belongs(event):
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and self._windows.are_ours(watched):
            return self._pressed(event)
        return False

    def _counts(self, event: QKeyEvent) -> bool:
        timed = self.time_of(event) > 0 and not event.isAutoRepeat()
        return timed and event.key() not in HELD_DOWN and not self._giving_back

    def _follows(self, event: QKeyEvent) -> bool:
        """Whether the key belongs to the burst that is being kept."""
        return self._burst.goes_on(self.time_of(event))

    def _echoes(self, event: QKeyEvent) -> bool:
        """Whether the key is another end of a code that has ended: scanners send Enter twice."""
        return ends_code(event) and self.time_of(event) - self._ended <= LATE_GAP_MS

    def _trails(self, event: QKeyEvent) -> bool:
        """Whether an Enter comes so soon after given keys that they may be the end of a code."""
        soon = self.time_of(event) - self._given <= LATE_GAP_MS
        return soon and ends_code(event) and end_name(event) == "Enter"

    def _belongs(self, event: QKeyEvent) -> bool:
        """Whether a key is to be no shortcut, because it is or may be part of a code."""
        if self._follows(event) or self._echoes(event) or self._trails(event):
            return True
        box = text_box(target())
        if box is None:
            return begins_code(event)
        return self._begins_prefix(event) or (ends_code(event) and self._is_scan(box, event))

    def _begins_prefix(self, event: QKeyEvent) -> bool:
        return bool(self.prefix) and begins_code(event) and self.prefix.startswith(event.text())

    def _pressed(self, event: QKeyEvent) -> bool:
        at = self.time_of(event)
        if self._burst.kept and not self._follows(event):
            self.settle()
        if self._follows(event):
            return self._ended_by(event) if ends_code(event) else self._keep(event)
        if self._echoes(event):
            self._ended = at
            return True
        if self._trails(event):
            self._ended = at
            self._tell(Arrival("", end_name(event), at - self._given, Doubt.TORN))
            return True
        box = text_box(target())
        if box is not None and not self._begins_prefix(event):
            return self._typed_into(box, event)
        if begins_code(event):
            return self._begin(event)
        # Keys that begin no code act at once, but nothing that follows them so soon is whole.
        self._stray = at if not ends_code(event) else self._stray
        return False

    def _begin(self, event: QKeyEvent) -> bool:
        at = self.time_of(event)
        torn = at - self._given <= LATE_GAP_MS and not self._begins_prefix(event)
        late = at - self._ended <= AFTER_CODE_MS and not self._begins_prefix(event)
        self._burst = Burst(self.prefix, target(), torn, late)
        if at - self._stray <= LATE_GAP_MS:
            self._burst.code = UNREADABLE
        return self._keep(event)

    def _keep(self, event: QKeyEvent) -> bool:
        kept = KeptKey(event.key(), event.modifiers(), event.text())
        self._burst.add(kept, sign_of(event), self.time_of(event))
        self._rest.begin(max(self.rest_ms, self._burst.patience))
        return True

    def _ended_by(self, event: QKeyEvent) -> bool:
        at = self.time_of(event)
        if self._is_code(ended=True):
            self._burst.come(at)
        else:
            self._keep(event)
        self._ended = at
        self.settle(end_name(event))
        return True

    def _is_code(self, *, ended: bool) -> bool:
        """Whether what was kept is no hand's; in a text box only a prefix tells."""
        burst = self._burst
        return burst.whole_prefix if burst.box is not None else ended or burst.is_code

    def settle(self, end: str | None = None) -> None:
        """The burst is over: a code goes out, a hand's keys do what they do."""
        self._rest.end()
        is_code, burst = self._is_code(ended=end is not None), self._burst
        self._burst = Burst()
        if not burst.kept:
            return
        if burst.late and not is_code:
            self._ended = burst.last
            self._tell(Arrival(burst.code, end, burst.pace, Doubt.TORN))
            return
        if not is_code:
            self._given = burst.last
            self.typed.begin(burst.last)
            self._giving_back = True
            burst.give_back()
            self._giving_back = False
            return
        self._ended = max(self._ended, burst.last)
        box = burst.box
        if box is not None and asks_for_code(box):
            write_into(box, burst.code.removeprefix(self.prefix))
            box.focusNextChild()
            self.boxed.emit(box)
        else:
            self._tell(Arrival(burst.code, end, burst.pace, burst.doubt()))

    def _tell(self, arrival: Arrival) -> None:
        self.arrival = arrival
        self.scanned.emit(arrival.code)

    def _typed_into(self, box: Box, event: QKeyEvent) -> bool:
        at = self.time_of(event)
        if ends_code(event):
            return self._ended_in(box, event)
        if at - self._taken_out <= AFTER_CODE_MS and begins_code(event):
            self._taken_out = at
            self._tell(Arrival(sign_of(event), None, 0, Doubt.TORN))
            return True
        self.typed.add(box, sign_of(event), at)
        self._box_rest.begin(LATE_GAP_MS)
        return False

    def _is_scan(self, box: Box, event: QKeyEvent) -> bool:
        """Whether this end follows a code that no hand can have typed into this box."""
        return self._wanted() and self.typed.ended(box, self.time_of(event)) is not None

    def _ended_in(self, box: Box, event: QKeyEvent) -> bool:
        at = self.time_of(event)
        came = self.typed.ended(box, at) if self._wanted() else None
        slow = self._wanted() and self.typed.slow_code(box, at)
        self.typed.forget()
        if came is None:
            if slow:
                self.boxed.emit(box)
            return False
        self._ended = at
        if asks_for_code(box) and came.doubt is None:
            if came.before:
                write_into(box, came.code)
            self.boxed.emit(box)
            return False
        self._take_out(box, came, end_name(event), at)
        return True

    def rest_in_box(self) -> None:
        """No key came into the box for a while: a code without an end is taken out of it too."""
        self._box_rest.end()
        box = text_box(target())
        came = self.typed.rested(box) if box is not None and self._wanted() else None
        self.typed.forget()
        if box is not None and came is not None:
            self._take_out(box, came, None, self.typed.last)

    def _take_out(self, box: Box, came: TypedScan, end: str | None, at: int) -> None:
        """Put back what stood in the box, and say what came."""
        self._taken_out = at
        write_into(box, came.before)
        self._tell(Arrival(came.code, end, came.pace, came.doubt))
