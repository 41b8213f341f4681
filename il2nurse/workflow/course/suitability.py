"""What is asked once of a course: indication, setting, line, and illness that calls for care."""

from collections.abc import Mapping
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person, Role
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.facts import SuitabilityFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station

WHY: Final = "why_changed"
OTHER_ANSWERS: Final = (
    "These are other answers than on record, and change the order: only a prescriber tells them, "
    "signed in here. Nothing was recorded. Where no dose may start meanwhile, write down the "
    "prescriber's telephoned pause: “Pause the order”."
)


def suitability_draft(
    station: Station, mrn: str, course: int, regimen: Regimen, raw: Mapping[str, Answer]
) -> Draft:
    """What is kept of the answers; raises ``Slip`` for one that is missing or refuses the order."""
    now = station.now().at
    answers = regimen.suitability.read(raw, station.today(now))
    return draft(course_stream(mrn, course), mrn, now, SuitabilityFact(answers))


def answers_differ(moment: Moment, raw: Mapping[str, Answer]) -> bool:
    """True where the course has answers, and these are other ones: the order changes."""
    suited = moment.course.suited
    if suited is None:
        return False
    return moment.regimen.suitability.read(raw, moment.today) != suited.answers


@one_act
def tell_suitability(
    station: Station,
    by: Person,
    mrn: str,
    raw: Mapping[str, Answer],
    request: str | None = None,
    *,
    reason: str | None = None,
) -> Entry:
    """Answer the questions of a course that was ordered without them, or put them right.

    The newest answers count; those before stay on record. Other ones than before make a new version
    of the order, for a ``reason``: a prescriber alone tells them, a second person verifies them.
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
    number = moment.course.number
    kept = suitability_draft(station, mrn, number, moment.regimen, raw)
    if answers_differ(moment, raw):
        if by.role is not Role.PRESCRIBER:
            raise NotAllowed(OTHER_ANSWERS)
        if reason is None or not has_words(reason):
            raise Slip(WHY, "Write in words why the answers change. Nothing was recorded.")
        answers = moment.regimen.suitability.read(raw, moment.today)
        version = moment.course.current.version + 1
        fact = SuitabilityFact(answers, version, reason.strip())
        kept = draft(course_stream(mrn, number), mrn, moment.at, fact)
    return station.record(by, [kept], request)[0]
