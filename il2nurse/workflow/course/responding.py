"""Recording how the tumour answered to a course: a prescriber's finding."""

from dataclasses import dataclass
from datetime import date

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.facts import ResponseRecordedFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.next_course import next_course
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.course.prescribing import demand_prescriber
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import confirm_identity
from il2nurse.workflow.station import Station


@dataclass(frozen=True, slots=True)
class TumourResponse:
    """The day, a word of the regimen's list, and what was seen."""

    on: date
    response: str
    text: str


@one_act
def record_response(
    station: Station,
    by: Person,
    mrn: str,
    assessed: TumourResponse,
    pin: str,
    request: str | None = None,
) -> Entry:
    """Record the response to the newest course, also of a patient who is at home.

    A later one counts instead of an earlier one. Raises ``NotAllowed`` before a dose was given.
    """
    demand_prescriber(by)
    moment = station.moment(mrn)
    waits = next_course(moment.case, moment.regimen.timetable, station.zone)
    if waits is None:
        raise NotAllowed("No dose of this course was given. Nothing was recorded.")
    if waits.review is None:
        raise NotAllowed("This regimen asks for no response of a tumour. Nothing was recorded.")
    known = {each.word: each for each in moment.regimen.responses}
    if assessed.response not in known:
        raise Slip("response", "Choose the response from the list. Nothing was recorded.")
    if not has_words(assessed.text):
        raise Slip("text", "Write in words what was seen. Nothing was recorded.")
    if assessed.on > moment.today:
        raise Slip("assessed_on", "The day of the assessment is in the future. Type it again.")
    if assessed.on < moment.course.ordered_at.astimezone(station.zone).date():
        raise Slip("assessed_on", "That day is before the course. Type it again.")
    confirm_identity(station, by, pin)
    shrank, text = known[assessed.response].shrank, assessed.text.strip()
    fact = ResponseRecordedFact(assessed.on, assessed.response, shrank, text)
    stream = course_stream(mrn, moment.course.number)
    return station.record(by, [draft(stream, mrn, moment.at, fact)], request)[0]
