"""Putting one thing into the middle, as high as its text needs."""

from PySide6.QtWidgets import QHBoxLayout, QWidget


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
