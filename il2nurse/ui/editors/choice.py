"""The editor of one choice out of several."""

from PySide6.QtWidgets import QButtonGroup, QWidget

from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.ui.editors.choosing import ChoosingEditor
from il2nurse.ui.editors.option import OptionCard


class ChoiceEditor(ChoosingEditor):
    """One card at most is chosen; none is at the start. The cards are radio buttons."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._group = QButtonGroup(self)
        for card in self.cards:
            card.setAutoExclusive(True)
            self._group.addButton(card)

    def answer(self) -> Answer:
        """The chosen word."""
        return "" if self.on_file else next(iter(self.chosen()), "")

    def set_answer(self, answer: Answer) -> None:
        """Show a word as chosen; several are no answer, and none of them is shown."""
        words = (answer,) if isinstance(answer, str) else answer
        self.set_words(words if len(words) == 1 else ())

    def set_words(self, words: tuple[str, ...]) -> None:
        """Mark this word as chosen, or none: radio buttons alone cannot be taken back."""
        self._group.setExclusive(False)
        super().set_words(words)
        self._group.setExclusive(True)

    def choose(self, card: OptionCard) -> None:
        """Choose this card and no other; pressing it again leaves it chosen."""
        for other in self.cards:
            if card.isChecked():
                other.setChecked(other is card)
