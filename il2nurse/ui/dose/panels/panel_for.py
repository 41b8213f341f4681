"""Which step has what beside it."""

from il2nurse.domain.regimen.regimen import Act, Panel, Step
from il2nurse.ui.dose.panels.assessment import BesideAssessment
from il2nurse.ui.dose.panels.panel import Beside
from il2nurse.ui.dose.panels.patient import BesidePatient
from il2nurse.ui.dose.panels.sum import BesideSum
from il2nurse.ui.dose.panels.warning import BesideWarning
from il2nurse.ui.session import Session
from il2nurse.workflow.dose.view import DoseView


def beside(session: Session, view: DoseView, step: Step) -> Beside | None:
    """A new panel for the step; ``None`` where it shows its questions only."""
    if step.act is Act.OBSERVE_AFTER:
        return BesideWarning(session, view, scheduled=True)
    match step.panel:
        case Panel.PATIENT:
            return BesidePatient()
        case Panel.CALCULATION:
            return BesideSum()
        case Panel.EARLY_WARNING:
            return BesideWarning(session, view, scheduled=False)
        case Panel.ASSESSMENT:
            return BesideAssessment(session, view)
        case _:
            return None
