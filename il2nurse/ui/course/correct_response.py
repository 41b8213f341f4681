"""A prescriber puts right what was recorded of a response, whatever was ordered or given since."""

from typing import Final

from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.course.responses import Response, newest_response
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Choice
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import written_date
from il2nurse.readable.course.another_course import response_named
from il2nurse.ui.course.respond import assessed_as, assessed_fields, counts_now
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.signed_dialog import SignedDialog
from il2nurse.ui.session import Session
from il2nurse.workflow.course.responding import ResponseChange, correct_response

WHAT: Final = (
    "It stays readable, with your reason. Where no shrinking counts any more, no next dose of a "
    "course that was ordered by it is begun; an infusion that runs goes on."
)
BECAME, ANOTHER, STRUCK = "became", "another", "struck"
IN_ERROR: Final = "recorded in error"


def may_correct_response(person: Person, moment: Moment) -> bool:
    """True for a prescriber once a response counts."""
    return person.role is Role.PRESCRIBER and standing_response(moment) is not None


def standing_response(moment: Moment) -> tuple[Course, Response] | None:
    """The newest course whose response counts, with that."""
    for course in reversed(moment.case.courses):
        if found := newest_response(course.responses):
            return course, found
    return None


def _counts(course: Course, stands: Response, regimen: Regimen) -> list[Choice]:
    """What may count instead: where it is struck out, the one before it, if there is one."""
    older = newest_response(each for each in course.responses if each.seq != stands.seq)
    then = response_named(older, regimen.responses) if older else "Nothing"
    return [Choice(ANOTHER, "What I write below"), Choice(STRUCK, f"{then}: this was {IN_ERROR}")]


class CorrectResponseDialog(SignedDialog):
    """What stands, why it is wrong, what counts in its place, and the prescriber's own PIN."""

    def __init__(self, session: Session, moment: Moment) -> None:
        found = standing_response(moment)
        if found is None:
            raise LookupError("No response is on record.")
        self._of, self._stands = found
        course, stands = found
        regimen = moment.text(course.regimen_digest)
        labels = {each.word: each.label for each in regimen.responses}
        word = labels.get(stands.response, stands.response)
        by = session.words.name(stands.by)
        counts = questions.one_of(BECAME, "What counts instead", _counts(course, stands, regimen))
        super().__init__(
            "correct_response",
            f"Correct the response to course {course.number}",
            f"On record: {word}, assessed {written_date(stands.assessed_on)} by {by}: "
            f"{stands.text.rstrip('.')}. {WHAT}",
        )
        self._session, self._mrn = session, moment.case.patient.subject
        self.about = f"{course.number} {stands.seq}"
        self._request = session.station.new_id()
        asked = assessed_fields(regimen)
        why = questions.text("reason", "What was wrong")
        form = Form((why, counts, *asked), session.station.zone, session.station.clock)
        self.add_form(form)
        form.ask_only_for(BECAME, ANOTHER, [each.id for each in asked])
        self.add_own_pin(session, "correct_response_pin")
        self.set_main("record_corrected_response", "Sign the correction")

    def sign(self, pin: str) -> None:
        """Record the correction."""
        read = self.read_form()
        if read is None:
            return
        session, mrn, request = self._session, self._mrn, self._request
        became = assessed_as(read) if read[BECAME] == ANOTHER else None
        change = ResponseChange(self._of.number, self._stands.seq, str(read["reason"]), became)

        def act() -> Entry:
            return correct_response(session.station, session.who, mrn, change, pin, request)

        if session.attempt_in_thread(act, self.refuse):
            counts = counts_now(session, mrn, change.course)
            session.done(f"The response is corrected. {counts} What rests on it is judged anew.")
            self.close_dialog()
