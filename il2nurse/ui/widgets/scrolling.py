"""What is higher than its page and scrolls there, without a frame of its own."""

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolling(name: str, spoken: str, content: QWidget) -> QScrollArea:
    """The content in an area that is as wide as its page; ``spoken`` names it to a listener."""
    area = QScrollArea()
    area.setObjectName(name)
    area.setAccessibleName(spoken)
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    return area
