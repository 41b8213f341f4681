"""A prescriber records how the tumour answered to the course."""

from datetime import date

from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Choice, Field, FieldKind
from il2nurse.domain.rules.course.next_course import next_course
from il2nurse.domain.rules.course.slots import open_slots
from il2nurse.domain.rules.moment import Moment
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.signed_dialog import SignedDialog
from il2nurse.ui.session import Session
from il2nurse.workflow.course.responding import TumourResponse, record_response


def may_respond(person: Person, moment: Moment) -> bool:
    """True for a prescriber once doses were given and none lies ahead."""
    table = moment.regimen.timetable
    ahead = moment.case.open_dose or open_slots(moment)
    waits = next_course(moment.case, table, moment.zone)
    asked = waits is not None and waits.review is not None
    return person.role is Role.PRESCRIBER and not ahead and asked


class ResponseDialog(SignedDialog):
    """Day, response, what was seen, and the prescriber's own PIN."""

    def __init__(self, session: Session, moment: Moment) -> None:
        number = moment.course.number
        waits = next_course(moment.case, moment.regimen.timetable, moment.zone)
        due = f"{waits.review:%d-%b-%Y}" if waits and waits.review else ""
        super().__init__(
            "response",
            f"Response to course {number}",
            f"Another course needs a response assessed on {due} or later, and that the tumour "
            "shrank. The newest one counts.",
        )
        self._session, self._mrn = session, moment.case.patient.subject
        self.about = str(number)
        self._request = session.station.new_id()
        choices = [Choice(each.word, each.label) for each in moment.regimen.responses]
        fields = (
            Field("assessed_on", "Assessed on", FieldKind.DATE, questions.SOURCE, ""),
            questions.one_of("response", "Response", choices),
            questions.text("text", "What was seen", "Such as the lesions with their sizes."),
        )
        self.add_form(Form(fields, session.station.zone, session.station.clock))
        self.add_own_pin(session, "response_pin")
        self.set_main("record_response", "Sign the response")

    def sign(self, pin: str) -> None:
        """Record the response."""
        read = self.read_form()
        if read is None:
            return
        session, mrn, request = self._session, self._mrn, self._request
        on = date.fromisoformat(str(read["assessed_on"]))
        assessed = TumourResponse(on, str(read["response"]), str(read["text"]))

        def act() -> Entry:
            return record_response(session.station, session.who, mrn, assessed, pin, request)

        if session.attempt_in_thread(act, self.refuse):
            session.done("The response is on record.")
            self.close_dialog()
