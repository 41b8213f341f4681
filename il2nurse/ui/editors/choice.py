"""The editor of one choice out of several."""

from il2nurse.domain.regimen.fields import Answer
from il2nurse.ui.editors.choosing import ChoosingEditor
from il2nurse.ui.editors.option import OptionCard


class ChoiceEditor(ChoosingEditor):
    """One card at most is chosen; none is at the start."""

    def answer(self) -> Answer:
        """The chosen word."""
        return "" if self.on_file else next(iter(self.chosen()), "")

    def set_answer(self, answer: Answer) -> None:
        """Show a word as chosen."""
        self.set_words((answer,) if isinstance(answer, str) else answer)

    def choose(self, card: OptionCard) -> None:
        """Choose this card and no other; pressing it again leaves it chosen."""
        for other in self.cards:
            other.setChecked(other is card)
