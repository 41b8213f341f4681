"""The editors of several answers: chosen beside each other, or each asked right or wrong."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from il2nurse.domain.regimen.fields import Answer, Choice, Field, Slip
from il2nurse.ui.editors.choosing import ChoosingEditor
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.editors.option import ARROWS, OptionCard
from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.label import Label

RIGHT: Final = Choice("right", "Right")
WRONG: Final = Choice("wrong", "Wrong")
# A question with its answer, while others are open: a draft keeps that, the chart never does.
SO_FAR: Final = "{}: {}"
OPEN: Final = "{}: not answered yet: {}. Ask each one, or take the answers back with Delete."


class ManyEditor(ChoosingEditor):
    """Any cards; the one that says "none" stands alone."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        for card in self.cards:
            if card.word != field.none:
                card.set_square()

    def answer(self) -> Answer:
        """The chosen words in the order of the field."""
        return "" if self.on_file else self.chosen()

    def set_answer(self, answer: Answer) -> None:
        """Show these words as chosen."""
        words = (answer,) if isinstance(answer, str) else answer
        self.set_words(tuple(word for word in words if word))

    def is_complete(self) -> bool:
        """Only "none" is whole by itself; more may follow every other."""
        return bool(self.field.none) and self.chosen() == (self.field.none,)

    def choose(self, card: OptionCard) -> None:
        """Settle "none" against the others: what was pressed last stands."""
        if not card.isChecked() or not self.field.none:
            return
        alone = card.word == self.field.none
        for other in self.cards:
            if other is not card and (alone or other.word == self.field.none):
                other.setChecked(False)


