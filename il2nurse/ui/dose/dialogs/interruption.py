"""Recording that the nurse was interrupted: only the current check begins again, and it counts."""

from il2nurse.ui.one_press import OnePress
from il2nurse.ui.session import Session
from il2nurse.workflow.dose.administration import count_interruption
from il2nurse.workflow.dose.view import DoseView, look_at_dose


class InterruptionPress:
    """The one press that says so."""

    def __init__(self, session: Session) -> None:
        self._session, self._press = session, OnePress(session)

    def record(self, view: DoseView) -> str | None:
        """Record it, and give the sentence that says so; ``None`` where it was not recorded."""
        session, step, key = self._session, view.step, view.dose.key

        def act(once: str) -> bool:
            count_interruption(session.station, session.who, key, request=once)
            return True

        if step is None or not self._press.attempt((key, step.id), act):
            return None
        count = len(look_at_dose(session.station, key).dose.interruptions(step.id))
        times = "once" if count == 1 else f"{count} times"
        return f"“{step.title}” was interrupted {times}; that is recorded. {_what_follows(view)}"


def _what_follows(view: DoseView) -> str:
    if view.dose.infusing:
        return "The infusion and its timer go on."
    return "The step starts again, empty; nothing recorded before was changed."
