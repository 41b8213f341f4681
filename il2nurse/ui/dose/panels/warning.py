"""The early warning score and, after the dose, the schedule, beside vital signs."""

from collections.abc import Mapping

from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.rules.assessment.assessing import assess_now
from il2nurse.domain.rules.assessment.assessment import Assessment
from il2nurse.domain.rules.chart.due import due_in
from il2nurse.domain.rules.chart.early_warning import SCORED, News2
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.ui.chart.news2_chip import news2_fact
from il2nurse.ui.chart.schedule import Schedule
from il2nurse.ui.chart.vital_signs import VitalSignsDialog
from il2nurse.ui.dose.panels.panel import SidePanel
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.workflow.dose.view import DoseView


class WarningPanel(SidePanel):
    """The score from what is typed and what is on record; an aid, never the only gate."""

    def __init__(self, session: Session, view: DoseView, *, scheduled: bool) -> None:
        super().__init__()
        self._session = session
        self._view = view
        self._facts = Facts()
        self._schedule: Schedule | None = None
        if scheduled:
            self._schedule = Schedule(view.regimen, "Vital signs around this dose")
            self._schedule.wanted.connect(self._record)
            self.above.addWidget(self._schedule)
        self.below.addWidget(self._facts)

    def show_answers(
        self,
        view: DoseView,
        answers: Mapping[str, Answer],
        _worked: Calculation,
        _assessment: Assessment | None,
    ) -> None:
        """Score again."""
        self._view = view
        if self._schedule:
            self._schedule.show_view(view)
        self._facts.setVisible(view.regimen.fields.keys() >= SCORED)
        score = assess_now(view.moment, answers).news2
        parts = _parts(view, score)
        note = (
            score.response_beside(due_in(view.moment))
            if score
            else "Worked out once all seven values are on record, alertness and mental status too."
        )
        self._facts.show_facts("Early warning score (NEWS2)", parts, note)

    def _record(self) -> None:
        self.asked.emit(VitalSignsDialog.around_dose(self._session, self._view))


def _parts(view: DoseView, score: News2 | None) -> list[FactRow]:
    found = [news2_fact("Total", score)]
    scored = [(name, points) for name, points in score.parts.items() if points] if score else []
    found += [
        FactRow(view.regimen.fields[name].label, f"{points} point{'' if points == 1 else 's'}")
        for name, points in scored
    ]
    return found
