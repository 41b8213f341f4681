"""Every hold and stop criterion on one page, those that speak against the dose first."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Result, Verdict
from il2nurse.domain.rules.assessment.assessment import Assessed, Assessment
from il2nurse.domain.rules.assessment.functions import needs_of
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.readable.assessment.criterion_rows import criterion_row
from il2nurse.readable.assessment.met_first import what_is_met_first
from il2nurse.readable.words import RESULT_WORDS
from il2nurse.ui.chart.vital_signs import VitalSignsDialog
from il2nurse.ui.dose.panels.criteria_table import CriteriaTable
from il2nurse.ui.dose.panels.panel import SidePanel
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.look.verdicts import OVERRIDDEN, RESULTS, verdict_mark
from il2nurse.ui.qt.next_turn import NextTurn
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.finding import FindingList
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.dose.view import DoseView

MOST_AGAINST: Final = 4
MET: Final = frozenset({Result.STOP, Result.ABSOLUTE, Result.HOLD, Result.RELATIVE})


class AssessmentPanel(SidePanel):
    """The verdict, what has to be measured, and the table of all criteria."""

    read_first = True

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
        self._table = CriteriaTable()
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
        self.speaks_against = any(each.result in MET for each in assessment.criteria)
        self._table.expect(sum(each.result is not Result.CLEAR for each in self._criteria))
        self._next_turn.start()

    def _show_criteria(self) -> None:
        self._table.show_criteria(self._view.regimen, what_is_met_first(self._criteria))

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
        self.above.addWidget(self._table)


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
        f"{_how_many(regimen, assessment)}: {deciding} to hold or stop{overridden}, {relative} of "
        f"{regimen.relative_stop_count} relative, {len(assessment.of(Result.WATCH))} to watch, "
        f"{len(assessment.of(Result.NOT_EVALUABLE))} {RESULT_WORDS[Result.NOT_EVALUABLE].within}"
    )


def _how_many(regimen: Regimen, assessment: Assessment) -> str:
    """How many criteria are judged; those of questions that are still open are not among them."""
    judged, every = len(assessment.criteria), len(regimen.criteria)
    return f"{every} criteria" if judged == every else f"{judged} of {every} criteria judged so far"
