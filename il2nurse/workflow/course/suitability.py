"""What is asked once of a course: indication, setting, line, and illness that calls for care."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.order_facts import SuitabilityFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.course.corrected_since import corrected_since, too_young
from il2nurse.domain.rules.course.known_on_file import on_file_at_order
from il2nurse.domain.rules.course.slots import is_over
from il2nurse.domain.rules.moment import Moment, asked_of_sex
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.course.drugs import ToldDrug, asks_answers, drugs_told
from il2nurse.workflow.course.prescribing import Authority, OwnPin, check_authority
from il2nurse.workflow.course.research import in_person
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station

WHY: Final = "why_changed"
OTHER_ANSWERS: Final = (
    "These are other answers than on record, and change the order: by the prescriber's PIN, or a "
    "telephoned order that you write down. Nothing was recorded."
)


@dataclass(frozen=True, slots=True)
class AnswersChange:
    """By whose word and why the answers change, and what becomes of each drug that is told."""

    authority: Authority
    reason: str
    drugs: Mapping[str, ToldDrug] = field(default_factory=dict)


def suitability_draft(
    station: Station, mrn: str, course: int, regimen: Regimen, raw: Mapping[str, Answer]
) -> Draft:
    """What is kept of the answers.

    Raises ``Slip`` for one that is missing, refuses the order, or is not what the chart says.
    """
    now, case = station.now().at, station.case(mrn)
    asked = asked_of_sex(regimen, case.patient.sex)
    answers = asked.suitability.read(raw, station.today(now))
    on_file_at_order(case, asked, now, station.zone).refuse(answers, "Nothing was ordered.")
    return draft(course_stream(mrn, course), mrn, now, SuitabilityFact(answers))


def answers_differ(moment: Moment, raw: Mapping[str, Answer]) -> bool:
    """True where the course has answers, and these are other ones: the order changes."""
    suited = moment.course.suited
    if suited is None:
        return False
    return moment.regimen.suitability.read_since(raw, moment.today) != suited.answers


@one_act
def tell_suitability(
    station: Station,
    by: Person,
    mrn: str,
    raw: Mapping[str, Answer],
    request: str | None = None,
    *,
    change: AnswersChange | None = None,
) -> Entry:
    """Answer the questions of a course that was ordered without them, or put them right.

    The newest answers count; those before stay on record. Other ones than before, those of drugs
    that interact, and those after sex or birth date were corrected are a ``change`` and make a new
    version of the order: by a prescriber's PIN or telephoned order, for a reason. A second person
    verifies it. An answer with which nothing would have been ordered is kept like any other: no
    dose is given while it stands. Raises ``NotAllowed`` of a course that is over.
    """
    if not (by.may(May.ORDER) or by.may(May.TAKE_ORDER)):
        raise NotAllowed(
            "A prescriber answers these questions, or a nurse who writes down what the prescriber "
            "says. Nothing was recorded."
        )
    moment = station.moment(mrn)
    if moment.case.patient.discharged:
        raise NotAllowed(f"This patient {moment.case.patient.absence}. Nothing was recorded.")
    _refuse_over(moment)
    if not asks_answers(moment):
        raise NotAllowed("The regimen of this course asks no such questions. Nothing was recorded.")
    _refuse_too_young(moment)
    fact = SuitabilityFact(moment.regimen.suitability.read_since(raw, moment.today))
    refuse_against_chart(moment, moment.regimen, fact.answers)
    drugs = drugs_told(moment, change.drugs if change else {})
    if drugs or corrected_since(moment) or answers_differ(moment, raw):
        fact = _changed(station, by, moment, replace(fact, drugs=drugs), change)
    stream = course_stream(mrn, moment.course.number)
    return station.record(by, [draft(stream, mrn, moment.at, fact)], request)[0]


def _refuse_over(moment: Moment) -> None:
    """Of a course without a dose to come the answers change nothing."""
    if is_over(moment):
        raise NotAllowed(
            f"Course {moment.course.number} is over: no dose of it is left. These questions are "
            "asked again at the order of the next course. Nothing was recorded."
        )


def _refuse_too_young(moment: Moment) -> None:
    """A birth date that was corrected may leave a patient for whom the regimen is not."""
    if told := too_young(moment):
        raise NotAllowed(f"{told} Close the rest of the cycle. Nothing was recorded.")


def refuse_against_chart(moment: Moment, regimen: Regimen, answers: Mapping[str, Answer]) -> None:
    """Raise ``Slip`` for an answer that is new and not what the chart says."""
    kept = moment.course.suited.answers if moment.course.suited else None
    on_file = on_file_at_order(moment.case, regimen, moment.at, moment.zone, kept)
    on_file.refuse(answers, "Nothing was recorded.")


def _changed(
    station: Station,
    by: Person,
    moment: Moment,
    fact: SuitabilityFact,
    change: AnswersChange | None,
) -> SuitabilityFact:
    """The answers as another version of the order, with whose word that is and why."""
    research = moment.regimen.research
    if change is None:
        raise NotAllowed(OTHER_ANSWERS)
    if not has_words(change.reason):
        raise Slip(WHY, "Write in words why the answers change. Nothing was recorded.")
    if research and not isinstance(change.authority, OwnPin):
        raise NotAllowed(f"{in_person(research)} Nothing was recorded.")
    ordered_by = check_authority(station, by, change.authority, moment.course.mrn)
    version = moment.course.current.version + 1
    return replace(fact, version=version, reason=change.reason.strip(), ordered_by=ordered_by)
