"""The compact editor of one choice: a list that opens, for a row of vital signs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.look.theme import restyle
from il2nurse.ui.widgets.choice_box import ChoiceBox


class PickEditor(Editor):
    """One word of a list; none at the start."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.list = _List(field.id, self.spoken)
        for choice in field.choices:
            self.list.addItem(choice.label, choice.word)
        self.list.setCurrentIndex(-1)
        self.list.currentIndexChanged.connect(self._edited)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)

    def first(self) -> QWidget:
        """The list."""
        return self.list

    def answer(self) -> Answer:
        """The chosen word."""
        return "" if self.on_file else str(self.list.currentData() or "")

    @property
    def how(self) -> str:
        """A letter, or the arrow keys."""
        return "Choose with its first letter or the arrow keys."

    def set_answer(self, answer: Answer) -> None:
        """Show a word as chosen."""
        self.list.setCurrentIndex(self.list.findData(answer) if answer else -1)

    def set_in_row(self) -> None:
        """Be as wide as the longest of its words, so that none is cut."""
        super().set_in_row()
        self.list.setProperty("row", "true")
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.list.setMinimumWidth(self.list.sizeHint().width())

    def show_slip(self, sentence: str) -> None:
        """Say why the answer is refused, and mark the list."""
        super().show_slip(sentence)
        self.list.setProperty("slip", "true" if sentence else "false")
        restyle(self.list)

    def _edited(self) -> None:
        self.show_slip("")
        self.changed.emit()


class _List(ChoiceBox):
    """A list in a form; Delete takes the choice back."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__(name, spoken)
        self.setMinimumWidth(60)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take the choice back."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.setCurrentIndex(-1)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw the edge again."""
        super().focusOutEvent(event)
        self.update()
