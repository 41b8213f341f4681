"""A line below the patient banner: a mark, and what it says."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.label import Label


class BannerLine(QFrame):
    """Takes room only while there is something to say."""

    def __init__(self, mark: Mark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "alike")
        self._sentence = Label(role="strong", parent=self).set_wrapping()
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.ROOM, sizes.TIGHT, sizes.ROOM, sizes.TIGHT)
        row.addWidget(Chip(mark, self))
        row.addWidget(self._sentence, 1)
        self.hide()

    def show_text(self, text: str | None) -> None:
        """Say this, or nothing."""
        self._sentence.setText(text or "")
        self.setVisible(bool(text))
