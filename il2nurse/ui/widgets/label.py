"""Plain text in one of the roles of the style sheet; never read as markup."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from il2nurse.ui.look.theme import restyle
from il2nurse.ui.look.unbroken import JOINER, unbroken


class Label(QLabel):
    """A text in a role: title, heading, strong, muted, small, key, slip and so on."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(unbroken(text), parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)

    def setText(self, text: str) -> None:
        """Show a text, whose units are not torn at the end of a line."""
        super().setText(unbroken(text))

    def text(self) -> str:
        """The text as it was given."""
        return super().text().replace(JOINER, "")

    def set_role(self, role: str) -> None:
        """Show the same text in another role."""
        if self.property("role") != role:
            self.setProperty("role", role)
            restyle(self)

    def show_sentence(self, sentence: str) -> None:
        """Say this; without a sentence nothing is shown."""
        self.setText(sentence)
        self.setVisible(bool(sentence))

    def minimumSizeHint(self) -> QSize:
        """One line where the text may wrap; the height it needs follows from its width."""
        hint = super().minimumSizeHint()
        return (
            QSize(min(hint.width(), 60), self.fontMetrics().height()) if self.wordWrap() else hint
        )

    def set_wrapping(self) -> "Label":
        """Let a long text take several lines; gives itself back."""
        self.setWordWrap(True)
        return self


def rule(parent: QWidget | None = None) -> QFrame:
    """A thin line between rows."""
    line = QFrame(parent)
    line.setProperty("part", "rule")
    return line
