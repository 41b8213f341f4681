"""What may be done to a dose beside its open step: hold, stop, a note, an interruption."""

from collections.abc import Callable

from il2nurse.domain.rules.dose.owed_after_answers import owed_of_dose
from il2nurse.ui.dose.action_bar import ActionBar
from il2nurse.ui.dose.after_stop import StopLeadingOn
from il2nurse.ui.dose.dialogs.hold import HoldDialog
from il2nurse.ui.dose.dialogs.interruption import InterruptionPress
from il2nurse.ui.dose.dialogs.note import NoteDialog
from il2nurse.ui.dose.dialogs.stop import StopDialog
from il2nurse.ui.dose.stage_stack import StageStack
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.session import Session
from il2nurse.workflow.dose.view import DoseView, look_at_dose


class DoseActs:
    """Each opens its dialog with ``ask``, where the dose that is ``shown`` allows it."""

    def __init__(
        self,
        session: Session,
        stack: StageStack,
        shown: Callable[[], DoseView | None],
        ask: Callable[[Dialog], None],
    ) -> None:
        self._session, self._stack, self._shown, self._ask = session, stack, shown, ask
        self._interruption = InterruptionPress(session)
        self.after_stop = StopLeadingOn(session, shown, ask)

    def listen_to(self, bar: ActionBar) -> None:
        """Do what is pressed in the bar."""
        bar.hold.clicked.connect(self.hold)
        bar.stop.clicked.connect(self.stop)
        bar.interrupted.clicked.connect(self.interrupted)
        bar.back.clicked.connect(self.look_back)
        bar.note.clicked.connect(self.add_note)

    def hold(self) -> None:
        """The dose is not given."""
        if (view := self._shown()) and not view.dose.given:
            self._ask(HoldDialog(self._session, view))

    def stop(self) -> None:
        """End the infusion early; else record the call that the dose owes."""
        if (view := self._shown()) and view.dose.infusing:
            dialog = StopDialog(self._session, view)
            dialog.stopped.connect(self.after_stop.lead_on)
            self._ask(dialog)
        else:
            self.after_stop.call()

    def add_note(self) -> None:
        """Write a note."""
        if view := self._shown():
            self._ask(NoteDialog(self._session, view))

    def interrupted(self) -> None:
        """Record that the step was interrupted; what was typed there is not kept."""
        place, view = self._stack.place, self._shown()
        message = self._interruption.record(view) if view else None
        if message:
            self._stack.forget_typed(place)
            self._session.tell(message)

    def after_record(self, ending: bool) -> None:  # noqa: FBT001 - a signal hands it over without a name
        """Ask for the hold, unless something is counted again; or for the call that is owed."""
        if not (shown := self._shown()):
            return
        view = look_at_dose(self._session.station, shown.dose.key)
        if ending and not view.standing.recounts:
            self.hold()
        elif any(owed_of_dose(view.regimen, view.moment.case, view.dose)):
            self.after_stop.call()

    def look_at(self, step_id: str) -> None:
        """Look at an earlier step."""
        if view := self._shown():
            self._stack.look_at(view, step_id)

    def look_back(self) -> None:
        """Look at the step before the one in view."""
        if view := self._shown():
            self._stack.look_before(view)
