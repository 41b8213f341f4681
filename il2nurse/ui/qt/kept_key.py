"""A key that was kept back, pressed later as if it came just then: box, shortcut, widget."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid


@dataclass(frozen=True, slots=True)
class KeptKey:
    """One press of a key: which, with what held down, and the text it makes."""

    key: int
    held: Qt.KeyboardModifier
    text: str

    def press(self, widget: QWidget) -> None:
        """Press it now: an open list or a text box first, then a shortcut, then the widget."""
        asked = self._event(QEvent.Type.ShortcutOverride)
        asked.ignore()
        QCoreApplication.sendEvent(widget, asked)
        if not asked.isAccepted() and self._press_shortcut(widget.window()):
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            if isValid(widget):
                QCoreApplication.sendEvent(widget, self._event(kind))

    def _event(self, kind: QEvent.Type) -> QKeyEvent:
        return QKeyEvent(kind, self.key, self.held, self.text)

    def _press_shortcut(self, window: QWidget) -> bool:
        """Use the shortcut that the window has for this key; False where it has none."""
        if QApplication.activePopupWidget() is not None:
            return False
        wanted = self._sequences()
        for act in (*_buttons(window, wanted), *_shortcuts(window, wanted), *_acts(window, wanted)):
            act()
            return True
        return False

    def _sequences(self) -> tuple[QKeySequence, ...]:
        """How a shortcut may name this key: by the key, or by the sign it makes."""
        held = self.held & ~Qt.KeyboardModifier.KeypadModifier
        named = QKeySequence(QKeyCombination(held, Qt.Key(self.key)))
        signed = self.text if self.text.isprintable() and not self.text.isalnum() else ""
        return (named, QKeySequence(signed)) if signed.strip() else (named,)


def _buttons(window: QWidget, wanted: tuple[QKeySequence, ...]) -> list[Callable[[], object]]:
    return [
        button.click
        for button in window.findChildren(QAbstractButton)
        if button.shortcut() in wanted and button.isVisible() and button.isEnabled()
    ]


def _shortcuts(window: QWidget, wanted: tuple[QKeySequence, ...]) -> list[Callable[[], object]]:
    found: list[Callable[[], object]] = []
    for shortcut in window.findChildren(QShortcut):
        owner, keys = shortcut.parent(), shortcut.keys()
        listens = isinstance(owner, QWidget) and owner.isVisible() and owner.isEnabled()
        if listens and shortcut.isEnabled() and any(key in wanted for key in keys):
            found.append(shortcut.activated.emit)
    return found


def _acts(window: QWidget, wanted: tuple[QKeySequence, ...]) -> list[Callable[[], object]]:
    acts = [act for act in window.actions() if act.isEnabled()]
    return [act.trigger for act in acts if any(key in wanted for key in act.shortcuts())]
