"""The line below a step that comes in parts: which part this is, and the keys to the others."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.label import Label

HIGH = 48


class PartTurner(QFrame):
    """Says what is in view and how much is answered, and turns to the part before or after.

    Its buttons never take the keyboard: it goes to the first question of the part.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "foot")
        self.setFixedHeight(HIGH)
        self._which = Label(role="strong")
        self._answered = Label(role="muted")
        self.before = _turn("earlier_part", "Earlier", "PgUp", Sign.BACK)
        self.after = _turn("later_part", "More", "PgDown", Sign.DOWN)
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.ROOM, 0, sizes.ROOM, 0)
        row.setSpacing(sizes.SPACE)
        row.addWidget(self._which)
        row.addWidget(self._answered)
        row.addStretch()
        row.addWidget(self.before)
        row.addWidget(self.after)
        self.hide()

    @property
    def spoken(self) -> str:
        """What it says, for a screen reader."""
        return ", ".join(each.text() for each in (self._which, self._answered) if each.text())

    def show_place(
        self, here: int, count: int, of_part: tuple[int, int], of_step: tuple[int, int]
    ) -> None:
        """Say which part is in view, and how many questions have an answer, here and in all."""
        self._which.setText(f"Part {here + 1} of {count}")
        self._answered.setText(_told(of_part, of_step) if of_step[1] else "")
        self.before.setEnabled(here > 0)
        self.after.setEnabled(here + 1 < count)


def _told(of_part: tuple[int, int], of_step: tuple[int, int]) -> str:
    in_all = f"{of_step[0]} of {of_step[1]} in all"
    if not of_part[1]:
        return f"Nothing here · {in_all}"
    if of_part == of_step:
        return f"{of_part[0]} of {of_part[1]} answered"
    return f"{of_part[0]} of {of_part[1]} here · {in_all}"


def _turn(name: str, text: str, key: str, sign: Sign) -> Action:
    made = Action(name, text)
    made.set_small()
    made.set_key(key)
    made.set_sign(sign)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made
