"""Pressing a button: by its shortcut at once, and by the mouse to the end of the press.

Qt itself holds a button down for a tenth of a second after a shortcut, and forgets a press of the
mouse where the keyboard goes elsewhere before the mouse is let go.
"""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShortcutEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QWidget

ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# A button is told of many events, and Python finds these two anew at each mention.
OVERRIDE: Final = QEvent.Type.ShortcutOverride
FOCUS_OUT: Final = QEvent.Type.FocusOut
HELD: Final = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def press_at_once(button: QAbstractButton, event: QEvent) -> bool:
    """Click the button where the event is its own shortcut; True where it was."""
    if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
        button.click()
        return True
    return False


class KeyButton(QPushButton):
    """A push button that acts at once, and that Enter presses while it has the keyboard.

    The page listens to Enter for its main button; a button with the ring around it comes first, so
    that Enter does what the ring shows. A press of the mouse counts when it is let go, wherever
    the keyboard went meanwhile, unless the button says something else by then. What it does comes
    before its being drawn as let go.

    A button that stays pressed in is toggled by screen readers and voice control, and clicked by
    nobody; that is a click as well, so that a page has only ``clicked`` to listen to.
    """

    _held = False
    _shown_by_program = False
    _toggled = False

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.toggled.connect(self._count_toggle)
        self.clicked.connect(self._draw_again)

    @property
    def takes_enter(self) -> bool:
        """False of the button for which the page listens to Enter itself."""
        return True

    def event(self, event: QEvent) -> bool:
        """Act on the shortcut, and keep Enter from the page's."""
        kind = event.type()
        if kind is OVERRIDE and self._is_enter(event):
            event.accept()
            return True
        if kind is FOCUS_OUT and self._held:
            self.update()
            return True
        return press_at_once(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button; a key that is held down counts once."""
        if not self._is_enter(event):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The press begins."""
        self._held = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press ends, and counts."""
        self._held = False
        if self.isDown() and self.hitButton(event.position().toPoint()):
            # Qt would draw it at once, which takes as long as to record what was clicked.
            self.setUpdatesEnabled(False)
        super().mouseReleaseEvent(event)

    def _draw_again(self) -> None:
        """Let it be drawn again, with the window; nobody hears of the click before."""
        if not self.updatesEnabled():
            self.setUpdatesEnabled(True)

    def setChecked(self, checked: bool) -> None:  # noqa: FBT001 - as Qt has it
        """Show it pressed in or not; nobody pressed it."""
        self._shown_by_program = True
        super().setChecked(checked)
        self._shown_by_program = False

    def checkStateSet(self) -> None:
        """Qt asks for it where the state was set, and not where the button was clicked."""
        super().checkStateSet()
        group: QButtonGroup | None = self.group()
        one_of_many = self.autoExclusive() if group is None else group.exclusive()
        given_up = one_of_many and not self.isChecked()
        self._toggled = self.isCheckable() and not (self._shown_by_program or given_up)

    def setText(self, text: str) -> None:
        """Say something else; a press that was begun on the words before does nothing."""
        if text != self.text():
            self.setDown(False)
        super().setText(text)

    def _count_toggle(self, on: bool) -> None:  # noqa: FBT001 - a signal hands it over without a name
        if self._toggled:
            self._toggled = False
            self.clicked[bool].emit(on)  # type: ignore[index]  # the stubs know no overloads

    def _is_enter(self, event: QEvent) -> bool:
        plain = isinstance(event, QKeyEvent) and not event.modifiers() & HELD
        return plain and isinstance(event, QKeyEvent) and event.key() in ENTER and self.takes_enter