class AskedEditor(Editor):
    """Several questions, each answered right or wrong by itself; all are open at the start.

    Kept are the wrong ones, or "none" where all were right: so nothing is, until each is answered.
    Keys answer the question that has the ring and go on to the next open one.
    """

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.body.setObjectName(field.id)
        self.body.setAccessibleName(self.spoken)
        self._names = {each.word: each.label for each in field.choices if each.word != field.none}
        self.cards: dict[str, tuple[OptionCard, OptionCard]] = {}
        self._groups: list[QButtonGroup] = []
        grid = QGridLayout(self.body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(sizes.GAP)
        grid.setVerticalSpacing(sizes.TIGHT)
        for column, share in enumerate((2, 1, 1)):
            grid.setColumnStretch(column, share)
        asked = [each for each in field.choices if each.word in self._names]
        for row, question in enumerate(asked):
            grid.addLayout(_told(question), row, 0)
            cards = self._answers(question)
            for column, card in enumerate(cards):
                grid.addWidget(card, row, column + 1)
            self.cards[question.word] = cards

    @property
    def wrong(self) -> tuple[str, ...]:
        """Which questions were answered wrongly so far."""
        return tuple(word for word, (_, wrong) in self.cards.items() if wrong.isChecked())

    def answer(self) -> Answer:
        """The wrong ones or "none"; while some are open, what cannot be kept yet."""
        told = dict(self._told_so_far())
        if self.on_file or not told:
            return ""
        if len(told) < len(self.cards):
            return tuple(SO_FAR.format(word, said) for word, said in told.items())
        return self.wrong or (str(self.field.none),)

    def set_answer(self, answer: Answer) -> None:
        """Show an answer as it is kept, or as it stood while some were open."""
        said = {answer} if isinstance(answer, str) else set(answer)
        said.discard("")
        whole = bool(said) and said <= set(self.field.words())
        for word, (right, wrong) in self.cards.items():
            is_wrong = word in said or SO_FAR.format(word, WRONG.word) in said
            is_right = not is_wrong and (whole or SO_FAR.format(word, RIGHT.word) in said)
            self._mark(word, right if is_right else wrong if is_wrong else None)
        self.show_slip("")
        self.changed.emit()

    def read(self) -> Answer:
        """The answer in its kept spelling; raises ``Slip`` while some questions are open."""
        told = dict(self._told_so_far())
        missing = [name for word, name in self._names.items() if word not in told]
        if told and missing:
            title = self.field.short or self.field.label
            raise Slip(self.field.id, OPEN.format(title, ", ".join(missing)))
        return super().read()

    def first(self) -> QWidget:
        """The first question that is open, else the first one."""
        return next(self._open(), next(iter(self.cards.values())))[0]

    @property
    def how(self) -> str:
        """The keys of the question that has the ring."""
        return "Press 1 for right, 2 for wrong."

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the cards from the page, which may have other uses for them."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and _card_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 and 2 answer, arrow keys move, Delete and Backspace take back."""
        here, at = self._here(), _card_of(event)
        if here is None or self.on_file:
            super().keyPressEvent(event)
        elif at is not None:
            self._press(here, at)
        elif event.key() in ARROWS:
            self._move(here, Qt.Key(event.key()))
        elif event.key() == Qt.Key.Key_Backspace and not self.answer():
            self.back_asked.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.set_answer(())
            self.focus()
        else:
            super().keyPressEvent(event)

    def _answers(self, question: Choice) -> tuple[OptionCard, OptionCard]:
        group = QButtonGroup(self)
        made = []
        for key, choice in (("1", RIGHT), ("2", WRONG)):
            card = OptionCard(f"{self.field.id}_{question.word}_{choice.word}", choice, self.body)
            card.setAccessibleName(f"{question.label}: {choice.label}")
            card.setAccessibleDescription(question.detail or "")
            card.setAutoExclusive(True)
            card.set_key(key)
            card.setMinimumWidth(card.least())
            card.toggled.connect(self._toggled)
            card.ring_moved.connect(self._show_keys)
            group.addButton(card)
            made.append(card)
        self._groups.append(group)
        return made[0], made[1]

    def _told_so_far(self) -> Iterator[tuple[str, str]]:
        for word, (right, wrong) in self.cards.items():
            if right.isChecked() or wrong.isChecked():
                yield word, (RIGHT if right.isChecked() else WRONG).word

    def _open(self) -> Iterator[tuple[OptionCard, OptionCard]]:
        return (each for each in self.cards.values() if not any(c.isChecked() for c in each))

    def _here(self) -> str | None:
        held = (word for word, each in self.cards.items() if any(c.hasFocus() for c in each))
        return next(held, None)

    def _mark(self, word: str, chosen: OptionCard | None) -> None:
        """Radio buttons alone cannot be taken back."""
        group = self._groups[list(self.cards).index(word)]
        group.setExclusive(False)
        for card in self.cards[word]:
            card.setChecked(card is chosen)
        group.setExclusive(True)

    def _press(self, word: str, at: int) -> None:
        self.cards[word][at].click()
        words = list(self.cards)
        after = [self.cards[each] for each in words[words.index(word) + 1 :]]
        still = list(self._open())
        follows = next((each for each in after if each in still), next(iter(still), None))
        if follows:
            follows[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.completed.emit()

    def _move(self, word: str, key: Qt.Key) -> None:
        words = list(self.cards)
        row, column = words.index(word), int(self.cards[word][1].hasFocus())
        row += {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key, 0)
        column = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: 0}.get(key, column)
        row = max(0, min(len(words) - 1, row))
        self.cards[words[row]][column].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_keys(self) -> None:
        """The keys stand beside the two answers that they choose."""
        here = self._here()
        for word, cards in self.cards.items():
            for card in cards:
                card.light_key(word == here)

    def _toggled(self) -> None:
        self.show_slip("")
        self.changed.emit()


def _told(question: Choice) -> QVBoxLayout:
    texts = QVBoxLayout()
    texts.setSpacing(0)
    texts.addStretch()
    texts.addWidget(Label(question.label, "option").set_wrapping())
    if question.detail:
        texts.addWidget(Label(question.detail, "fact").set_wrapping())
    texts.addStretch()
    return texts


def _card_of(event: QKeyEvent) -> int | None:
    """Which answer the key gives: the first or the second card."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return {"1": 0, "2": 1}.get(event.text()) if not held else None
