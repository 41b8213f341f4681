"""The foot of a page or dialog: its actions in one row, each with sign, key and weight."""

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from il2nurse.ui.look import sizes
from il2nurse.ui.look.icons import Sign
from il2nurse.ui.widgets.action import Action, Weight


class Foot(QFrame):
    """A bar as high as every action bar; what is on the left stays apart from the actions."""

    def __init__(
        self, actions: Iterable[Action] = (), *, left: Iterable[QWidget] = (), stretch: bool = True
    ) -> None:
        """``stretch`` is False where something on the left takes what room there is."""
        super().__init__()
        self.setProperty("part", "foot")
        self.setFixedHeight(sizes.ACTION_BAR)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(sizes.ROOM, 0, sizes.ROOM, 0)
        self.row.setSpacing(sizes.SPACE)
        for widget in left:
            self.row.addWidget(widget)
        if stretch:
            self.row.addStretch()
        for action in actions:
            self.row.addWidget(action)


def foot_action(
    name: str, text: str, key: str, sign: Sign, weight: Weight = Weight.PLAIN
) -> Action:
    """An action with its key and sign."""
    made = Action(name, text)
    made.set_key(key)
    made.set_sign(sign)
    made.set_weight(weight)
    return made
