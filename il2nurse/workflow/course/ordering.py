"""Ordering a course with its first cycle: when none may be ordered, and what the order says."""

from collections.abc import Mapping

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.facts import CourseOrderedFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.workflow.approvals import approvals_of, keep_text
from il2nurse.workflow.course.another import another_drafts, check_another
from il2nurse.workflow.course.cycle_plan import CyclePlan, verify
from il2nurse.workflow.course.orderable import allow_order
from il2nurse.workflow.course.prescribing import check_authority
from il2nurse.workflow.course.resolved import allow_after_stop
from il2nurse.workflow.course.stepping import check_step
from il2nurse.workflow.course.suitability import suitability_draft
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station

UNANSWERED = (
    "What this regimen asks once of a course is not answered. It is research only, so nothing is "
    "ordered before. Nothing was ordered."
)
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
    """Order a course with its first cycle; a witness verifies the weight or level.

    ``suitability`` are the answers to what the regimen asks once; without them the patient's page
    says that they are missing. A regimen that is research only is not ordered without them.

    Raises ``NotAllowed`` below the regimen's age, with an open course, by nobody's authority, or by
    a regimen that two people have not approved; ``Slip`` for a weight or level that is none.
    Where the regimen is research only, it asks for its protocol and the prescriber's attestation.
    """
    allow_order(station, mrn, regimen, plan.first_slot)
    fact = _ordered(station, by, mrn, regimen, plan)
    first = draft(course_stream(mrn, fact.course), mrn, station.now().at, fact, seq=0)
    drafts = [first, *another_drafts(station, mrn, fact.course, fact.another_because)]
    if suitability is None and regimen.research and regimen.suitability.fields:
        raise NotAllowed(UNANSWERED)
    if suitability is not None:
        drafts.append(suitability_draft(station, mrn, fact.course, regimen, suitability))
    keep_text(station, regimen)
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
    research = plan.research(regimen)
    another = check_another(station, mrn, plan.authority, plan.another_because)
    verified = verify(station, by, mrn, regimen, plan)
    found, became = plan.found_before(station, mrn)
    told = plan.tolerance
    step = check_step(case, regimen, verified.level, told)
    return CourseOrderedFact(
        verified.by,
        plan.first_slot,
        dosing_weight_kg=verified.dosing_weight_kg,
        weighed_on=verified.weighed_on,
        level=verified.level,
        course=len(case.courses) + 1,
        regimen=regimen.id,
        regimen_version=regimen.version,
        regimen_digest=regimen.digest,
        weight_unlike=verified.unlike,
        ordered_by=ordered_by,
        approved_by=tuple(each.by for each in approved.approvals),
        approved_from=approved.from_day,
        another_because=another,
        after_stop=last.stopped if last else None,
        resolved=resolved,
        research=research,
        tolerated=told.tolerated if step and told else None,
        suggested=step.level if step else None,
        level_reason=told.kept_reason if step and told else None,
        found=found,
        became=became,
        drugs=plan.answered(regimen, case.patient),
        allergies_read=plan.allergies(case.patient),
    )
