"""A prescriber records how the tumour answered to a course."""

from collections.abc import Mapping
from datetime import date

from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Answer, Choice, Field, FieldKind
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.course.before_next import (
    counting_responses,
    doses_ahead,
    responding_to,
)
from il2nurse.domain.rules.course.next_course import NextCourse, next_course
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.course.another_course import counting_line
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.signed_dialog import SignedDialog
from il2nurse.ui.session import Session
from il2nurse.workflow.course.responding import (
    TumourResponse,
    record_response,
)


def may_respond(person: Person, moment: Moment) -> bool:
    """True for a prescriber while no dose lies ahead of the course whose response is asked for."""
    last = responding_to(moment)
    if person.role is not Role.PRESCRIBER or last is None or last.course is None:
        return False
    waits = _waits(moment, last)
    return not doses_ahead(moment, last) and waits is not None and waits.review is not None


def _waits(moment: Moment, last: Case) -> NextCourse | None:
    table = moment.text(last.course.regimen_digest).timetable if last.course else None
    return next_course(last, table, moment.zone) if table else None


def assessed_fields(regimen: Regimen) -> tuple[Field, ...]:
    """Day, response and what was seen."""
    choices = [Choice(each.word, each.label) for each in regimen.responses]
    return (
        Field("assessed_on", "Assessed on", FieldKind.DATE, questions.SOURCE, ""),
        questions.one_of("response", "Response", choices),
        questions.text("text", "What was seen", "Such as the lesions with their sizes."),
    )


def assessed_as(read: Mapping[str, Answer]) -> TumourResponse:
    """What was typed."""
    on = date.fromisoformat(str(read["assessed_on"]))
    return TumourResponse(on, str(read["response"]), str(read["text"]))


def counts_now(session: Session, mrn: str, course: int) -> str:
    """Which response to a course counts, as the register says after an act."""
    moment = session.station.moment(mrn)
    found = next(each for each in moment.case.courses if each.number == course)
    counting = counting_responses(moment.case, found, moment.zone)
    return counting_line(found, counting, moment.text(found.regimen_digest).responses)


class ResponseDialog(SignedDialog):
    """Day, response, what was seen, and the prescriber's own PIN."""

    def __init__(self, session: Session, moment: Moment) -> None:
        last = responding_to(moment)
        course = last.course if last and last.course else moment.course
        waits = _waits(moment, last) if last else None
        due = f"{waits.review:%d-%b-%Y}" if waits and waits.review else ""
        super().__init__(
            "response",
            f"Response to course {course.number}",
            f"Another course needs a response assessed on {due} or later, and that the tumour "
            "shrank. The newest one counts.",
        )
        self._session, self._mrn = session, moment.case.patient.subject
        self._course, self.about = course.number, str(course.number)
        self._request = session.station.new_id()
        fields = assessed_fields(moment.text(course.regimen_digest))
        self.add_form(Form(fields, session.station.zone, session.station.clock))
        self.add_own_pin(session, "response_pin")
        self.set_main("record_response", "Sign the response")

    def sign(self, pin: str) -> None:
        """Record the response."""
        read = self.read_form()
        if read is None:
            return
        assessed = assessed_as(read)
        session, mrn, number, request = self._session, self._mrn, self._course, self._request

        def act() -> Entry:
            return record_response(
                session.station, session.who, mrn, assessed, pin, request, course=number
            )

        if session.attempt_in_thread(act, self.refuse):
            session.done(f"The response is on record. {counts_now(session, mrn, number)}")
            self.close_dialog()
