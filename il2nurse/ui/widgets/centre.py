"""Putting one thing into the middle, as high as its text needs."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


def centred(*widgets: QWidget, spacing: int = 0) -> QHBoxLayout:
    """A row with equal room on both sides.

    An alignment would do the same, but takes no notice of text that needs more lines.
    """
    row = QHBoxLayout()
    row.setSpacing(spacing)
    row.addStretch()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row


def lay_in_middle(page: QWidget, card: QWidget) -> None:
    """Give a page one card, a little above its middle."""
    column = QVBoxLayout(page)
    column.addStretch(2)
    column.addLayout(centred(card))
    column.addStretch(3)
