"""What the editors with option cards share: the cards, their keys, their consequences."""

from collections.abc import Container, Mapping

from PySide6.QtCore import QDeadlineTimer, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from il2nurse.domain.regimen.fields import Field
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.editors.option import OptionCard
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark

_MOST_IN_ONE_COLUMN = 6
# The number keys in the order of the keyboard, then letters; a longer list has arrows and blank.
_KEYS = "1234567890abcdefghijklmnopqrstuvwxyz"
_TENTH = 10
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
}


class ChoosingEditor(Editor):
    """Cards in one column, in two where they are many.

    Number keys choose, and go on once nothing more is to be chosen; arrow keys only move, so that
    nothing is chosen in passing; Delete takes every choice back. A card counts once it is checked,
    by whatever road: mouse, key, scan, draft, or the action of a screen reader, a switch or voice
    control, which presses nothing.
    """

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.body.setObjectName(field.id)
        self.body.setAccessibleName(self.spoken)
        self.cards: list[OptionCard] = []
        self._settling = False
        self._deaf = QDeadlineTimer(0)
        grid = QGridLayout(self.body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(sizes.GAP)
        rows = self._shown_rows = self._rows()
        self._columns = -(-len(field.choices) // max(rows, 1))
        for at, choice in enumerate(field.choices):
            card = OptionCard(f"{field.id}_{choice.word}", choice, self.body)
            card.set_key(_KEYS[at : at + 1])
            card.toggled.connect(self._toggled)
            card.ring_moved.connect(self._show_keys)
            grid.addWidget(card, at % rows, at // rows)
            self.cards.append(card)

    def first(self) -> QWidget:
        """The chosen card, else the first one."""
        chosen = (card for card in self.cards if card.isChecked())
        return next(chosen, self.cards[0] if self.cards else self.body)

    @property
    def how(self) -> str:
        """The keys of its cards, which count while one of them has the ring."""
        count = min(len(self.cards), len(_KEYS))
        keys = f"1 to {count}" if count < _TENTH else "1 to 9 and 0"
        last = _KEYS[count - 1] if count > _TENTH else ""
        letters = f", then a to {last}" if last > "a" else ", then a" if last else ""
        return f"Choose with {keys}{letters}, or with the arrow keys and the space bar."

    def set_columns(self, columns: int) -> None:
        """Stand the cards in so many columns, read downwards."""
        self._columns = columns
        self._stand()

    def set_close(self) -> None:
        """Stand the cards closer, where what comes next is to be in view with them."""
        grid = self.body.layout()
        if grid:
            grid.setSpacing(sizes.TIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for more columns, or for fewer."""
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        """As many columns as are wanted and have room for every word."""
        least = max((card.least() for card in self.cards), default=1) + sizes.GAP
        columns = max(1, min(self._columns, (self.width() + sizes.GAP) // least))
        rows = -(-len(self.cards) // columns)
        if rows != self._shown_rows:
            self._shown_rows = rows
            self._place()

    def _place(self) -> None:
        grid, rows = self.body.layout(), self._shown_rows
        if not isinstance(grid, QGridLayout):
            return
        for at, card in enumerate(self.cards):
            grid.addWidget(card, at % rows, at // rows)

    def show_consequences(self, marks: Mapping[str, Mark]) -> None:
        """Show on the cards what follows from each word."""
        for card in self.cards:
            if card.word in marks:
                card.show_consequence(marks[card.word])

    def close_words(self, closed: Container[str]) -> None:
        """Let nobody choose these words; why not stands in their detail."""
        for card in self.cards:
            card.show_closed(card.word in closed)

    def chosen(self) -> tuple[str, ...]:
        """The words chosen so far, in the order of the field."""
        return tuple(card.word for card in self.cards if card.isChecked())

    def is_complete(self) -> bool:
        """Whether nothing more is to be chosen."""
        return bool(self.chosen())

    def choose(self, card: OptionCard) -> None:
        """Settle the other cards after this one was checked or taken back."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the cards from the page, which may have other uses for a letter."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._is_key(event):
            event.accept()
            return True
        return super().event(event)

    def deafen(self, milliseconds: int) -> None:
        """Take no key for a card for so long: nobody has read the list yet, or it is left."""
        self._deaf.setRemainingTime(milliseconds)

    @property
    def deaf(self) -> bool:
        """Whether the keys of the cards do nothing now."""
        return not self._deaf.hasExpired()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Number keys press a card, arrow keys move, Delete takes back."""
        if self.deaf and self._is_key(event):
            return
        if self.on_file or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif self._is_key(event):
            self._press(_KEYS.index(event.text()))
            if self.is_complete():
                self.completed.emit()
        elif event.key() in _STEPS:
            self._move(_STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Backspace and not self.chosen():
            self.back_asked.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear()
        else:
            super().keyPressEvent(event)

    def set_words(self, words: tuple[str, ...]) -> None:
        """Mark exactly these words as chosen."""
        self._settling = True
        for card in self.cards:
            card.setChecked(card.word in words)
        self._settling = False
        self.show_slip("")
        self.changed.emit()

    def _is_key(self, event: QKeyEvent) -> bool:
        """Whether the key is printed beside one of the cards."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return bool(event.text()) and event.text() in _KEYS[: len(self.cards)] and not held

    def _show_keys(self) -> None:
        """The keys stand beside the cards that they choose: those of the list with the ring."""
        here = any(card.hasFocus() for card in self.cards)
        for card in self.cards:
            card.light_key(here)

    def _press(self, at: int) -> None:
        if at < len(self.cards):
            card = self.cards[at]
            card.setFocus(Qt.FocusReason.ShortcutFocusReason)
            card.click()

    def _move(self, step: int) -> None:
        here = next((at for at, card in enumerate(self.cards) if card.hasFocus()), None)
        if here is not None:
            to = max(0, min(len(self.cards) - 1, here + step))
            self.cards[to].setFocus(Qt.FocusReason.TabFocusReason)

    def _clear(self) -> None:
        self.set_words(())

    def _toggled(self) -> None:
        card = self.sender()
        if self._settling or not isinstance(card, OptionCard):
            return
        self._settling = True
        self.choose(card)
        self._settling = False
        self.show_slip("")
        self.changed.emit()

    def _rows(self) -> int:
        count = len(self.field.choices)
        return count if count <= _MOST_IN_ONE_COLUMN else (count + 1) // 2
