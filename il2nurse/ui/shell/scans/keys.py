"""What one key is to a scanner: a sign of the code, its end, or neither; and which boxes take text.

Scanners send blanks and control signs too: a group separator comes as Ctrl+].
"""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from il2nurse.ui.editors.line import Line
from il2nurse.ui.forms.people_box import People
from il2nurse.ui.qt.arrival import UNREADABLE

ENDS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
END_SIGNS: Final = ("\r", "\n", "\t")
# Scanners hold Shift down for capitals; that is no key of the code.
HELD_DOWN: Final = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
)
_TYPING: Final = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.KeypadModifier
    | Qt.KeyboardModifier.GroupSwitchModifier
)
Box = QLineEdit | QPlainTextEdit | People
"""What a hand types words into; letters spell a name in a list of people."""


def begins_code(event: QKeyEvent) -> bool:
    """Whether the key may be the first of a code: it makes a sign and asks for nothing else."""
    return event.text().isprintable() and bool(event.text()) and not event.modifiers() & ~_TYPING


def ends_code(event: QKeyEvent) -> bool:
    """Whether a scanner ends a code with this key: Enter, Tab, or their control signs."""
    plain = not event.modifiers() & ~_TYPING
    return (plain and event.key() in ENDS) or event.text() in END_SIGNS


def end_name(event: QKeyEvent) -> str:
    """What people call the key that ended a code."""
    return "Tab" if event.key() == Qt.Key.Key_Tab or event.text() == "\t" else "Enter"


def sign_of(event: QKeyEvent) -> str:
    """What the key puts into a code; a key that makes no sign makes the code unreadable."""
    control = bool(event.modifiers() & ~_TYPING) and event.text().isprintable()
    return UNREADABLE if control or not event.text() else event.text()


def target() -> QWidget | None:
    """The widget that gets the keys: in a list that is open, else the one with the focus."""
    popup: QWidget | None = QApplication.activePopupWidget()
    if popup is None:
        return QApplication.focusWidget()
    inside: QWidget | None = popup.focusWidget()
    return popup if inside is None else inside


def text_box(widget: QWidget | None) -> Box | None:
    """The box that the widget is, where text can be typed into it."""
    if isinstance(widget, People):
        return widget
    typed = isinstance(widget, (QLineEdit, QPlainTextEdit)) and not widget.isReadOnly()
    return widget if typed and isinstance(widget, (QLineEdit, QPlainTextEdit)) else None


def asks_for_code(box: Box) -> bool:
    """Whether codes are meant to be scanned into this box."""
    return isinstance(box, Line) and box.takes_code


def finds_patients(box: Box) -> bool:
    """Whether numbers of patients are typed into this box to find them."""
    return bool(box.property("finds"))


def is_secret(box: Box) -> bool:
    """A PIN is never a scan, however fast it was typed."""
    return isinstance(box, QLineEdit) and box.echoMode() is not QLineEdit.EchoMode.Normal


def text_in(box: Box) -> str:
    """What stands in a box."""
    if isinstance(box, People):
        return ""
    return box.text() if isinstance(box, QLineEdit) else box.toPlainText()


def write_into(box: Box, text: str) -> None:
    """Put a text in place of what stands in a box, as if it had been typed."""
    if isinstance(box, People):
        box.clear_choice()
        return
    box.selectAll()
    if isinstance(box, QLineEdit):
        box.insert(text)
    else:
        box.insertPlainText(text)
