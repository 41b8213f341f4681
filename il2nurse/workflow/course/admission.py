"""Admitting a patient, ordering a course, planning its next cycle."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from il2nurse.domain.people import May, NotAllowed, Person, Role
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.facts import CourseOrderedFact, CyclePlannedFact
from il2nurse.domain.record.patient.facts import PatientDischargedFact
from il2nurse.domain.record.patient.patient import (
    Patient,
    admitted,
    patient_stream,
)
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.assessment.named_in_lists import named_allergies
from il2nurse.domain.rules.course.next_course import refuse_next_course
from il2nurse.domain.rules.course.resting import rest_ends
from il2nurse.domain.rules.course.slots import open_slots, refuse_with_open_slots
from il2nurse.domain.rules.course.standing import refuse_after_stop
from il2nurse.domain.values.text import kept_text
from il2nurse.workflow.approvals import approvals_of, refuse_unapproved
from il2nurse.workflow.course.another import another_drafts, check_another, refuse_doubted_person
from il2nurse.workflow.course.planning import (
    allow_after_stop,
    allow_early,
    allow_next_cycle,
    refuse_past,
)
from il2nurse.workflow.course.prescribing import Authority, check_authority
from il2nurse.workflow.course.resolved import Resolved
from il2nurse.workflow.course.suitability import suitability_draft
from il2nurse.workflow.course.weighing import Weighing, check_weight
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.patient.data import (
    check_patient,
    free_subject,
    had_by_another,
    readmit,
)
from il2nurse.workflow.patient.finding import find_subject
from il2nurse.workflow.patient.lost_before import lost_before
from il2nurse.workflow.patient.same_person import demand_another
from il2nurse.workflow.people.sign_in import check_witness
from il2nurse.workflow.station import Station

ORDERS = ("order a course", "Nothing was ordered.")
PLANS = ("plan a cycle", "Nothing was planned.")
WEIGHERS = frozenset({Role.NURSE, Role.CHARGE_NURSE, Role.PHARMACIST})


@one_act
def admit(station: Station, by: Person, patient: Patient, request: str | None = None) -> Entry:
    """Admit a patient, or take back one who was discharged under the same MRN.

    A number that somebody else had only until it was corrected belongs to whoever is admitted now.

    Where the patient may have been here in entries that are lost, the record is told so.

    Raises ``Slip`` for impossible data and for a patient who may be one on record, ``NotAllowed``
    for an MRN that is another one's.
    """
    by.demand(May.ADMIT)
    checked = check_patient(patient, station.today(station.now().at))
    known = find_subject(station, checked.mrn)
    if known and not had_by_another(station, known, checked):
        return readmit(station, by, known, checked, request)[0]
    demand_another(station, checked)
    subject = free_subject(station, checked.mrn) if known else checked.mrn
    stream, at = patient_stream(subject), station.now().at
    first = draft(stream, subject, at, admitted(checked), seq=0)
    return station.record(by, [first, *lost_before(station, subject)], request)[0]


@dataclass(frozen=True, slots=True)
class CyclePlan:
    """A cycle as it is to be: by whose word, by which weight, and when its first dose is due.

    ``another_because`` is asked where somebody who may be the same person was stopped: why this
    patient is another one. ``resolved`` is asked where the last cycle was stopped.
    """

    authority: Authority
    weighing: Weighing
    first_slot: datetime
    another_because: str | None = None
    resolved: Resolved | None = None


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
    case = station.case(mrn)
    allow_order(station, mrn, regimen, plan.first_slot)
    last = case.course.current if case.course else None
    how = allow_after_stop(last, plan.authority, plan.resolved, *ORDERS)
    approved = approvals_of(station, regimen)
    prescribed = check_authority(station, by, plan.authority, mrn)
    another = check_another(station, mrn, plan.authority, plan.another_because)
    cycle = _cycle(station, by, mrn, regimen, plan)
    number = len(case.courses) + 1
    station.register.keep_text(
        regimen.digest, regimen.id, regimen.version, station.regimens.text(regimen)
    )
    fact = CourseOrderedFact(
        *cycle[:4],
        weight_unlike=cycle[4],
        course=number,
        regimen=regimen.id,
        regimen_version=regimen.version,
        regimen_digest=regimen.digest,
        ordered_by=prescribed,
        approved_by=tuple(each.by for each in approved.approvals),
        approved_from=approved.from_day,
        another_because=another,
        after_stop=last.stopped if last else None,
        resolved=how,
    )
    stream = course_stream(mrn, number)
    drafts = [draft(stream, mrn, station.now().at, fact, seq=0)]
    drafts.extend(another_drafts(station, mrn, number, another))
    if suitability is not None:
        drafts.append(suitability_draft(station, mrn, number, regimen, suitability))
    return station.record(by, drafts, request)[0]


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
            f"{case.patient.name} is on record with an allergy to this very drug: "
            f"{', '.join(named)}. Nothing was ordered. What is wrong on record is corrected under "
            "Data on the patient's page."
        )
    refuse_after_stop(case, "Nothing was ordered.")
    if case.course is not None:
        if case.open_dose or open_slots(station.moment(mrn)):
            raise NotAllowed("This patient has a course that is not finished. Nothing was ordered.")
        day = station.today(first_slot) if first_slot else None
        refuse_next_course(case, regimen.timetable, station.zone, day)
    refuse_unapproved(station, regimen)


def _cycle(
    station: Station,
    by: Person,
    mrn: str,
    regimen: Regimen,
    plan: CyclePlan,
) -> tuple[Decimal, date, str, datetime, str]:
    """The weight, its day, who verified it, the first slot, and what stood out, if they may be."""
    weighing = plan.weighing
    refuse_past(station, regimen, plan.first_slot)
    unlike = check_weight(station, mrn, regimen, weighing, plan.first_slot)
    witness = check_witness(station, by, weighing.witness, WEIGHERS)
    return weighing.weight_kg, weighing.weighed_on, witness.id, plan.first_slot, unlike


@one_act
def plan_cycle(
    station: Station,
    by: Person,
    mrn: str,
    plan: CyclePlan,
    early_reason: str | None = None,
    *,
    request: str | None = None,
) -> Entry:
    """Plan the next cycle after the rest, with a new dosing weight.

    An earlier start than the regimen's rest is a prescriber's own decision: own PIN, a reason in
    ``early_reason``, and never below the regimen's shortest rest. So is a cycle after one that was
    stopped: what stopped it is confirmed, and has ``resolved``. No dose of the last cycle is left
    open.
    """
    moment = station.moment(mrn)
    last = moment.course.current
    allow_next_cycle(moment)
    refuse_doubted_person(moment, "Nothing was planned.")
    how = allow_after_stop(last, plan.authority, plan.resolved, *PLANS)
    if plan.first_slot < rest_ends(moment, moment.regimen.timetable.rest):
        allow_early(station, moment, plan.first_slot, plan.authority, early_reason)
    prescribed = check_authority(station, by, plan.authority, mrn)
    cycle = _cycle(station, by, mrn, moment.regimen, plan)
    fact = CyclePlannedFact(
        *cycle[:4],
        weight_unlike=cycle[4],
        early_reason=kept_text(early_reason),
        ordered_by=prescribed,
        after_stop=last.stopped,
        resolved=how,
    )
    stream = course_stream(mrn, moment.course.number)
    return station.record(by, [draft(stream, mrn, station.now().at, fact)], request)[0]


@one_act
def discharge(station: Station, by: Person, mrn: str, *, request: str | None = None) -> Entry:
    """Discharge a patient; an open dose must be closed first.

    One who was transferred is discharged once the news comes that they went home from there.
    """
    by.demand(May.ADMIT)
    case = station.case(mrn)
    if case.patient.discharged and not case.patient.transferred:
        raise NotAllowed(f"{case.patient.name} is discharged already. Nothing was recorded.")
    if case.open_dose:
        raise NotAllowed("A dose of this patient is still open. Sign or hold it first.")
    if case.course:
        refuse_with_open_slots(station.moment(mrn), "Nothing was recorded.")
    left = draft(patient_stream(mrn), mrn, station.now().at, PatientDischargedFact())
    return station.record(by, [left], request)[0]
