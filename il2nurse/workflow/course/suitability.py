"""What is asked once of a course: indication, setting, line, and illness that calls for care."""

from collections.abc import Mapping

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.facts import SuitabilityFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station


def suitability_draft(
    station: Station, mrn: str, course: int, regimen: Regimen, raw: Mapping[str, Answer]
) -> Draft:
    """What is kept of the answers; raises ``Slip`` for one that is missing or refuses the order."""
    now = station.now().at
    answers = regimen.suitability.read(raw, station.today(now))
    return draft(course_stream(mrn, course), mrn, now, SuitabilityFact(answers))


@one_act
def tell_suitability(
    station: Station, by: Person, mrn: str, raw: Mapping[str, Answer], request: str | None = None
) -> Entry:
    """Answer the questions of a course that was ordered without them, or put them right.

    The newest answers count; those before stay on record.
    """
    if not (by.may(May.ORDER) or by.may(May.TAKE_ORDER)):
        raise NotAllowed(
            "A prescriber answers these questions, or a nurse who writes down what the prescriber "
            "says. Nothing was recorded."
        )
    moment = station.moment(mrn)
    if moment.case.patient.discharged:
        raise NotAllowed(f"This patient {moment.case.patient.absence}. Nothing was recorded.")
    if not moment.regimen.suitability.fields:
        raise NotAllowed("The regimen of this course asks no such questions. Nothing was recorded.")
    kept = suitability_draft(station, mrn, moment.course.number, moment.regimen, raw)
    return station.record(by, [kept], request)[0]
