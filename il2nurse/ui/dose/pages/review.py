"""Looking at an earlier step: what was recorded, by whom, when. Nothing can be changed here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.values.text import text_of
from il2nurse.readable.dose.step_rows import step_row
from il2nurse.readable.dose_record import DoseRecord, make_dose_record
from il2nurse.ui.dose.pages.step_know import why_asked
from il2nurse.ui.dose.stage import MainAct, Stage
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.dose.view import DoseView


class ReviewPage(Stage):
    """One step as it stands in the record; a mistake is corrected in the chart, with a reason."""

    returned = Signal()

    def __init__(
        self, session: Session, view: DoseView, step: Step, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, view, step.title, "", parent=parent)
        self.step = step
        self._card = Card("On record")
        self._lines = Label().set_wrapping()
        self._card.body.addWidget(self._lines)
        self.body.addWidget(self._card)
        self.body.addWidget(why_asked(step))
        self.show_view(view)

    def show_view(self, view: DoseView) -> None:
        """Show the step's row of the record."""
        super().show_view(view)
        row = step_row(_record_of(view), self.step)
        number, total = view.number(self.step), len(view.regimen.steps)
        who = f" by {row.by}" if row.by else ""
        witness = f", witness {row.witness}" if row.witness else ""
        when = f"Recorded {row.time}{who}{witness}." if row.time else "Not recorded yet."
        self.say.setText(f"Looking back at step {number} of {total}. {when}")
        lines = [text_of(line) for line in row.lines]
        if row.decision:
            lines.append(f"Decision: {text_of(row.decision)}")
        self._lines.setText("\n".join(lines))

    def main(self) -> MainAct:
        """Go back to the open step."""
        step = self.view.step
        return MainAct(f"Return to “{step.short}”" if step else "Return")

    def act(self) -> None:
        """Go back to it."""
        self.returned.emit()


def _record_of(view: DoseView) -> DoseRecord:
    case = view.moment.case
    return make_dose_record(
        case,
        view.dose,
        view.regimen,
        view.station.register.about(case.patient.subject),
        people=view.station.people(),
        zone=view.station.zone,
        at=view.moment.at,
    )
