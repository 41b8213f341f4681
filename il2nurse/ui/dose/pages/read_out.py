"""What is read out on the phone: whom to call, large, and below it what to say, part by part."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy

from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.widgets.label import Label

HOLD_OPEN: Final = Mark(Tone.DANGER, "Hold not recorded yet", Sign.WARNING)
HOLD_IT: Final = (
    "Call first. Then press Hold this dose (F8): it asks whom you called, when, and the read-back."
)


class ReadOut(QFrame):
    """The name of each part at the left, its lines beside it; the red edge says that it is now."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("read_out")
        self.setProperty("part", "why")
        self.setProperty("tone", Tone.DANGER.value)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._whom = Label(role="large").set_wrapping()
        self._parts: list[tuple[Label, Label]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(sizes.SPACE, sizes.GAP, sizes.SPACE, sizes.GAP)
        self._grid.setHorizontalSpacing(sizes.SPACE)
        self._grid.setVerticalSpacing(sizes.TIGHT)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._whom, 0, 0, 1, 2)

    def show_lines(self, whom: str, lines: Sequence[tuple[str, str]]) -> None:
        """Show these parts and no others."""
        self._whom.setText(whom)
        while len(self._parts) < len(lines):
            row = len(self._parts) + 1
            part = Label(role="strong"), Label(role="fact").set_wrapping()
            for column, label in enumerate(part):
                top = Qt.AlignmentFlag.AlignTop if column == 0 else Qt.AlignmentFlag(0)
                self._grid.addWidget(label, row, column, top)
            self._parts.append(part)
        for at, labels in enumerate(self._parts):
            told = lines[at] if at < len(lines) else ("", "")
            for label, text in zip(labels, told, strict=True):
                label.setText(text)
                label.setVisible(bool(text))
        self.setAccessibleName(". ".join((whom, *(f"{what}: {said}" for what, said in lines))))
