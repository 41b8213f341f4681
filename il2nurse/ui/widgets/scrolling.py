"""What is higher than its page and scrolls there, without a frame of its own."""

from typing import Final

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from il2nurse.ui.look import sizes

DIVIDED: Final = "divided"
"""The property of what only holds other things: a break may come between any two of them."""


def scrolling(
    name: str, spoken: str, content: QWidget, parent: QWidget | None = None
) -> QScrollArea:
    """The content in an area that is as wide as its page; ``spoken`` names it to a listener."""
    area = QScrollArea(parent)
    area.setObjectName(name)
    area.setAccessibleName(spoken)
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    return area


def reveal(widget: QWidget) -> None:
    """Scroll what a widget stands in, so that it is seen; its upper end where it is too high."""
    area = scrolled_by(widget)
    if area is not None and widget.isVisible():
        area.ensureWidgetVisible(widget, 0, sizes.MARGIN)


def scrolled_by(widget: QWidget) -> QScrollArea | None:
    """The area that scrolls a widget; ``None`` where nothing does."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    return area
