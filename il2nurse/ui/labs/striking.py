"""Striking a laboratory result out, with the reason."""

from il2nurse.domain.record.labs.results import LabResult
from il2nurse.domain.record.register.entries import Entry
from il2nurse.readable.words import STRUCK_OUT
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.questions import text
from il2nurse.ui.session import Session
from il2nurse.workflow.labs.results import strike_out_result


class StrikeResultDialog(Dialog):
    """The reason why a result counts no more."""

    def __init__(self, session: Session, mrn: str, result: LabResult) -> None:
        at = session.words.clock(result.at)
        super().__init__(
            "strike_result",
            f"Strike out {result.label}",
            f"{result.received.shown}, specimen {at}. It stays readable and counts nowhere.",
        )
        self.about = str(result.seq)
        self._session, self._mrn, self._seq = session, mrn, result.seq
        self._request = session.station.new_id()
        self.add_form(
            Form((text("reason", "Reason"),), session.station.zone, session.station.clock)
        )
        self.set_main("strike_out", "Strike out")

    def act(self) -> None:
        """Strike the result out."""
        session, mrn, seq, once = self._session, self._mrn, self._seq, self._request
        reason = str(self.form.editors["reason"].answer()) if self.form else ""

        def act() -> Entry:
            return strike_out_result(session.station, session.who, mrn, seq, reason, request=once)

        if session.attempt(act, self.refuse):
            session.done(f"The result is {STRUCK_OUT}. It stays readable.")
            self.close_dialog()
