"""Ordering a course with its first cycle: when none may be ordered, and what the order says."""

from collections.abc import Mapping
from datetime import datetime

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.facts import CourseOrderedFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.assessment.named_in_lists import named_allergies
from il2nurse.domain.rules.course.next_course import refuse_next_course
from il2nurse.domain.rules.course.slots import open_slots
from il2nurse.domain.rules.course.standing import refuse_after_stop
from il2nurse.domain.rules.course.unread_answers import unread_on_chart
from il2nurse.workflow.approvals import approvals_of, refuse_unapproved
from il2nurse.workflow.course.another import another_drafts, check_another
from il2nurse.workflow.course.cycle_plan import CyclePlan, verify_weight
from il2nurse.workflow.course.prescribing import check_authority
from il2nurse.workflow.course.resolved import allow_after_stop
from il2nurse.workflow.course.suitability import suitability_draft
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station

ORDERS = ("order a course", "Nothing was ordered.")


@one_act
def order_course(
    station: Station,
    by: Person,
    mrn: str,
    regimen: Regimen,
    plan: CyclePlan,
    *,
    suitability: Mapping[str, Answer] | None = None,
    request: str | None = None,
) -> Entry:
    """Order a course with its first cycle; the weight is verified by a witness.

    ``suitability`` are the answers to what the regimen asks once; without them the patient's page
    says that they are missing.

    Raises ``NotAllowed`` below the regimen's age, with an open course, by nobody's authority, or by
    a regimen that two people have not approved; ``Slip`` for a weight that cannot be meant.
    """
    allow_order(station, mrn, regimen, plan.first_slot)
    fact = _ordered(station, by, mrn, regimen, plan)
    first = draft(course_stream(mrn, fact.course), mrn, station.now().at, fact, seq=0)
    drafts = [first, *another_drafts(station, mrn, fact.course, fact.another_because)]
    if suitability is not None:
        drafts.append(suitability_draft(station, mrn, fact.course, regimen, suitability))
    text = station.regimens.text(regimen)
    station.register.keep_text(regimen.digest, regimen.id, regimen.version, text)
    return station.record(by, drafts, request)[0]


def _ordered(
    station: Station, by: Person, mrn: str, regimen: Regimen, plan: CyclePlan
) -> CourseOrderedFact:
    """What the order says, once all who have a say in it have said it."""
    case = station.case(mrn)
    last = case.course.current if case.course else None
    resolved = allow_after_stop(last, plan.authority, plan.resolved, *ORDERS)
    approved = approvals_of(station, regimen)
    ordered_by = check_authority(station, by, plan.authority, mrn)
    another = check_another(station, mrn, plan.authority, plan.another_because)
    verified_by, unlike = verify_weight(station, by, mrn, regimen, plan)
    return CourseOrderedFact(
        plan.weighing.weight_kg,
        plan.weighing.weighed_on,
        verified_by,
        plan.first_slot,
        course=len(case.courses) + 1,
        regimen=regimen.id,
        regimen_version=regimen.version,
        regimen_digest=regimen.digest,
        weight_unlike=unlike,
        ordered_by=ordered_by,
        approved_by=tuple(each.by for each in approved.approvals),
        approved_from=approved.from_day,
        another_because=another,
        after_stop=last.stopped if last else None,
        resolved=resolved,
    )


def allow_order(
    station: Station, mrn: str, regimen: Regimen, first_slot: datetime | None = None
) -> None:
    """Raise ``NotAllowed`` where no course may be ordered for this patient, or not for that day.

    Nor is one ordered by a regimen that two people have not approved.
    """
    case = station.case(mrn)
    if case.patient.discharged:
        raise NotAllowed(
            f"{case.patient.name} {case.patient.absence}. Admit the patient again first. "
            "Nothing was ordered."
        )
    years = case.patient.age(station.today(station.now().at))
    if years < regimen.youngest_years:
        raise NotAllowed(
            f"{case.patient.name} is {years} years old; this regimen is for patients of "
            f"{regimen.youngest_years} years and older. Nothing was ordered."
        )
    if named := named_allergies(regimen, case.patient):
        raise NotAllowed(
            f"{case.patient.name} is recorded as allergic to this drug: {', '.join(named)}. "
            "Nothing was ordered. If the record is wrong, correct it under Data on the patient's "
            "page."
        )
    refuse_after_stop(case, "Nothing was ordered.")
    if unread := unread_on_chart(case, regimen):
        raise NotAllowed(
            f"On the chart of {station.local(unread.observed.at):%d-%b-%Y %H:%M} {unread.say} in "
            "this regimen. Nothing was ordered. Strike that value out on the patient's chart, or "
            "order by a regimen that asks as before."
        )
    if case.course is not None:
        if case.open_dose or open_slots(station.moment(mrn)):
            raise NotAllowed("This patient has a course that is not finished. Nothing was ordered.")
        day = station.today(first_slot) if first_slot else None
        refuse_next_course(case, regimen.timetable, station.zone, day)
    refuse_unapproved(station, regimen)
