"""The menu of seldom acts: one button in the row, whose entries keep their keys."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from il2nurse.ui.look.tones import Sign
from il2nurse.ui.widgets.action import Action


class More(Action):
    """Opens the acts that it holds. One that is offered works by its key, menu open or not.

    The acts are buttons that no row shows; what is set visible of them is offered.
    """

    def __init__(self, name: str, key: str, acts: Sequence[Action]) -> None:
        super().__init__(name, "More")
        self.set_key(key)
        self.set_sign(Sign.DOWN)
        self._shelf = QWidget(self)
        self._shelf.hide()
        self._menu = QMenu(self)
        self._menu.setObjectName(f"{name}_menu")
        self._menu.setAccessibleName("More acts")
        self._entries = [(act, self._entry(act)) for act in acts]
        self.clicked.connect(self._open)

    @property
    def offered(self) -> tuple[Action, ...]:
        """The acts that may be done now."""
        return tuple(act for act, _ in self._entries if not act.isHidden())

    def show_offered(self) -> None:
        """Put what is offered into the menu; with nothing in it there is no button."""
        for act, entry in self._entries:
            entry.setVisible(not act.isHidden())
            entry.setText(act.text())
            entry.setEnabled(act.isEnabled())
        self.setVisible(bool(self.offered))

    def _entry(self, act: Action) -> QAction:
        act.setParent(self._shelf)
        entry = QAction(act.text(), self)
        entry.setObjectName(f"{act.objectName()}_entry")
        entry.setShortcut(QKeySequence(act.key))
        entry.setShortcutVisibleInContextMenu(True)
        act.setShortcut(QKeySequence())
        entry.triggered.connect(partial(self._press, act))
        self._menu.addAction(entry)
        self.addAction(entry)
        return entry

    @staticmethod
    def _press(act: Action) -> None:
        act.click()

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
