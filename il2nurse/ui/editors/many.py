"""The editor of several answers beside each other, or of none."""

from PySide6.QtWidgets import QWidget

from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.ui.editors.choosing import ChoosingEditor
from il2nurse.ui.editors.option import OptionCard


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
