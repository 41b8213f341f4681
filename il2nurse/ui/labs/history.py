"""All values of one test beside the grid: each can be looked at, corrected and struck out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.record.labs.results import LabResult
from il2nurse.domain.regimen.labs.tests import LabTest
from il2nurse.domain.rules.labs.history import LabRow
from il2nurse.domain.values.measure import Measure
from il2nurse.ui.labs.leap import leap_told
from il2nurse.ui.labs.rows import (
    HISTORY,
    HistoryValue,
    LabView,
    history_rows,
    value_history,
)
from il2nurse.ui.labs.value_sentences import value_sentences
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.scrolling import scrolling
from il2nurse.ui.widgets.table import Table

WIDE = 370
NOTHING = "Type the first results, or paste or open a table of them."


class LabHistory(QFrame):
    """The list, what is known of the selected value, and what may be done with it."""

    correct_asked = Signal(object)
    strike_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "aside")
        self.setFixedWidth(WIDE)
        self.list = Table("result_list", "All values of this test")
        self.list.set_columns(HISTORY)
        self.list.say_empty("No value to show: choose a test in the table.")
        self.correct = _action("correct_result", "Correct", "C", Sign.PEN)
        self.strike = _action("strike_result", "Strike out", "X", Sign.CROSS)
        self._title = Label(role="heading")
        self._grades = Label(role="fact").set_wrapping()
        self._told = Label(role="fact").set_wrapping()
        self._view: LabView | None = None
        self._test: LabTest | None = None
        self._kept: tuple[HistoryValue, ...] = ()
        self._may, self._listening = False, True
        self._lay_out()
        self.list.moved.connect(self._show_value)
        self.correct.clicked.connect(self._correct)
        self.strike.clicked.connect(self._strike)

    @property
    def result(self) -> LabResult | None:
        """The selected result, where it can be changed here."""
        kept = self._selected()
        standing = kept is not None and kept.point is not None
        worked_out = self._test is not None and self._test.worked_out
        return kept.result if kept and standing and not worked_out else None

    def show_test(
        self, view: LabView, test: LabTest | None, row: LabRow | None, *, may: bool
    ) -> None:
        """Show one test; ``may`` tells whether this person may change results."""
        another = test is None or self._test is None or test.id != self._test.id
        self._view, self._test, self._may = view, test, may
        self._kept = value_history(view, test) if test else ()
        self._title.setText(test.label if test else "No results yet")
        self._grades.setText("\n".join(_sentences(view, test, row)) if test else "")
        self._grades.setVisible(bool(self._grades.text()))
        self.list.show_rows(history_rows(view, test, self._kept) if test else [])
        if self._kept and (another or not self.list.current_key()):
            self.list.select(self._kept[0].key)
        self._show_value()

    def set_listening(self, *, on: bool) -> None:
        """Leave the keys to a dialog that is open."""
        self._listening = on
        self._offer()

    def _selected(self) -> HistoryValue | None:
        key = self.list.current_key()
        return next((each for each in self._kept if each.key == key), None)

    def _show_value(self) -> None:
        kept = self._selected()
        sentences = [NOTHING] if self._test is None else []
        if kept and self._view and self._test:
            sentences = value_sentences(self._view, self._test, kept)
        self._told.setText("\n".join(sentences))
        self._told.setAccessibleName(" ".join(sentences))
        self._offer()

    def _offer(self) -> None:
        able = self._listening and self._may and self.result is not None
        for action in (self.correct, self.strike):
            action.setEnabled(able)

    def _correct(self) -> None:
        if self.result:
            self.correct_asked.emit(self.result)

    def _strike(self) -> None:
        if self.result:
            self.strike_asked.emit(self.result)

    def _lay_out(self) -> None:
        self._told.setObjectName("told_of_result")
        self._grades.setObjectName("grades_of_test")
        words = QWidget()
        words.setProperty("ground", "none")
        inner = QVBoxLayout(words)
        inner.setContentsMargins(0, 0, sizes.GAP, 0)
        inner.addWidget(self._told)
        inner.addWidget(self._grades)
        inner.addStretch()
        area = scrolling("results_scroll", "Results", words)
        actions = QHBoxLayout()
        actions.setSpacing(sizes.GAP)
        actions.addWidget(self.correct)
        actions.addWidget(self.strike)
        actions.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.ROOM, sizes.SPACE, sizes.ROOM, sizes.SPACE)
        column.setSpacing(sizes.GAP)
        column.addWidget(self._title)
        column.addWidget(self.list, 3)
        column.addWidget(area, 2)
        column.addLayout(actions)


def _sentences(view: LabView, test: LabTest, row: LabRow | None) -> list[str]:
    """Grades with their scheme and notes, the effect of the drug, the baseline."""
    sentences = []
    if row:
        was = view.units.shown_beside(test, row.point, row.trend.previous) if row.trend else ""
        sentences = list(filter(None, (leap_told(view.laboratory, row, was),)))
        sentences += [" ".join(filter(None, (f"{each.shown}.", each.note))) for each in row.grades]
        if row.baseline:
            unit = view.units.unit(test, row.point)
            shown = unit.shown(Measure(row.baseline.value))
            sentences.append(f"Before the first dose: {shown}.")
    if test.effect.sentence:
        sentences.append(test.effect.sentence)
    return sentences


def _action(name: str, text: str, key: str, sign: Sign) -> Action:
    made = Action(name, text)
    made.set_key(key)
    made.set_sign(sign)
    made.set_small()
    return made
