"""The editor of one choice out of a long list: cards under the names of their groups."""

from collections.abc import Iterator
from itertools import combinations, groupby, pairwise
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from il2nurse.domain.regimen.fields import Choice, Field
from il2nurse.ui.editors.choice import ChoiceEditor
from il2nurse.ui.editors.option import OptionCard
from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.label import Label

MOST_COLUMNS: Final = 3
# The name of a group beside a card.
NAME_SHARE: Final = 0.5


class CardGroup(QWidget):
    """A name and its cards below each other."""

    def __init__(self, name: str, *, goes_on: bool = False) -> None:
        """A group that ``goes_on`` has its name again where it begins another column."""
        super().__init__()
        self.name, self.goes_on = name, goes_on
        self.cards: list[OptionCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(sizes.TIGHT)
        self._named = Label(f"{name} (more)" if goes_on else name, "phase")
        self._column.addWidget(self._named)

    def add(self, card: OptionCard) -> None:
        """Put one more card below."""
        self.cards.append(card)
        self._column.addWidget(card)

    def head(self, *, shown: bool) -> None:
        """Show the name, or leave it away below cards of the same group."""
        self._named.setVisible(shown)

    @property
    def share(self) -> float:
        """About how high it is, in cards."""
        return len(self.cards) + NAME_SHARE


class GroupedEditor(ChoiceEditor):
    """Groups in three columns where there is room, else in fewer; keys go down the columns.

    Once one is chosen it stands alone, and what is asked next has the room of the others.
    """

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.groups: list[CardGroup] = []
        cards = dict(zip((choice.word for choice in field.choices), self.cards, strict=True))
        most = max(-(-len(cards) // MOST_COLUMNS) - 1, 1)
        for name, choices in groupby(field.choices, lambda choice: choice.group or ""):
            for at, part in enumerate(_batches(tuple(choices), most)):
                group = CardGroup(name, goes_on=at > 0)
                for choice in part:
                    group.add(cards[choice.word])
                self.groups.append(group)
        self.again = Action(f"{field.id}_again", "Choose another")
        self.again.set_small()
        self.again.hide()
        self.again.clicked.connect(self._unfold)
        self.layout_below(self.again)
        self._shown_columns = 0
        self._place_groups(1)
        self.changed.connect(self._fold)

    def _fold(self) -> None:
        """Show what is chosen alone, or all of them; the keyboard stays in the list."""
        chosen = self.chosen()
        here = any(card.hasFocus() for card in self.cards)
        self._show_words(chosen or tuple(card.word for card in self.cards))
        self.again.setVisible(bool(chosen))
        if here:
            self.first().setFocus()

    def _unfold(self) -> None:
        """Show all of them again; what was chosen stays chosen until another one is."""
        self._show_words(tuple(card.word for card in self.cards))
        self.again.hide()
        self.first().setFocus()

    def _show_words(self, words: tuple[str, ...]) -> None:
        for group in self.groups:
            for card in group.cards:
                card.setVisible(card.word in words)
            group.setVisible(any(card.word in words for card in group.cards))

    def _move(self, step: int) -> None:
        """The arrow keys go through all of them."""
        if not self.again.isHidden():
            self._unfold()
        super()._move(step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for more columns, or for fewer."""
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        least = max(card.least() for card in self.cards) + sizes.GAP
        self._place_groups(max(1, min(MOST_COLUMNS, (self.width() + sizes.GAP) // least)))

    def _place_groups(self, columns: int) -> None:
        grid = self.body.layout()
        if columns == self._shown_columns or not isinstance(grid, QGridLayout):
            return
        self._shown_columns = columns
        for at in range(grid.columnCount()):
            grid.setColumnStretch(at, 1 if at < columns else 0)
        top = Qt.AlignmentFlag.AlignTop
        for at, groups in enumerate(spread(self.groups, columns)):
            column = QVBoxLayout()
            column.setSpacing(sizes.GAP)
            for here, group in enumerate(groups):
                column.addWidget(group)
                group.head(shown=not group.goes_on or here == 0)
            column.addStretch()
            grid.addLayout(column, 0, at, top)


def spread(groups: list[CardGroup], columns: int) -> list[list[CardGroup]]:
    """The groups in their order, in so many columns that are as even as can be."""
    ends = range(1, len(groups))
    cuts = min(
        combinations(ends, min(columns, len(groups)) - 1),
        key=lambda cut: max(sum(each.share for each in part) for part in _parts(groups, cut)),
    )
    return _parts(groups, cuts)


def _batches(choices: tuple[Choice, ...], most: int) -> Iterator[tuple[Choice, ...]]:
    """A long group in parts, so that columns can be even."""
    for at in range(0, len(choices), most):
        yield choices[at : at + most]


def _parts(groups: list[CardGroup], cuts: tuple[int, ...]) -> list[list[CardGroup]]:
    edges = (0, *cuts, len(groups))
    return [groups[start:end] for start, end in pairwise(edges)]
