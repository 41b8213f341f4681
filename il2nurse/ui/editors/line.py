"""The line that numbers, texts, dates and times are typed into."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from il2nurse.ui.look.theme import restyle
from il2nurse.ui.qt.typed_line import TypedLine

# Between two elements of a GS1 code; a plain line would not take the sign.
_SEPARATOR: Final = "\x1d"


class Line(TypedLine):
    """A plain line: no wheel, nothing dropped into it, nothing corrected, nothing completed.

    A line that codes are scanned into keeps the Enter that a scanner sends at the end, and goes
    on to the next field instead of recording the page.

    ``keyed`` follows a key alone that changed the text, and ``back_asked`` Backspace where nothing
    stands.
    """

    keyed = Signal()
    back_asked = Signal()
    left = Signal()
    scanned = Signal()

    def __init__(self, name: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(name, spoken, parent)
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.takes_code = False
        """True where codes are scanned into this line."""
        self._scan: str | None = None

    @property
    def by_scanner(self) -> bool:
        """Whether what stands here came from a scanner, and no hand changed it since."""
        return self._scan is not None and self._scan == self.text()

    def keep_scan(self) -> None:
        """Keep that a scanner sent what stands here."""
        self._scan = self.text()

    def set_scanned(self) -> None:
        """Take the Enter of a scanner as the end of this line only."""
        self.takes_code = True

    def set_slip(self, wrong: bool) -> None:  # noqa: FBT001 - one switch, and its name says which
        """Show by a thick edge that the line holds a slip; the sentence stands below it."""
        if self.property("slip") != ("true" if wrong else "false"):
            self.setProperty("slip", "true" if wrong else "false")
            restyle(self)

    def event(self, event: QEvent) -> bool:
        """Keep Enter from the page's shortcut where the line is scanned into."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._is_enter(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End a scanned line at Enter and go on to the next."""
        if self._is_enter(event):
            before = self.text()
            self.scanned.emit()
            refused = before and not self.text()
            if self.window().focusWidget() is self and not refused:
                self.focusNextChild()
            return
        if self.takes_code and event.text() == _SEPARATOR:
            self.insert(_SEPARATOR)
            return
        if _is_letter_with_alt(event):
            event.ignore()
            return
        before = self.text()
        if event.key() == Qt.Key.Key_Backspace and not before:
            # One that is held down ends with the line that it empties.
            if not event.isAutoRepeat():
                self.back_asked.emit()
            return
        super().keyPressEvent(event)
        if self.text() != before and event.text() and event.text().isprintable():
            self.keyed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the line was left."""
        super().focusOutEvent(event)
        self.left.emit()

    def _is_enter(self, event: QKeyEvent) -> bool:
        return self.takes_code and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _is_letter_with_alt(event: QKeyEvent) -> bool:
    """A shortcut that nothing answers now: its letter is not typed into the line."""
    letter = event.text().upper()
    held = event.modifiers() == Qt.KeyboardModifier.AltModifier
    return held and len(letter) == 1 and event.key() == ord(letter)
