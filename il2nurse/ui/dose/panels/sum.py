"""The sum of the dose beside the steps that prepare it: the figures needed now, then every line."""

from collections.abc import Mapping

from PySide6.QtGui import QShowEvent

from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.assessment.assessment import Assessment
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.values.quantity import in_full
from il2nurse.readable.pharmacy.sum_lines import (
    SumLine,
    shown_concentration,
    sum_lines,
    window_in_words,
)
from il2nurse.readable.pharmacy.sum_warnings import blocks_in_words, cautions_in_words
from il2nurse.readable.words import RESULT_WORDS
from il2nurse.ui.dose.panels.panel import SidePanel
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.look.verdicts import BLOCKED
from il2nurse.ui.page.figures import FigureCard
from il2nurse.ui.page.sum_figures import sum_figures
from il2nurse.ui.qt.next_turn import NextTurn
from il2nurse.ui.widgets.finding import FindingList
from il2nurse.ui.widgets.sumtable import SumTable
from il2nurse.workflow.dose.view import DoseView

LINE = 36
MOST_FIGURES = 8
WATCH = Mark(Tone.WARN, RESULT_WORDS[Result.WATCH].word, Sign.WARNING)


def concentration_mark(worked: Calculation) -> Mark:
    """The final concentration as a chip, with the window it has to lie in."""
    word = f"{shown_concentration(worked)} mg/mL · {window_in_words(worked)}"
    if worked.bag.concentration_ok:
        return Mark(Tone.GOOD, word, Sign.CHECK)
    return Mark(Tone.DANGER, word, Sign.CROSS)


class SumPanel(SidePanel):
    """Headline figures, what speaks against them, and the whole sum."""

    looked_up = True

    def __init__(self) -> None:
        super().__init__()
        self._worked: Calculation | None = None
        self._lines: tuple[SumLine, ...] = ()
        self._drawn: tuple[SumLine, ...] = ()
        self._figures = FigureCard(MOST_FIGURES)
        self._next_turn = NextTurn(self, self._show_lines)
        self._warnings = FindingList()
        self._table = SumTable("The sum, line by line")
        self._table.set_large(("Draw up",))
        self.above.addWidget(self._figures)
        self.above.addLayout(self._warnings)
        self.below.addWidget(self._table)
        self.below.addStretch()

    def show_answers(
        self,
        _view: DoseView,
        _answers: Mapping[str, Answer],
        worked: Calculation,
        _assessment: Assessment | None,
    ) -> None:
        """Show the sum for the bag as chosen."""
        if worked == self._worked:
            return
        self._worked = worked
        mark = concentration_mark(worked) if worked.in_bag else None
        self._figures.show_figures(sum_figures(worked), mark)
        marks = [(BLOCKED, text) for text in blocks_in_words(worked)]
        marks += [(WATCH, text) for text in cautions_in_words(worked)]
        self._warnings.show_marks(marks)
        # Many lines: drawn once the step itself is in view.
        # Its room is kept, so that nothing moves when the lines come.
        self._lines = sum_lines(worked)
        self._table.setMinimumHeight(LINE * (len(self._lines) + 2))
        if self.isVisible():
            self._next_turn.start()

    def showEvent(self, event: QShowEvent) -> None:
        """What came while the step was not in view yet is drawn after it."""
        super().showEvent(event)
        self._next_turn.start()

    def _show_lines(self) -> None:
        if self._lines != self._drawn:
            self._drawn = self._lines
            self._table.show_lines(self._lines)


def sum_facts(worked: Calculation) -> list[tuple[str, str]]:
    """What a witness signs for: the figures, and where the concentration lies."""
    facts = [("Dose", in_full(worked.dose_international_units)), *sum_figures(worked)[1:]]
    if worked.in_bag:
        facts.append(("Concentration", concentration_mark(worked).word))
    return facts
