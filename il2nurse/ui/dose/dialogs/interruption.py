"""Recording that the nurse was interrupted: only the current check begins again, and it counts."""

from il2nurse.ui.session import Session
from il2nurse.workflow.dose.administration import count_interruption
from il2nurse.workflow.dose.view import DoseView, look_at_dose


def record_interruption(session: Session, view: DoseView) -> str | None:
    """Record it, and give the sentence that says so; ``None`` where it could not be recorded."""
    step, key = view.step, view.dose.key

    def act() -> bool:
        count_interruption(session.station, session.who, key)
        return True

    if step is None or not session.attempt(act):
        return None
    count = len(look_at_dose(session.station, key).dose.interruptions(step.id))
    times = "once" if count == 1 else f"{count} times"
    return f"“{step.title}” was interrupted {times}; that is recorded. {_what_follows(view)}"


def _what_follows(view: DoseView) -> str:
    if view.dose.infusing:
        return "The infusion and its timer go on."
    return "The step starts again, empty; nothing recorded before was changed."
