"""Which rows a step has in the window: its questions and boxes, as they stand now."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QWidget

from il2nurse.ui.dose.parts.dividing import PartRow
from il2nurse.ui.editors.messages import Messages
from il2nurse.ui.widgets.scrolling import DIVIDED


def rows_of(content: QWidget, most: int) -> list[PartRow]:
    """Everything in view that has a height; what is higher than ``most`` by what it is made of."""
    return _rows(content, content, most)


def _rows(parent: QWidget, content: QWidget, most: int) -> list[PartRow]:
    found: list[PartRow] = []
    for child in parent.children():
        if not isinstance(child, QWidget) or child.isHidden() or not child.height():
            continue
        higher = child.height() > most and not isinstance(
            child, (QAbstractButton, QAbstractScrollArea)
        )
        inner: list[PartRow] = []
        if child.property(DIVIDED) or higher:
            inner = _rows(child, content, most)
        if inner or child.property(DIVIDED):
            found += inner
        else:
            top = child.mapTo(content, QPoint()).y()
            # A title, a question and its hint are read with what they are about, and what is
            # said of an answer with the answer.
            sticks, joins = isinstance(child, QLabel), isinstance(child, Messages)
            found.append(PartRow(top, top + child.height(), sticks, joins))
    return found
