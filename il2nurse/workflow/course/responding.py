"""Recording how the tumour answered to a course, and putting that right: a prescriber's finding."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Course, course_stream
from il2nurse.domain.record.course.response_facts import (
    AssessedResponse,
    ResponseCorrectedFact,
    ResponseRecordedFact,
)
from il2nurse.domain.record.course.responses import (
    Response,
    standing_responses,
)
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.before_next import doses_ahead, next_began, responding_to
from il2nurse.domain.rules.course.next_course import next_course
from il2nurse.domain.values.text import has_words, written_date
from il2nurse.workflow.course.prescribing import demand_prescriber
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import confirm_identity
from il2nurse.workflow.station import Station

STANDS: Final = "That is what stands there."


@dataclass(frozen=True, slots=True)
class TumourResponse:
    """The day, a word of the regimen's list, and what was seen."""

    on: date
    response: str
    text: str


@dataclass(frozen=True, slots=True)
class ResponseChange:
    """The response at place ``seq`` of a course's stream: why it counts no more, and what does.

    It is struck out where nothing ``became`` of it.
    """

    course: int
    seq: int
    reason: str
    became: TumourResponse | None = None


@one_act
def record_response(
    station: Station,
    by: Person,
    mrn: str,
    assessed: TumourResponse,
    pin: str,
    request: str | None = None,
    *,
    course: int,
) -> Entry:
    """Record the response to the last course that was given, also of a patient who is at home.

    Where the next course waits for it again, to the one before that. One that was assessed later
    counts instead of an earlier one. Raises ``NotAllowed`` before a dose was given, while doses lie
    ahead, and where it is asked of another than the ``course`` that was meant; ``Slip`` for one
    that stands there already.
    """
    demand_prescriber(by)
    moment = station.moment(mrn)
    last = responding_to(moment)
    if last is None or last.course is None:
        raise NotAllowed("No dose of this course was given. Nothing was recorded.")
    if course != last.course.number:
        raise NotAllowed(
            f"By now the response to course {last.course.number} is asked for, not that to course "
            f"{course}. Nothing was recorded; what is wrong of course {course} is put right by "
            "“Correct the response”."
        )
    if doses_ahead(moment, last):
        raise NotAllowed(
            f"Doses of course {course} lie ahead. Its response is recorded once they are given, "
            "held or closed. Nothing was recorded."
        )
    table = station.regimen_of(last.course).timetable
    waits = next_course(last, table, station.zone)
    if waits is None or waits.review is None:
        raise NotAllowed("This regimen asks for no response of a tumour. Nothing was recorded.")
    found = _assessed(station, moment.case, last.course, assessed)
    if any(_the_same(each, found) for each in last.course.responses):
        raise Slip("response", f"{STANDS} Write what is new, or close this.")
    confirm_identity(station, by, pin)
    fact = ResponseRecordedFact(found.assessed_on, found.response, found.shrank, found.text)
    stream = course_stream(mrn, last.course.number)
    return station.record(by, [draft(stream, mrn, station.now().at, fact)], request)[0]


@one_act
def correct_response(
    station: Station,
    by: Person,
    mrn: str,
    change: ResponseChange,
    pin: str,
    request: str | None = None,
) -> Entry:
    """Put right what was recorded of a response, whatever was ordered or given since.

    Of any course, also where a later one counts. What rests on it is judged anew. Raises ``Slip``
    where the change cannot be meant, ``NotAllowed`` where that response was corrected already.
    """
    demand_prescriber(by)
    case = station.case(mrn)
    course = next((c for c in case.courses if c.number == change.course), None)
    known = standing_responses(course.responses) if course else ()
    stands = next((each for each in known if each.seq == change.seq), None)
    if course is None or stands is None:
        raise NotAllowed(
            "This response counts no more: it was corrected already. Nothing was recorded; look at "
            "the page again."
        )
    if not has_words(change.reason):
        raise Slip("reason", "Write in words what was wrong. Nothing was recorded.")
    became = _assessed(station, case, course, change.became) if change.became else None
    if became and _the_same(stands, became):
        raise Slip("response", f"{STANDS} Change what was wrong, or close this.")
    if became and any(_the_same(each, became) for each in course.responses):
        raise Slip(
            "response",
            "That stands there already, recorded apart. Choose that this one was in error.",
        )
    confirm_identity(station, by, pin)
    fact = ResponseCorrectedFact(change.seq, change.reason.strip(), became)
    stream = course_stream(mrn, course.number)
    return station.record(by, [draft(stream, mrn, station.now().at, fact)], request)[0]


def response_that_stands(
    station: Station, mrn: str, course: int, day: date | None = None
) -> Response | None:
    """The response to the course with this number that counts, or the newest of this ``day``."""
    found = (each.responses for each in station.case(mrn).courses if each.number == course)
    known = standing_responses(next(found, ()))
    return next((each for each in known if day in (None, each.assessed_on)), None)


def _assessed(
    station: Station, case: Case, course: Course, told: TumourResponse
) -> AssessedResponse:
    """What is kept of it; raises ``Slip`` for what cannot be meant."""
    known = {each.word: each for each in station.regimen_of(course).responses}
    if told.response not in known:
        raise Slip("response", "Choose the response from the list. Nothing was recorded.")
    if not has_words(told.text):
        raise Slip("text", "Write in words what was seen. Nothing was recorded.")
    if told.on > station.today(station.now().at):
        raise Slip("assessed_on", "The day of the assessment is in the future. Type it again.")
    if told.on < station.today(course.ordered_at):
        raise Slip("assessed_on", "That day is before the course. Type it again.")
    _refuse_after_next(station, case, course, told.on)
    return AssessedResponse(told.on, told.response, known[told.response].shrank, told.text.strip())


def _refuse_after_next(station: Station, case: Case, course: Course, on: date) -> None:
    """Raise ``Slip`` for a day after the first dose of a later course, which acts on it too."""
    first = next_began(case, course, station.zone)
    if first and on > first:
        raise Slip(
            "assessed_on",
            f"The next course began on {written_date(first)}: what is assessed after that day is "
            f"no response to course {course.number} alone. Type the day again.",
        )


def _the_same(stands: Response, found: AssessedResponse) -> bool:
    """True where a response that was not corrected since says the same of the same day."""
    was = (stands.assessed_on, stands.response, _words(stands.text))
    return stands.corrected is None and was == (
        found.assessed_on,
        found.response,
        _words(found.text),
    )


def _words(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")
