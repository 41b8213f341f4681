"""What a random course does about eligibility: results, good and bad, and their witnesses."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from il2nurse.domain.people import Role
from il2nurse.domain.record.chart.facts import KnownFrom, ObservedFact
from il2nurse.domain.record.chart.report_days import day_of
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.course.responses import Response
from il2nurse.domain.record.dose.call import Call
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.rules.alarms.owed import every_owed_call
from il2nurse.domain.rules.assessment.drugs_answered import open_drugs
from il2nurse.domain.rules.course.before_next import (
    CourseNeed,
    awaited_again,
    next_began,
    responding_to,
)
from il2nurse.domain.rules.course.slots import is_over
from il2nurse.domain.rules.dose.eligibility import shut_gates, tests_against
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.responding import (
    ResponseChange,
    TumourResponse,
    correct_response,
    record_response,
)
from il2nurse.workflow.course.suitability import AnswersChange, tell_suitability
from il2nurse.workflow.patient.calling import record_call
from il2nurse.workflow.patient.pre_tests import chart_pre_tests
from il2nurse.workflow.patient.stopping_drugs import stop_drugs, to_stop
from il2nurse.workflow.people.sign_in import Witness
from tests.suitable import suitable
from tests.walk.ordered import drugs_of
from tests.walk.scene import Deed, Scene
from tests.ward import DOCTOR, MRN, NURSE, PIN, SECOND

LEAST_FEV1, LEAST_PERCENT = 2, 75
DRUG: Final = frozenset({"aldesleukin (rash)", "Proleukin", "interleukin-2"})
SAID_AGAINST: Final = frozenset({"abnormal", "high_or_rising"})


def _enter(scene: Scene, results: dict[str, str], *, signed: bool) -> object:
    day = (scene.moment.today - timedelta(days=1)).isoformat()
    asked = scene.moment.regimen.fields
    days = {day_of(name): day for name in results if day_of(name) in asked}
    typed: dict[str, Answer] = {**results, **days}
    witness = Witness(SECOND.id, PIN) if signed else None
    fact = ObservedFact(typed, confirmed=tuple(typed), source=KnownFrom.REPORT)
    return chart_pre_tests(scene.station, NURSE, MRN, fact, witness=witness)


def _new_reports(scene: Scene) -> object:
    """Enter new reports of everything, before a witness."""
    return _enter(scene, dict(scene.treatment.results), signed=True)


def _any_result(scene: Scene) -> object:
    """Enter one result, bad or good, with a witness or without."""
    name, bad = scene.dice.choice(scene.treatment.bad_results)
    found = scene.dice.choice((bad, scene.treatment.results[name]))
    return _enter(scene, {name: found}, signed=scene.dice.choice((True, False)))


def _tell(scene: Scene) -> object:
    told = suitable(scene.moment.regimen) or {}
    return tell_suitability(scene.station, NURSE, MRN, told)


def _tell_anew(scene: Scene) -> object:
    """Answer the questions once more, for who the patient is on record by now."""
    told = suitable(scene.moment.regimen) or {}
    drugs = drugs_of(scene.moment.regimen, scene.moment.case.patient)
    change = AnswersChange(OwnPin(PIN), "The patient's data were put right", drugs)
    return tell_suitability(scene.station, DOCTOR, MRN, told, change=change)


def _of_another(moment: Moment) -> bool:
    """The order was answered for another sex than the one on record."""
    suited, patient = moment.course.suited, moment.case.patient
    if suited is None:
        return False
    since = [c.was for c in patient.changes if c.field == "sex" and c.number > suited.number]
    return bool(since) and since[0] != patient.sex


def _call(scene: Scene) -> None:
    """Call the prescriber about all that asks for it."""
    told = Call(DOCTOR.id, scene.moment.at, read_back=True, order="Go on, and look hourly")
    record_call(scene.station, NURSE, MRN, every_owed_call(scene.moment), told)


def _owes_call(scene: Scene) -> bool:
    """A stop or an answer of a dose asks for a call, and no dose is begun before it."""
    return any(gate.id == "call_owed" for gate in shut_gates(scene.moment))


def _standing(course: Course) -> list[Response]:
    """The responses that count, the newest assessment last."""
    found = (each for each in course.responses if each.corrected is None)
    return sorted(found, key=lambda each: (each.assessed_on, each.at))


def _last_day(scene: Scene, course: int) -> date:
    """The last day on which a response to this course can have been assessed."""
    moment = scene.moment
    found = next(each for each in moment.case.courses if each.number == course)
    return next_began(moment.case, found, moment.zone) or moment.today


def _correct_response(scene: Scene) -> object:
    """Put the newest response right: it shrank, it grew, or it was nobody's."""
    course = next(each for each in reversed(scene.moment.case.courses) if _standing(each))
    on, read_at = _last_day(scene, course.number), f"read {scene.moment.at:%H:%M:%S}"
    grew = TumourResponse(on, "progression", f"Two new lesions, {read_at}")
    shrank = TumourResponse(on, "partial", f"Half the size on the scan, {read_at}")
    became = scene.dice.choice((None, grew, grew, shrank))
    seq = _standing(course)[-1].seq
    change = ResponseChange(course.number, seq, "Read on another scan", became)
    return correct_response(scene.station, DOCTOR, MRN, change, PIN)


