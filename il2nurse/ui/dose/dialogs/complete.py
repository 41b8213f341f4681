"""The end of an infusion: the volume that the pump gave."""

from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import Signal

from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.chart.unusual import Unusual
from il2nurse.domain.values.quantity import parse_decimal
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.unusual_box import UnusualBox
from il2nurse.ui.session import Session
from il2nurse.workflow.dose.ending import complete
from il2nurse.workflow.dose.true_end import ENDED_AT, LATE_REASON, LateEnd
from il2nurse.workflow.dose.view import DoseView

ASKED = "Nothing was recorded. Read the pump again and type what it shows, or confirm."
PART = "The dose is recorded as given in part: {} of {} mL."


class CompleteDialog(Dialog):
    """Asks what the pump shows; a bag that is not empty is not given in full."""

    completed = Signal()

    def __init__(self, session: Session, view: DoseView) -> None:
        super().__init__(
            "complete",
            "Infusion complete",
            "Is the bag empty? Read the volume given from the pump. If much of it is left, the "
            "dose is recorded as given in part.",
        )
        self._session, self._key = session, view.dose.key
        self._request = session.station.new_id()
        self.about = view.dose.key.stream
        infusion = view.dose.infusion
        if infusion is not None:
            over = infusion.over(view.now)
            late = questions.late_end(view.clock(view.now.at - over))
            fields = (questions.pump_volume(infusion), *late)
            self.add_form(Form(fields, session.station.zone, session.station.clock))
            self._ask_end(asked=over > view.regimen.monitoring.tolerance)
        self.unusual = UnusualBox(foot=self.foot, instead_of=self.main)
        self.unusual.sure.connect(lambda: self._record(sure=True))
        self.body.addWidget(self.unusual)
        if self.form is not None:
            self.form.changed.connect(lambda: self.unusual.ask(()))
        self.set_main("record_complete", "Record the end")

    def act(self) -> None:
        """Record it."""
        self._record(sure=False)

    def _ask_end(self, *, asked: bool) -> None:
        """Ask when it ended and why no sooner, of an infusion that is over its time."""
        if self.form:
            for name in (ENDED_AT, LATE_REASON):
                self.form.editors[name].set_asked(asked=asked)

    def _record(self, *, sure: bool) -> None:
        if self.form is None:
            return
        session, key, editor = self._session, self._key, self.form.editors["given_ml"]

        def act() -> bool:
            volume = _number(str(editor.read()))
            try:
                station, by, once = session.station, session.who, self._request
                late = self._late_end()
                complete(station, by, key, volume, confirmed=sure, late=late, request=once)
            except Unusual as unusual:
                self.unusual.ask(unusual.oddities, ASKED)
                editor.focus(anew=True)
                raise
            return True

        if not session.attempt(act, self._refuse_volume):
            return
        infusion = session.station.case(key.mrn).doses[key].infusion
        self.completed.emit()
        self.close_dialog()
        if infusion is not None and infusion.short:
            session.warn(PART.format(infusion.recorded_given_ml, infusion.total_ml))

    def _refuse_volume(self, field: str, sentence: str) -> None:
        """What has to be confirmed is asked in its own box."""
        if field in (ENDED_AT, LATE_REASON):
            # It may have come over its time while this stood open.
            self._ask_end(asked=True)
            self.refuse(field, sentence)
        elif self.unusual.isHidden():
            self.refuse(field, sentence)

    def _late_end(self) -> LateEnd | None:
        """When it ended and why no sooner, where that is asked."""
        editors = self.form.editors if self.form else {}
        if not editors or not editors[ENDED_AT].asked:
            return None
        ended, why = (str(editors[name].read()) for name in (ENDED_AT, LATE_REASON))
        return LateEnd(datetime.fromisoformat(ended), why)


def _number(typed: str) -> Decimal:
    """The volume that was typed; raises ``Slip`` where it is no number."""
    try:
        return parse_decimal(typed)
    except ValueError as error:
        raise Slip("given_ml", str(error)) from error
