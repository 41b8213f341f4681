"""The manual before anybody signed in: over the page on show, which keeps what was typed."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from il2nurse import __version__
from il2nurse.ui.look import labels, sizes
from il2nurse.ui.shell.manual import ManualBrowser
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.label import Label

INDEX = "index"


class EarlyHelp(QWidget):
    """Lies over one widget until Escape, F1 or its button takes it away."""

    def __init__(self, over: QWidget) -> None:
        """Cover ``over``; what has the keyboard there gets it back."""
        super().__init__(over)
        self.setObjectName("early_help")
        self.setAccessibleName("Help")
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._before: QWidget | None = over.window().focusWidget()
        self.manual = ManualBrowser()
        self.back = Action("early_help_back", labels.BACK)
        self.back.show_key("Esc")
        self.back.clicked.connect(self.leave)
        head = QHBoxLayout()
        head.addWidget(Label("Help", "title"))
        head.addStretch()
        head.addWidget(Label(f"Version {__version__}", "muted"))
        head.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.MARGIN, sizes.SPACE, sizes.MARGIN, sizes.ROOM)
        column.setSpacing(sizes.SPACE)
        column.addLayout(head)
        column.addWidget(self.manual, 1)
        over.installEventFilter(self)
        self.setGeometry(over.rect())
        self.manual.show_place(INDEX)
        self.show()
        self.raise_()
        self.manual.setFocus()

    def leave(self) -> None:
        """Go back to where one was."""
        self.hide()
        if self._before:
            self._before.setFocus()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering all of it."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False


def turn_help(over: QWidget) -> None:
    """Show the manual over these pages; where it is shown, take it away."""
    shown = [each for each in over.findChildren(EarlyHelp) if each.isVisible()]
    for each in shown:
        each.leave()
    if not shown:
        EarlyHelp(over)
