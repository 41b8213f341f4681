"""Unusual values: the sentence with the last value, and the one button that confirms them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.rules.chart.unusual import Oddity
from il2nurse.ui.look import sizes
from il2nurse.ui.look.icons import Sign
from il2nurse.ui.look.tones import Mark, Tone
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.finding import FindingBox

UNUSUAL = Mark(Tone.WARN, "Unusual", Sign.QUESTION)
ASKED = "Nothing was recorded. Measure again and type the new value, or confirm what stands here."
KEY = "Alt+C"


class UnusualBox(QWidget):
    """Not to be seen while there is nothing to confirm; ``sure`` says that the values are meant."""

    sure = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Unusual values")
        self._oddities: tuple[Oddity, ...] = ()
        self._boxes: list[FindingBox] = []
        self.confirm = Action("confirm_unusual", "Confirmed: the values are right")
        self.confirm.set_weight(Weight.DANGER)
        self.confirm.set_key(KEY)
        self.confirm.clicked.connect(self.sure)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(sizes.TIGHT)
        self._column.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignRight)
        self.hide()

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that would be confirmed."""
        return tuple(oddity.field for oddity in self._oddities)

    def ask(self, oddities: Sequence[Oddity], asked: str = ASKED) -> None:
        """Ask whether these values are meant; with none there is nothing to ask."""
        self._oddities = tuple(oddities)
        while len(self._boxes) < len(self._oddities):
            self._boxes.append(FindingBox())
            self._column.insertWidget(len(self._boxes) - 1, self._boxes[-1])
        for at, box in enumerate(self._boxes):
            box.setVisible(at < len(self._oddities))
            if at < len(self._oddities):
                last = at == len(self._oddities) - 1
                box.show_mark(UNUSUAL, self._oddities[at].sentence, "")
                if last:
                    box.show_mark(UNUSUAL, f"{self._oddities[at].sentence} {asked}")
        self.setVisible(bool(self._oddities))