def _assess_again(scene: Scene) -> object:
    """Record the response once more, of the course that is asked about."""
    seen = f"Half the size on the scan, read {scene.moment.at:%H:%M:%S}"
    of = responding_to(scene.moment)
    assert of
    assert of.course
    number = of.course.number
    shrank = TumourResponse(_last_day(scene, number), "partial", seen)
    return record_response(scene.station, DOCTOR, MRN, shrank, PIN, course=number)


def _not_shrunk(moment: Moment) -> bool:
    """No response that shows shrinking counts of the last course given before this one."""
    doses = moment.case.doses.values()
    given = {each.key.course for each in doses if each.given}
    before = [e for e in moment.case.courses if e.number in given - {moment.course.number}]
    if not before or not moment.text(before[-1].regimen_digest).responses:
        return False
    since = moment.course.cycles[0].order
    right = [e.corrected.number for each in before for e in each.responses if e.corrected]
    if moment.course.number in given and max(right, default=0) < since:
        return False
    stands = _standing(before[-1])
    return not stands or not stands[-1].shrank


def _shut(scene: Scene) -> bool:
    return bool(tests_against(scene.moment)) and not scene.moment.case.patient.discharged


def _to_tell_anew(scene: Scene) -> bool:
    moment, patient = scene.moment, scene.moment.case.patient
    unanswered = open_drugs(moment.regimen, patient, moment.course.drugs)
    asked = _of_another(moment) or bool(unanswered)
    return asked and not patient.discharged and not is_over(moment)


def _awaits_response(scene: Scene) -> bool:
    """The course that is ordered waits for the response to the one before it again."""
    needs = {CourseNeed.RESPONSE, CourseNeed.SHRANK}
    return any(each.what in needs for each in awaited_again(scene.moment))


def _has_response(scene: Scene) -> bool:
    return any(_standing(each) for each in scene.moment.case.courses)


def _stop_drugs(scene: Scene) -> object:
    """Take off the list what the order stops."""
    named = [each.drug for each in to_stop(scene.moment)]
    return stop_drugs(scene.station, NURSE, MRN, named)


def _to_stop(scene: Scene) -> bool:
    return bool(to_stop(scene.moment)) and not scene.moment.case.patient.discharged


def _uncalled(moment: Moment) -> Iterator[str]:
    stops = {"drowsy", "low_pressure", "low_oxygen", "chest_pain", "rhythm", "allergic", "reaction"}
    for dose in moment.case.doses.values():
        why = dose.infusion.reason if dose.infusion else None
        called = any(each.dose == dose.key.stream for each in moment.case.calls)
        if why in stops and not called:
            yield f"nobody called about the stop of dose {dose.key.slot}"


def against_begin(scene: Scene) -> list[str]:
    """What keeps a dose from being begun, asked plainly: words and numbers on the chart."""
    moment, treatment = scene.moment, scene.treatment
    asked = treatment.asked_at_order and not moment.course.suited
    found = [*_uncalled(moment), *(["nobody asked about suitability"] if asked else [])]
    if _of_another(moment):
        found.append("the order was answered for another sex")
    found += [f"{each.drug} was to be stopped" for each in to_stop(moment)]
    found += ["the tumour did not shrink"] if _not_shrunk(moment) else []
    if to_the_drug := [each for each in moment.case.patient.allergies if each in DRUG]:
        found.append(f"the patient is allergic: {', '.join(to_the_drug)}")
    for name in treatment.results:
        newest = moment.case.chart.newest(name, moment.at)
        value = str(newest.values[name]) if newest else ""
        low = name == "fev1_l" and value and float(value) <= LEAST_FEV1
        less = name == "fev1_percent" and value and float(value) < LEAST_PERCENT
        if value in SAID_AGAINST or low or less:
            found.append(f"{name} is {value}")
    return found


GATES: tuple[Deed, ...] = (
    Deed("enter new reports", Role.NURSE, _new_reports, _shut),
    Deed("call the prescriber", Role.NURSE, _call, _owes_call),
    Deed("answer for who it is", Role.PRESCRIBER, _tell_anew, _to_tell_anew),
    Deed("take drugs off the list", Role.NURSE, _stop_drugs, _to_stop),
    Deed("record the response again", Role.PRESCRIBER, _assess_again, _awaits_response),
)
ANY_RESULT: tuple[Deed, ...] = (
    Deed("enter a result", Role.NURSE, _any_result),
    Deed("tell the suitability", Role.NURSE, _tell),
    Deed("correct the response", Role.PRESCRIBER, _correct_response, fits=_has_response),
)
