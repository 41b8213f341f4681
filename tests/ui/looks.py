"""What must hold for any window: spoken names, distinct shortcuts, contrast."""

from collections import Counter

from PySide6.QtGui import QColor, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

INPUTS = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit)
# Parts that Qt puts inside its own widgets.
QTS_OWN = frozenset({"qt_spinbox_lineedit", "ScrollLeftButton", "ScrollRightButton"})


def unnamed(window: QWidget) -> list[str]:
    """Inputs that a screen reader could not name."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, INPUTS)
        and widget.objectName() not in QTS_OWN
        and not isinstance(widget.parent(), QAbstractItemView)
        and not widget.accessibleName()
    ]


def doubled_shortcuts(window: QWidget) -> list[str]:
    """Shortcuts that more than one visible part of the window listens to."""
    buttons = (each for each in window.findChildren(QAbstractButton) if each.isVisible())
    keys = [button.shortcut() for button in buttons]
    for shortcut in window.findChildren(QShortcut):
        keys.extend(shortcut.keys())
    counted = Counter(key.toString() for key in keys if not key.isEmpty())
    return [key for key, times in counted.items() if times > 1]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = QColor(colour)
    red, green, blue = (_linear(c) for c in (parts.redF(), parts.greenF(), parts.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
