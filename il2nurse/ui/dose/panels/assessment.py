"""Every hold and stop criterion on one page, those that speak against the dose first."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Result, Verdict
from il2nurse.domain.rules.assessment.assessment import Assessed, Assessment
from il2nurse.domain.rules.assessment.functions import needs_of
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.readable.assessment.criterion_rows import CriterionRow, criterion_row
from il2nurse.readable.words import RESULT_WORDS
from il2nurse.ui.chart.vital_signs import VitalSignsDialog
from il2nurse.ui.dose.panels.panel import SidePanel
from il2nurse.ui.look import sizes
from il2nurse.ui.look.icons import Sign
from il2nurse.ui.look.tones import Mark, Tone
from il2nurse.ui.look.verdicts import OVERRIDDEN, RESULTS, verdict_mark
from il2nurse.ui.qt.next_turn import NextTurn
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.finding import FindingList
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn
from il2nurse.workflow.dose.view import DoseView

COLUMNS: Final = (
    TableColumn("Criterion"),
    TableColumn("Value", 128),
    TableColumn("Age", 66),
    TableColumn("Limits", 206),
    TableColumn("Result", 148),
)
LEAST: Final = 32
MOST_AGAINST: Final = 4


class AssessmentPanel(SidePanel):
    """The verdict, what has to be measured, and the table of all criteria."""

    def __init__(self, session: Session, view: DoseView) -> None:
        super().__init__()
        self._session = session
        self._view = view
        self._missing: dict[str, Field] = {}
        self.verdict = Chip(parent=self)
        self._counts = Label(role="muted").set_wrapping()
        self._against = FindingList()
        self._card = Card("To be measured before this can be judged")
        self._told = Label().set_wrapping()
        self._measure = Action("measure", "Measure now")
        self._measure.set_key("Ctrl+M")
        self._measure.clicked.connect(self._ask)
        self._table = _Criteria()
        self._criteria: tuple[Assessed, ...] = ()
        self._next_turn = NextTurn(self, self._show_criteria)
        self._lay_out()

    def show_answers(
        self,
        view: DoseView,
        answers: Mapping[str, Answer],
        _worked: Calculation,
        assessment: Assessment | None,
    ) -> None:
        """Show every criterion as it comes back now."""
        if assessment is None:
            return
        self._view = view
        asked = view.step.fields if view.step else ()
        questions = sum(field.required and not answers.get(field.id) for field in asked)
        self.verdict.show_mark(open_mark(assessment, questions))
        self._counts.setText(_counts(view.regimen, assessment))
        self._show_against(assessment)
        self._show_missing(assessment.of(Result.NOT_EVALUABLE))
        self._criteria = assessment.criteria
        self._table.expect(len(self._criteria))
        self._next_turn.start()

    def _show_criteria(self) -> None:
        ordered = sorted(self._criteria, key=lambda each: -each.result.severity)
        self._table.show_criteria(self._view.regimen, ordered)

    def _show_against(self, assessment: Assessment) -> None:
        """The most severe criteria at the top; all of them stand in the table."""
        found = [each for each in assessment.against if each.result is not Result.NOT_EVALUABLE]
        found += [each for each in assessment.criteria if each.overridden_by]
        self._against.show_marks([self._mark_of(each) for each in found[:MOST_AGAINST]])

    def _mark_of(self, each: Assessed) -> tuple[Mark, str]:
        """One criterion in the box: what it says, or by whose order it was put aside."""
        if each.overridden_by:
            order = f"by order of {each.overridden_by}. {each.say}"
            return OVERRIDDEN, f"{each.title}, {order}"
        value = criterion_row(self._view.regimen, each).value
        return RESULTS[each.result], f"{each.title}, {value}. {each.say}"

    def _show_missing(self, missing: Sequence[Assessed]) -> None:
        regimen = self._view.regimen
        self._missing = {
            name: regimen.fields[name]
            for assessed in missing
            for name in needed_fields(regimen, assessed)
            if regimen.fields[name].chart
        }
        self._card.setVisible(bool(missing))
        self._measure.setVisible(bool(self._missing))
        self._told.setText("\n".join(dict.fromkeys(assessed.say for assessed in missing)))

    def _ask(self) -> None:
        asked = self._session, self._view, tuple(self._missing.values())
        self.asked.emit(VitalSignsDialog.of_fields(*asked))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.verdict)
        row.addWidget(self._counts, 1)
        self.above.addLayout(row)
        self.above.addLayout(self._against)
        line = QHBoxLayout()
        line.addWidget(self._told, 1)
        line.addWidget(self._measure, 0, Qt.AlignmentFlag.AlignTop)
        self._card.body.addLayout(line)
        self.above.addWidget(self._card)
        self.below.addWidget(self._table)


class _Criteria(QWidget):
    """The table, as high as all of its rows, each as high as its text."""

    def __init__(self) -> None:
        super().__init__()
        self._table = Table("criteria", "Hold and stop criteria")
        self._table.set_columns(COLUMNS)
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._table.verticalHeader().setDefaultSectionSize(LEAST)
        self._table.show_whole()
        self._table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: tuple[Row, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._table)

    def expect(self, rows: int) -> None:
        """Keep room for the rows that are about to come, so that nothing moves."""
        if not self._rows:
            self.setMinimumHeight(sizes.TABLE_ROW * rows)

    def show_criteria(self, regimen: Regimen, criteria: Sequence[Assessed]) -> None:
        """Show these criteria in this order."""
        rows = tuple(_row(criterion_row(regimen, each), each) for each in criteria)
        if rows != self._rows:
            self._rows = rows
            self._table.show_rows(rows)
            self.setMinimumHeight(0)


def open_mark(assessment: Assessment, questions: int) -> Mark:
    """The verdict, or how much is still open: then nobody may read that nothing is against it."""
    missing = len(assessment.of(Result.NOT_EVALUABLE))
    if assessment.verdict not in (Verdict.GIVE, Verdict.NOT_EVALUABLE) or not questions + missing:
        return verdict_mark(assessment)
    left = [f"{questions} question{'' if questions == 1 else 's'} open"] if questions else []
    left += [f"{missing} to measure"] if missing else []
    return Mark(Tone.PLAIN, " · ".join(left), Sign.QUESTION)


def needed_fields(regimen: Regimen, assessed: Assessed) -> tuple[str, ...]:
    """The fields that a criterion is judged by."""
    criterion = next(each for each in regimen.criteria if each.id == assessed.criterion)
    return needs_of(criterion)


def _counts(regimen: Regimen, assessment: Assessment) -> str:
    against = assessment.of(Result.ABSOLUTE, Result.HOLD, Result.STOP)
    relative = len(assessment.relative)
    deciding = sum(each.decides for each in against)
    overridden = (
        f", {len(against) - deciding} {OVERRIDDEN.word.lower()}" if deciding < len(against) else ""
    )
    return (
        f"{len(assessment.criteria)} criteria: {deciding} against the dose{overridden}, "
        f"{relative} of "
        f"{regimen.relative_stop_count} relative, {len(assessment.of(Result.WATCH))} to watch, "
        f"{len(assessment.of(Result.NOT_EVALUABLE))} {RESULT_WORDS[Result.NOT_EVALUABLE].within}"
    )


def _row(row: CriterionRow, assessed: Assessed) -> Row:
    clear = assessed.result is Result.CLEAR
    sentences = [row.title, *([] if clear else [assessed.say, assessed.advice])]
    return Row(
        row.criterion,
        (
            Cell("\n".join(text for text in sentences if text), strong=not clear),
            Cell(row.value, strong=True),
            Cell(row.age, muted=True),
            Cell(row.limits, muted=True),
            Cell(mark=OVERRIDDEN if assessed.overridden_by else RESULTS[assessed.result]),
        ),
    )
