"""The compact editor of one choice: a list that opens, for a row of vital signs."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.look import sizes, theme
from il2nurse.ui.look.theme import restyle
from il2nurse.ui.widgets.choice_box import ChoiceBox

NUMBERS: Final = "1234567890"


class PickEditor(Editor):
    """One word of a list; none at the start. The number of a word chooses it and goes on."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.list = _List(field.id, self.spoken)
        for choice in field.choices:
            self.list.addItem(choice.label, choice.word)
        self.list.setCurrentIndex(-1)
        self.list.number()
        self.list.setAccessibleDescription(self.how)
        self.list.currentIndexChanged.connect(self._edited)
        self.list.keyed.connect(self.completed)
        self.list.back_asked.connect(self.back_asked)
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
        """A number or a letter, or the arrow keys."""
        numbers = f"{self.list.numbers}, " if self.list.numbers else ""
        return f"Choose with {numbers}its first letter or the arrow keys."

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


# So wide is the sign that a list opens, with the room before it.
SIGN_WIDE = 26


class _List(ChoiceBox):
    """A list in a form; Delete takes the choice back.

    ``keyed`` says that the number of a word chose it. Letters only search: a hand that types the
    word goes on typing. Words that begin with figures of their own, as those of a scale, have no
    numbers.
    """

    keyed = Signal()
    back_asked = Signal()

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__(name, spoken)
        self.numbers = ""
        self.setMinimumWidth(60)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._opened = False

    def number(self) -> None:
        """Number the words, where none of them begins with a figure."""
        words = self._words()
        if 0 < len(words) <= len(NUMBERS) and all(word[:1].isalpha() for word in words):
            self.numbers = f"1 to {NUMBERS[len(words) - 1]}" if len(words) > 1 else "1"

    def showPopup(self) -> None:
        """Open the list; what it opens into is made the first time, for most are never opened."""
        if not self._opened:
            self._opened = True
            self.view().installEventFilter(self)
            if self.numbers:
                self.setItemDelegate(_Numbered(self))
        super().showPopup()

    def event(self, event: QEvent) -> bool:
        """Keep what is typed from the page, which may have other uses for a letter."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._searches(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number or a letter chooses; Delete and Backspace take the choice back."""
        taken_back = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if event.key() == Qt.Key.Key_Backspace and self.currentIndex() < 0:
            self.back_asked.emit()
        elif taken_back:
            self.setCurrentIndex(-1)
        elif not self._choose(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The same keys while the list is open."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._choose(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw the edge again."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """While an empty list has the keyboard it says its numbers, fainter than any answer."""
        super().paintEvent(event)
        if self.numbers and self.currentIndex() < 0 and self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QColor(theme.current().muted))
            where = self.rect().adjusted(sizes.SPACE, 0, -SIGN_WIDE, 0)
            asks = (f"Choose (key {self.numbers})", f"Key {self.numbers}", self.numbers)
            metrics = self.fontMetrics()
            fits = (each for each in asks if metrics.horizontalAdvance(each) <= where.width())
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, next(fits, ""))

    def _choose(self, event: QKeyEvent) -> bool:
        """Choose the word of which the key is the number; False where it is none."""
        at = self._named(event)
        if at is None:
            return False
        self.hidePopup()
        self.setCurrentIndex(at)
        self.keyed.emit()
        return True

    def _named(self, event: QKeyEvent) -> int | None:
        """Which word the key is the number of."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        numbers = NUMBERS[: self.count()] if self.numbers and not held else ""
        return numbers.index(event.text()) if event.text() and event.text() in numbers else None

    def _searches(self, event: QKeyEvent) -> bool:
        """Whether a word begins with the letter, or the key is the number of one."""
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        typed = "" if held else event.text().casefold()
        begins = bool(typed) and any(word.casefold().startswith(typed) for word in self._words())
        return begins or self._named(event) is not None

    def _words(self) -> list[str]:
        return [self.itemText(at) for at in range(self.count())]


class _Numbered(QStyledItemDelegate):
    """Shows the number of a word before it, in the list that opens."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Put the number before the word."""
        super().initStyleOption(option, index)
        option.text = f"{NUMBERS[index.row()]}  {option.text}"
