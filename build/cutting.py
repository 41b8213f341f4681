"""What of a window the manual shows: the dialog on show, the widgets named here, or the page."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

# Around parts that are named, for the words above a box.
MARGIN: Final = 44
# The text beside these pictures speaks of the frame of the window too.
WHOLE: Final = frozenset({"ward", "bedside-lethargy", "locked"})
PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "refusal": ("message_strip", "find_patient"),
    "patient-similar": ("banner", "dose_strip"),
    "sign-in": ("sign_in_card",),
}


def part_shown(window: QWidget, name: str) -> QRect:
    """The part of the window that the picture of this name is cut to, in its coordinates."""
    if name in WHOLE:
        return window.rect()
    shown = [each for each in window.findChildren(QWidget) if each.isVisible()]
    dialogs = [each for each in shown if each.objectName().startswith("dialog_")]
    wanted = [
        each
        for each in dialogs or shown
        if dialogs or each.objectName() in PARTS.get(name, ()) or _is_page(each, name)
    ]
    around = QRect()
    for each in wanted:
        around |= QRect(each.mapTo(window, QPoint(0, 0)), each.size())
    margin = MARGIN if name in PARTS and not dialogs else 0
    return around.adjusted(-margin, -margin, margin, margin) & window.rect()


def _is_page(widget: QWidget, name: str) -> bool:
    return name not in PARTS and widget.objectName().startswith("page_")
