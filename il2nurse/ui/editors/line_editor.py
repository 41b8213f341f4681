"""What the editors with one line have in common: texts, numbers, dates and times."""

from PySide6.QtWidgets import QWidget

from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.editors.line import Line


class LineEditor(Editor):
    """One line that is typed into. ``written`` says how, where a screen reader must tell it."""

    def __init__(
        self, field: Field, longest: int, written: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(field, parent)
        self.line = Line(field.id, f"{self.spoken}{written}")
        self.line.setMaxLength(longest)
        self.line.typed.connect(self._edited)
        self.line.left.connect(self.left)

    def first(self) -> QWidget:
        """The line."""
        return self.line

    def answer(self) -> Answer:
        """What was typed, as it was typed."""
        return "" if self.on_file else self.line.text().strip()

    def set_answer(self, answer: Answer) -> None:
        """Show a kept answer."""
        self.show_raw(answer if isinstance(answer, str) else "")

    def show_raw(self, text: str) -> None:
        """Show a text as it was typed, be it an answer or not."""
        self.line.setText(text)
        self._edited(text)

    def show_slip(self, sentence: str) -> None:
        """Say why what was typed is refused, and mark the line."""
        super().show_slip(sentence)
        self.line.set_slip(bool(sentence))

    def _edited(self, _text: str) -> None:
        self.show_slip("")
        self.changed.emit()
