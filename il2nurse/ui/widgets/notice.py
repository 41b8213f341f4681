"""The notice: why something is asked, and where that comes from."""

from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.widgets.label import Label


class Notice(QFrame):
    """A quiet box with a lead, a text and its source; the edge of one that warns is red."""

    def __init__(self, parent: QWidget | None = None, *, warns: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("part", "why")
        self.setProperty("tone", Tone.DANGER.value if warns else "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._lead = Label(role="strong", parent=self).set_wrapping()
        self._text = Label(parent=self).set_wrapping()
        self._source = Label(role="small", parent=self).set_wrapping()
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.SPACE, sizes.GAP, sizes.SPACE, sizes.GAP)
        column.setSpacing(0)
        for label in (self._lead, self._text, self._source):
            column.addWidget(label)

    def show_text(
        self, text: str, source: str | None = None, lead: str = "Why this is asked"
    ) -> None:
        """Show a text; lead and source take no room where they are empty."""
        self._lead.setText(lead)
        self._lead.setVisible(bool(lead))
        self._text.setText(text)
        self._source.setText(f"Source: {source}" if source else "")
        self._source.setVisible(bool(source))
        self.setAccessibleName(f"{lead}: {text}" if lead else text)
