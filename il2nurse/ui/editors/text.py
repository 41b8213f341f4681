"""The editor of free text and of scanned identifiers."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.editors.line import Line

_LONGEST = 400


class TextEditor(Editor):
    """One line of text; an identifier may be scanned into it."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.line = Line(field.id, self.spoken)
        self.line.setMaxLength(_LONGEST)
        if field.matches:
            self.line.set_scanned()
            self.line.setMaximumWidth(420)
        self.line.textEdited.connect(self._edited)
        self.line.left.connect(self.left)
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        if field.matches:
            row.addStretch()

    def first(self) -> QWidget:
        """The line."""
        return self.line

    def answer(self) -> Answer:
        """The text as it was typed."""
        return "" if self.on_file else self.line.text().strip()

    def set_answer(self, answer: Answer) -> None:
        """Show a text."""
        self.line.setText(answer if isinstance(answer, str) else "")
        self._edited()

    def show_slip(self, sentence: str) -> None:
        """Say why the text is refused, and mark the line."""
        super().show_slip(sentence)
        self.line.set_slip(bool(sentence))

    def _edited(self) -> None:
        self.show_slip("")
        self.changed.emit()
