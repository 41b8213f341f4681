"""A free note on the dose."""

from il2nurse.ui.forms import questions
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.session import Session
from il2nurse.workflow.dose.administration import add_note
from il2nurse.workflow.dose.view import DoseView


class NoteDialog(Dialog):
    """One line that stands in the record with name and time."""

    def __init__(self, session: Session, view: DoseView) -> None:
        super().__init__(
            "note", "Add a note", "It is kept in the record, with your name and the time."
        )
        self._session, self._key = session, view.dose.key
        self._request = session.station.new_id()
        self.about = view.dose.key.stream
        fields = (questions.text("note", "Note"),)
        self.add_form(Form(fields, session.station.zone, session.station.clock))
        self.set_main("record_note", "Record the note")

    def act(self) -> None:
        """Record it."""
        if self.form is None:
            return
        session, key, text = self._session, self._key, str(self.form.answers()["note"])
        request = self._request

        def act() -> bool:
            add_note(session.station, session.who, key, text, request=request)
            return True

        if session.attempt(act, self.refuse):
            self.close_dialog()
