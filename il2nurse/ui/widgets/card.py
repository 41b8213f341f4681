"""The card: a framed area with an optional heading."""

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.label import Label


class Card(QFrame):
    """A framed area; put content into ``body``."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(sizes.SPACE, sizes.SPACE, sizes.SPACE, sizes.SPACE)
        self.body.setSpacing(sizes.GAP)
        self._heading = Label(role="heading", parent=self)
        self._head = QHBoxLayout()
        self._head.addWidget(self._heading, 1)
        self.body.addLayout(self._head)
        self.set_heading(heading)

    def set_heading(self, heading: str) -> None:
        """Show a heading; an empty one takes no room."""
        self._heading.setText(heading)
        self._heading.setVisible(bool(heading))
        self.setAccessibleName(heading)

    def add_tool(self, tool: QWidget) -> None:
        """Put a button beside the heading."""
        self._head.addWidget(tool)

    def stack_head(self, *, on: bool) -> None:
        """Stand the button below the heading, where the heading is at the left of the body."""
        ways = QBoxLayout.Direction
        self._head.setDirection(ways.TopToBottom if on else ways.LeftToRight)

    def add_actions(self, *actions: QWidget) -> None:
        """Put buttons in the last row, at its right end."""
        row = QHBoxLayout()
        row.addStretch()
        for action in actions:
            row.addWidget(action)
        self.body.addSpacing(sizes.GAP)
        self.body.addLayout(row)

    def add_row(self, *widgets: QWidget) -> None:
        """Put widgets beside each other, from the left."""
        row = QHBoxLayout()
        row.setSpacing(sizes.SPACE)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch()
        self.body.addLayout(row)
