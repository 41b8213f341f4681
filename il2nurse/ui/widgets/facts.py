"""Facts: labels and values under each other, with age and chip."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.ui.look import fonts, sizes
from il2nurse.ui.look.tones import Mark, Tone
from il2nurse.ui.qt.layouts import laid_out_once
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.chip import Chip, chip_width
from il2nurse.ui.widgets.label import Label


@dataclass(frozen=True, slots=True)
class FactRow:
    """One label and its value with unit, how old it is, and what it means.

    A ``large`` value must not be missed.
    """

    label: str
    value: str = ""
    age: str | None = None
    mark: Mark | None = None
    large: bool = False


class Facts(QWidget):
    """A heading and a card of facts, in one column or more, with a note below them.

    ``near`` writes every value right behind its label, where a wide card would tear them apart.
    """

    def __init__(
        self, parent: QWidget | None = None, *, columns: int = 1, near: bool = False
    ) -> None:
        super().__init__(parent)
        self._near = near
        self._columns = columns
        self._heading = Label(role="heading", parent=self).set_wrapping()
        self._card = Card(parent=self)
        self._card.body.setSpacing(sizes.TIGHT)
        self._card.body.setContentsMargins(sizes.SPACE, sizes.GAP, sizes.SPACE, sizes.GAP)
        self._rows: list[_Row] = []
        self._note = Label(role="small", parent=self._card).set_wrapping()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        column.addWidget(self._heading)
        column.addWidget(self._card)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(sizes.MARGIN)
        self._grid.setVerticalSpacing(sizes.TIGHT)
        for at in range(columns):
            self._grid.setColumnStretch(at, 1)
        self._card.body.addLayout(self._grid)
        self._card.body.addWidget(self._note)

    def show_facts(self, heading: str, facts: Sequence[FactRow], note: str | None = None) -> None:
        """Show these facts; rows already there are used again."""
        with laid_out_once(self, self._card):
            self._show(heading, facts, note)

    def _show(self, heading: str, facts: Sequence[FactRow], note: str | None) -> None:
        self._heading.setText(heading)
        self._heading.setVisible(bool(heading))
        while len(self._rows) < len(facts):
            at = len(self._rows)
            self._rows.append(_Row(self._card, near=self._near))
            self._grid.addWidget(self._rows[-1], at // self._columns, at % self._columns)
        for index, row in enumerate(self._rows):
            if index < len(facts) and row.fact != facts[index]:
                row.show_fact(facts[index])
            row.setVisible(index < len(facts))
        if self._near:
            metrics = QFontMetricsF(fonts.font())
            widest = max((metrics.horizontalAdvance(each.label) for each in facts), default=0)
            for row in self._rows:
                row.set_label_width(ceil(widest) + sizes.ROOM)
        self._note.setText(note or "")
        self._note.setVisible(bool(note))


class _Row(QWidget):
    """One fact: label left, value, age and chip right; where they crowd, in a line of their own."""

    def __init__(self, parent: QWidget, *, near: bool) -> None:
        super().__init__(parent)
        self._near = near
        self.fact: FactRow | None = None
        self._label = Label(role="fact", parent=self).set_wrapping()
        self._value = Label(role="fact value", parent=self).set_wrapping()
        side = Qt.AlignmentFlag.AlignLeft if near else Qt.AlignmentFlag.AlignRight
        self._value.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self._age: Label | None = None
        self._chip: Chip | None = None
        self._told = QHBoxLayout()
        self._told.setSpacing(sizes.GAP)
        self._told.addWidget(self._value, 1)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(sizes.GAP)
        self._whole.addWidget(self._label)
        self._whole.addLayout(self._told, 1)

    def show_fact(self, fact: FactRow) -> None:
        self.fact = fact
        self._label.setText(fact.label)
        self._value.setText(fact.value)
        self._value.setVisible(bool(fact.value))
        self._value.set_role("large" if fact.large else "fact value")
        self._show_age(fact.age)
        self._show_chip(fact.mark or Mark(Tone.PLAIN, ""))
        word = fact.mark.word if fact.mark else ""
        spoken = (fact.label, fact.value, fact.age, word)
        self.setAccessibleName(", ".join(part for part in spoken if part))
        self._fit()

    def set_label_width(self, width: int) -> None:
        """Begin every value of a card at one edge."""
        self._label.setMinimumWidth(width)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the two lines may be; one line is no reason to be wider."""
        marks = [part for part in (self._age, self._chip) if part and not part.isHidden()]
        told = sum(part.sizeHint().width() + sizes.GAP for part in marks)
        return QSize(
            told + self._value.minimumSizeHint().width(), super().minimumSizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may take another line."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """One line where it has the room, else two: no value is cut or divided."""
        if self.fact is None:
            return
        told = bool(self.fact.value or self.fact.mark) and not self._near
        crowded = told and _wide(self.fact) > self.width()
        direction = QBoxLayout.Direction
        wanted = direction.TopToBottom if crowded else direction.LeftToRight
        # A label that may wrap asks for less than its line: beside a value it has its line whole.
        if self._label.wordWrap() != crowded:
            self._label.setWordWrap(crowded)
        if self._whole.direction() != wanted:
            self._whole.setDirection(wanted)
            self._whole.setSpacing(0 if crowded else sizes.GAP)
            self.updateGeometry()

    def _show_age(self, age: str | None) -> None:
        if self._age is None and age:
            self._age = Label(role="small", parent=self)
            self._told.insertWidget(1, self._age)
        if self._age:
            self._age.setText(age or "")
            self._age.setVisible(bool(age))

    def _show_chip(self, mark: Mark) -> None:
        if self._chip is None and mark.word:
            self._chip = Chip(parent=self)
            self._told.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignRight)
        if self._chip:
            self._chip.show_mark(mark)


@lru_cache(maxsize=1024)
def _wide(fact: FactRow) -> int:
    """How wide everything of a fact is in one line."""
    parts = [
        QFontMetricsF(fonts.font()).horizontalAdvance(fact.label),
        QFontMetricsF(_value_font(fact)).horizontalAdvance(fact.value) if fact.value else 0,
        QFontMetricsF(fonts.font(sizes.SMALL)).horizontalAdvance(fact.age) if fact.age else 0,
        chip_width(fact.mark) if fact.mark else 0,
    ]
    shown = [part for part in parts if part]
    return ceil(sum(shown)) + sizes.GAP * (len(shown) - 1) + len(shown)


def _value_font(fact: FactRow) -> QFont:
    return fonts.font(sizes.LARGE, QFont.Weight.Bold) if fact.large else fonts.bold()
