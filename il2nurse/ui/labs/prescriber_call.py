"""A call to the prescriber about values and stops: to whom, and what was ordered."""

from collections.abc import Sequence
from datetime import datetime

from il2nurse.domain.people import May, Role
from il2nurse.domain.record.dose.call import Call
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.alarms.owed import Owed, every_owed_call
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.dose.call_lines import whom_to_call
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.prescriber_called import (
    call_fields,
    make_call_form,
    ordered,
    read_call,
)
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.workflow.patient.calling import record_call

NOBODY = "Nobody answered? Record nothing and keep calling; it stays with the alarms."
TO_CALL = Mark(Tone.DANGER, "Call the prescriber", Sign.WARNING)


def calls_to_make(session: Session, moment: Moment) -> tuple[Owed, ...]:
    """The calls that the person at the window may record; none for others."""
    return every_owed_call(moment) if session.who.may(May.ACKNOWLEDGE) else ()


def call_lines(session: Session, moment: Moment) -> tuple[str, ...]:
    """Each value and stop that asks for a call, with its time."""
    return tuple(each.told(session.words.day_time(each.at)) for each in every_owed_call(moment))


class PrescriberCallDialog(Dialog):
    """One call about all values and stops that ask for one."""

    def __init__(self, session: Session, moment: Moment, owed: Sequence[Owed]) -> None:
        super().__init__(
            "prescriber_call",
            "Call to the prescriber",
            " ".join(filter(None, (_whom(session, moment), NOBODY))),
        )
        self._session, self._mrn, self._owed = session, moment.case.patient.subject, tuple(owed)
        # An order that was typed about other values is not offered for these.
        self.about = " ".join(f"{each.asked_by} {each.at.isoformat()}" for each in self._owed)
        self._request = session.station.new_id()
        for line in call_lines(session, moment):
            box = FindingBox()
            box.show_mark(TO_CALL, line)
            self.body.addWidget(box)
        self._own = session.who.role is Role.PRESCRIBER
        if self._own:
            fields = (questions.time("called_at", "Time of the call"), ordered())
            self.add_form(Form(fields, session.station.zone, session.station.clock))
        else:
            self.add_form(make_call_form(session, call_fields(session)))
        self.set_main("record_call", "Record the call")

    def act(self) -> None:
        """Record the call for everything named here."""
        if self.form is None:
            return
        session, mrn, owed, request = self._session, self._mrn, self._owed, self._request
        try:
            call = self._call(self.form)
        except Slip as slip:
            self.refuse(slip.field, str(slip))
            return

        def act() -> bool:
            record_call(session.station, session.who, mrn, owed, call, request=request)
            return True

        if session.attempt(act, self.refuse):
            session.done("The call to the prescriber is on record.")
            self.close_dialog()

    def _call(self, form: Form) -> Call:
        if not self._own:
            return read_call(form)
        at, order = (str(form.editors[name].read()) for name in ("called_at", "order"))
        return Call(self._session.who.id, datetime.fromisoformat(at), read_back=False, order=order)


def _whom(session: Session, moment: Moment) -> str | None:
    """Whom to call; who is a prescriber records an own decision, and calls nobody."""
    if session.who.role is Role.PRESCRIBER:
        return None
    cycle, telephones = moment.course.current.number, session.station.telephones
    return whom_to_call(moment, cycle, session.words, telephones)


def ask_prescriber_call(page: PatientPage) -> None:
    """Record the call that the values and stops of this patient ask for."""
    moment = page.session.station.moment(page.mrn)
    page.ask(PrescriberCallDialog(page.session, moment, calls_to_make(page.session, moment)))
