"""Pausing an infusion, with a reason, and resuming it."""

from PySide6.QtCore import Signal

from il2nurse.ui.dose.dialogs.resume import ResumeDialog
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.one_press import OnePress
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action
from il2nurse.workflow.dose.infusing import pause, resume
from il2nurse.workflow.dose.view import DoseView


class PauseDialog(Dialog):
    """The timer stands still from the moment the pause is recorded."""

    def __init__(self, session: Session, view: DoseView) -> None:
        super().__init__(
            "pause", "Pause the infusion", "Pause the pump, then record why. The timer waits."
        )
        self._session, self._key = session, view.dose.key
        self._request = session.station.new_id()
        self.about = view.dose.key.stream
        fields = (
            questions.reasons(view.regimen.pause_reasons, "Why is it paused?"),
            questions.text("text", "Note, if needed", required=False),
        )
        self.add_form(Form(fields, session.station.zone, session.station.clock))
        self.set_main("record_pause", "Record the pause")

    def act(self) -> None:
        """Record it."""
        if self.form is None:
            return
        session, key, answers = self._session, self._key, self.form.answers()
        request = self._request

        def act() -> bool:
            reason, text = str(answers["reason"]), str(answers["text"])
            pause(session.station, session.who, key, reason, text, request=request)
            return True

        if session.attempt(act, self.refuse):
            self.close_dialog()


class ResumeAction(Action):
    """Resumes the infusion by one press; of a bag of a day ``asked`` brings what is asked first."""

    asked = Signal(Dialog)

    def __init__(self, session: Session, view: DoseView) -> None:
        super().__init__("resume", "Resume")
        self._session, self._view, self._press = session, view, OnePress(session)
        self.clicked.connect(self._resume)

    def _resume(self) -> None:
        if self._view.regimen.preparation.over_days:
            self.asked.emit(ResumeDialog(self._session, self._view))
        else:
            self._resume_at_once()

    def _resume_at_once(self) -> None:
        session, key = self._session, self._view.dose.key
        self._press.attempt(
            key, lambda once: resume(session.station, session.who, key, request=once)
        )
