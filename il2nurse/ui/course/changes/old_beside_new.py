"""What an order says and what it is to say, beside each other: what a prescriber changes of it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.rules.pharmacy.dosing import NotCalculable
from il2nurse.domain.values.quantity import TENTH, in_words, round_half_up, show
from il2nurse.readable.pharmacy.sum_lines import each_dose, made_up
from il2nurse.readable.pharmacy.weight_words import not_calculable_in_words
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NO_VALUE
from il2nurse.ui.course.changes.as_ordered import as_ordered
from il2nurse.ui.course.dosing import worked_from
from il2nurse.ui.forms.form import Form
from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.label import Label, rule

HEADS: Final = ("", "Order as it is", "New version")
SAME: Final = "unchanged"
DOSE: Final = "each_dose"
PERCENT: Final = Decimal(100)


class OldBesideNew(Card):
    """A line for each thing that can be changed, and one for the dose that follows from it."""

    def __init__(self, moment: Moment, fields: Sequence[Field], form: Form, words: Wording) -> None:
        super().__init__()
        self._prepared, self._words, self._form = moment.regimen.preparation, words, form
        self._fields, self._stands = {each.id: each for each in fields}, as_ordered(moment)
        self._new: dict[str, Label] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(sizes.ROOM)
        self._grid.setVerticalSpacing(sizes.TIGHT)
        for column, share in enumerate((10, 12, 19)):
            self._grid.setColumnStretch(column, share)
            self._grid.addWidget(Label(HEADS[column], "phase"), 0, column)
        self.body.addLayout(self._grid)
        for name, asked in self._fields.items():
            self._add(name, asked.label, self._shown(name, self._stands.get(name, "")))
        stood = worked_from(self._prepared, self._stands)
        if stood:
            self._add(DOSE, each_dose(stood)[0], in_words(stood.dose_international_units))
            for label, value in made_up(stood):
                self._add(label, label, value)
        form.changed.connect(self._compare)
        self._compare()

    def _add(self, name: str, label: str, old: str) -> None:
        row = 2 * len(self._new) + 1
        self._new[name] = Label(role="fact value").set_wrapping()
        cells = (Label(label, "fact"), Label(old, "fact"), self._new[name])
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(rule(), row, 0, 1, len(cells))
        for column, cell in enumerate(cells):
            self._grid.addWidget(cell.set_wrapping(), row + 1, column, top)

    def _compare(self) -> None:
        read = self._form.readable()
        for name, label in self._new.items():
            worked = name not in self._fields
            same = not worked and read.get(name) == self._stands.get(name)
            said = self._dose(read, name) if worked else self._shown(name, read.get(name, ""))
            label.set_role("muted" if same or said == SAME else "fact value")
            label.setText(SAME if same else said)

    def _shown(self, name: str, answer: Answer) -> str:
        return self._words.answer(self._fields[name], answer) if answer else NO_VALUE

    def _dose(self, read: Mapping[str, Answer], name: str) -> str:
        try:
            worked = worked_from(self._prepared, read)
        except NotCalculable as problem:
            return not_calculable_in_words(problem, self._prepared) if name == DOSE else NO_VALUE
        stood = worked_from(self._prepared, self._stands)
        if worked is None or stood is None:
            return NO_VALUE
        if stood.dose_international_units == worked.dose_international_units:
            return SAME
        if name != DOSE:
            was, now = dict(made_up(stood)).get(name), dict(made_up(worked)).get(name)
            return SAME if was == now else now or NO_VALUE
        dose, _, spelt = each_dose(worked)[1].partition(" (")
        return f"{dose}, {more_in_words(stood, worked)}\n({spelt}"


def more_in_words(stood: Calculation, worked: Calculation) -> str:
    """By how many percent the dose is higher or lower than it was."""
    was, now = stood.dose_international_units, worked.dose_international_units
    percent = round_half_up((now - was) / was * PERCENT, TENTH)
    return f"{'+' if percent > 0 else ''}{show(percent)} %"
