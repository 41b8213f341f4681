"""What the editors with one line have in common: texts, numbers, dates and times."""

from typing import Final

from PySide6.QtWidgets import QWidget

from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.editors.line import Line
from il2nurse.ui.qt.arrival import LATE_GAP_MS
from il2nurse.ui.qt.rest import Rest

# No key of a scanned code comes later, so that none of them goes into the next question.
REST_MS: Final = LATE_GAP_MS + 50


class LineEditor(Editor):
    """One line that is typed into. ``written`` says how, where a screen reader must tell it.

    What is typed to its end is ``completed`` once no key came for a moment.
    """

    rest_ms = REST_MS

    def __init__(
        self, field: Field, longest: int, written: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(field, parent)
        self.line = Line(field.id, f"{self.spoken}{written}")
        self.line.setMaxLength(longest)
        self.line.typed.connect(self._edited)
        self.line.left.connect(self.left)
        self.line.keyed.connect(self._rest_if_complete)
        self.line.back_asked.connect(self.back_asked)
        self._rest = Rest(self, self._complete)

    def first(self) -> QWidget:
        """The line."""
        return self.line

    def answer(self) -> Answer:
        """What was typed, as it was typed."""
        return "" if self.on_file else self.line.text().strip()

    def is_complete(self) -> bool:
        """Whether nothing more can be typed that would be meant; never of a free text."""
        return False

    @property
    def scanned(self) -> bool:
        """Whether a scanner filled the line."""
        return self.line.by_scanner

    def take_scan(self, code: str) -> None:
        """Show the code, and keep that a scanner sent it."""
        super().take_scan(code)
        self.line.keep_scan()

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

    def _rest_if_complete(self) -> None:
        if self._at_end():
            self._rest.begin(self.rest_ms)
        else:
            self._rest.end()

    def _complete(self) -> None:
        if self.line.hasFocus() and self._at_end():
            self.completed.emit()

    def _at_end(self) -> bool:
        return self.line.cursorPosition() == len(self.line.text()) and self.is_complete()
