"""The foot of a page or dialog: its actions in one row, each with sign, key and weight."""

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.wrap_row import WrapRow


class Foot(QFrame):
    """A bar as high as every action bar; what is on the left stays apart from the actions.

    Where they have no room beside each other, the actions go on in a second line.
    """

    def __init__(
        self,
        actions: Iterable[Action] = (),
        *,
        left: Iterable[QWidget] = (),
        stretch: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """``stretch`` is False where something on the left takes what room there is."""
        super().__init__(parent)
        self.setProperty("part", "foot")
        self.setMinimumHeight(sizes.ACTION_BAR)
        self.row = WrapRow(self)
        self.row.setContentsMargins(sizes.ROOM, sizes.GAP, sizes.ROOM, sizes.GAP)
        self.row.setSpacing(sizes.SPACE)
        for widget in left:
            self.row.addWidget(widget)
        if stretch:
            self.row.addStretch()
        for action in actions:
            self.row.addWidget(action)


def stand_on_foot(page: QWidget, stage: QWidget, foot: QWidget) -> None:
    """Fill the page: the stage takes what room there is, the foot stands below it."""
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(stage, 1)
    column.addWidget(foot)


def foot_action(
    name: str, text: str, key: str, sign: Sign, weight: Weight = Weight.PLAIN
) -> Action:
    """An action with its key and sign."""
    made = Action(name, text)
    made.set_key(key)
    made.set_sign(sign)
    made.set_weight(weight)
    return made
