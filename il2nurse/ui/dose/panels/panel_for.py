"""Which panel stands beside the questions of which step."""

from il2nurse.domain.regimen.regimen import Act, Panel, Step
from il2nurse.ui.dose.panels.assessment import AssessmentPanel
from il2nurse.ui.dose.panels.panel import SidePanel
from il2nurse.ui.dose.panels.patient import PatientPanel
from il2nurse.ui.dose.panels.sum import SumPanel
from il2nurse.ui.dose.panels.warning import WarningPanel
from il2nurse.ui.session import Session
from il2nurse.workflow.dose.view import DoseView


def panel_for(session: Session, view: DoseView, step: Step) -> SidePanel | None:
    """A new panel for the step; ``None`` where it shows its questions only."""
    if step.act is Act.OBSERVE_AFTER:
        return WarningPanel(session, view, scheduled=True)
    match step.panel:
        case Panel.PATIENT:
            return PatientPanel()
        case Panel.CALCULATION:
            return SumPanel()
        case Panel.EARLY_WARNING:
            return WarningPanel(session, view, scheduled=False)
        case Panel.ASSESSMENT:
            return AssessmentPanel(session, view)
        case _:
            return None
