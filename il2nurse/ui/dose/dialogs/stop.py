"""Stopping an infusion early: the reason first, then the volume that went in."""

from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import Signal

from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.values.quantity import parse_decimal, show
from il2nurse.ui.editors.time import without_now
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.session import Session
from il2nurse.workflow.dose.ending import StopTold, stop
from il2nurse.workflow.dose.true_end import ENDED_AT
from il2nurse.workflow.dose.view import DoseView


class StopDialog(Dialog):
    """The pump is stopped by hand first; this records it, and ``stopped`` follows."""

    stopped = Signal()

    def __init__(self, session: Session, view: DoseView) -> None:
        super().__init__(
            "stop",
            "Stop the infusion",
            "Stop the pump first. A stopped infusion is not started again.",
        )
        self._session, self._key = session, view.dose.key
        self._request = session.station.new_id()
        self.about = view.dose.key.stream
        infusion = view.dose.infusion
        if infusion is not None:
            fields = (
                questions.reasons(view.regimen.stop_reasons, "Why is it stopped?"),
                questions.given_volume(infusion, show(infusion.given_ml(view.now))),
                questions.time(
                    ENDED_AT, "When the pump was stopped, if not just now", required=False
                ),
                questions.text("text", "What you saw, if more needs saying", required=False),
            )
            form = Form(fields, session.station.zone, session.station.clock)
            without_now(form.editors)
            self.add_form(form)
        self.set_main("record_stop", "Record the stop")

    def act(self) -> None:
        """Record it."""
        if self.form is None:
            return
        session, key, form = self._session, self._key, self.form

        def act() -> bool:
            answers = form.answers()
            reason, text = str(answers["reason"]), str(answers["text"])
            station, by, ml, once = session.station, session.who, _given(form), self._request
            typed = str(form.editors[ENDED_AT].read())
            at = datetime.fromisoformat(typed) if typed else None
            stop(station, by, key, reason, given_ml=ml, told=StopTold(text, at), request=once)
            return True

        if session.attempt(act, self.refuse):
            self.close_dialog()
            self.stopped.emit()


def _given(form: Form) -> Decimal | None:
    """The volume that was typed; raises ``Slip`` where it is no number."""
    editor = form.editors["given_ml"]
    if not editor.answer():
        return None
    try:
        return parse_decimal(str(editor.read()))
    except ValueError as error:
        raise Slip("given_ml", str(error)) from error
