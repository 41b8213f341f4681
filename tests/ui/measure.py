"""Measures a window: what is cut, what overlaps, what slides sideways, what lies outside.

What scrolls up and down may be longer than its area; nothing may be wider.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from typing import Any

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from il2nurse.ui.editors.option import OptionCard
from il2nurse.ui.look.watermark import Watermark
from il2nurse.ui.qt.key_press import KeyButton
from il2nurse.ui.widgets.bar_button import BarButton
from il2nurse.ui.widgets.choice_box import ChoiceBox
from il2nurse.ui.widgets.elided import Elided
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_room import height, word_needs
from il2nurse.ui.widgets.table_rows import Rows

EDGE = 20
MEANT_TO_LIE_OVER = ("Watermark", "_Veil", "Dialog", "LockCover")


def faults(window: QWidget) -> list[str]:
    """Every fault of what is in view, each in one line."""
    shown = [part for part in window.findChildren(QWidget) if part.isVisibleTo(window)]
    return [
        *(f"cut: {say}" for part in shown for say in cut(part)),
        *(f"overlap: {say}" for part in (window, *shown) for say in overlapping(part)),
        *(f"slides: {named(part)}" for part in shown if slides(part)),
        *(f"outside: {named(part)}" for part in shown if outside(part, window)),
    ]


def cut(part: QWidget) -> Iterator[str]:
    """What is written on a part and has no room there."""
    for kind, find in CUTS.items():
        if isinstance(part, kind):
            yield from find(part)
            return


def elided_cut(part: Elided) -> Iterator[str]:
    """A text that ends in dots."""
    if part.text() != part.accessibleName():
        yield f"{part.accessibleName()} shown as {part.text()}"


def text_cut(label: QLabel) -> Iterator[str]:
    """A label that is smaller than its text."""
    if label.text() and label_is_cut(label):
        yield f"{label.text()!r} in {label.width()}x{label.height()}"


def button_cut(part: KeyButton | BarButton) -> Iterator[str]:
    """A button that is smaller than what is written on it."""
    wanted = part.sizeHint()
    if part.text() and (wanted.width() > part.width() or wanted.height() > part.height()):
        yield f"button {part.text()!r} in {part.width()}, needs {wanted.width()}"


def choice_cut(box: ChoiceBox) -> Iterator[str]:
    """A choice that has no room in its box."""
    if box.cuts:
        yield f"choice {box.currentText()!r} in {box.width()}x{box.height()}"


def placeholder_cut(line: QLineEdit) -> Iterator[str]:
    """What stands in an empty line and does not fit."""
    said = line.placeholderText()
    if not line.text() and QFontMetrics(line.font()).horizontalAdvance(said) > line.width() - EDGE:
        yield f"placeholder {said!r} in {line.width()}"


def label_is_cut(label: QLabel) -> bool:
    """Whether a line is wider than the label, or its lines are higher."""
    if not label.wordWrap():
        wanted = label.sizeHint()
        return wanted.width() > label.width() or wanted.height() > label.height()
    metrics = QFontMetrics(label.font())
    # A line may end after a hyphen too.
    words = label.text().replace("-", "- ").split() or [""]
    longest = max(metrics.horizontalAdvance(word) for word in words)
    room = label.contentsRect().width()
    return longest > room or label.heightForWidth(label.width()) > label.height()


def cells_cut(table: Table) -> Iterator[str]:
    """Columns that are narrower than a word of theirs, and rows lower than the lines of a cell."""
    rows = table.model()
    assert isinstance(rows, Rows)
    widths = [table.columnWidth(at) for at in range(rows.columnCount())]
    for at, need in enumerate(word_needs(rows.columns, rows.ready)):
        if not table.isColumnHidden(at) and widths[at] < need.least:
            title = rows.columns[at].title
            yield f"column {title!r} of {table.objectName()} in {widths[at]}, needs {need.least}"
    for row, shown in enumerate(rows.ready):
        for cell, wide in zip(shown.cells, widths, strict=False):
            if wide and height(cell, wide) > table.rowHeight(row):
                yield f"cell {cell.spoken!r} of {table.objectName()} in {wide}"


# The first that a part is of; an answer card wraps its text itself.
CUTS: Mapping[type[QWidget], Callable[[Any], Iterator[str]]] = {
    Elided: elided_cut,
    QLabel: text_cut,
    OptionCard: lambda _: iter(()),
    KeyButton: button_cut,
    BarButton: button_cut,
    ChoiceBox: choice_cut,
    QLineEdit: placeholder_cut,
    Table: cells_cut,
}


def overlapping(parent: QWidget) -> Iterator[str]:
    """Parts of one parent that lie over each other."""
    if isinstance(parent, QAbstractScrollArea):
        return
    parts = [
        part
        for part in parent.children()
        if isinstance(part, QWidget) and part.isVisibleTo(parent) and not lies_over(part)
    ]
    for one, other in combinations(parts, 2):
        shared = one.geometry() & other.geometry()
        if shared.width() > 0 and shared.height() > 0:
            yield f"{named(one)} and {named(other)} by {shared.width()}x{shared.height()}"


def lies_over(part: QWidget) -> bool:
    """Whether a part is made to lie over others."""
    kinds = {kind.__name__ for kind in type(part).__mro__}
    return part.isWindow() or isinstance(part, Watermark) or bool(kinds & set(MEANT_TO_LIE_OVER))


def slides(part: QWidget) -> bool:
    """Whether an area is narrower than what it holds."""
    held = part.widget() if isinstance(part, QScrollArea) else None
    if isinstance(part, QScrollArea) and held is not None:
        return held.width() > part.viewport().width()
    return isinstance(part, QAbstractScrollArea) and part.horizontalScrollBar().maximum() > 0


def outside(part: QWidget, window: QWidget) -> bool:
    """Whether a part is not wholly in the window, and cannot be brought there by scrolling."""
    if part.size().isEmpty() or part.isWindow() or scrolled(part, window) or lies_over(part):
        return False
    return not window.rect().contains(QRect(part.mapTo(window, QPoint()), part.size()))


def scrolled(part: QWidget, window: QWidget) -> bool:
    """Whether something between a part and the window scrolls it."""
    above = part.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


def named(part: QWidget) -> str:
    """What a part is called, as far as it has a name."""
    text = part.text() if isinstance(part, (QLabel, QAbstractButton)) else part.accessibleName()
    return f"{type(part).__name__} {part.objectName()} {text!r}"
