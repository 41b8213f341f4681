"""Planning the next cycle of a course: after which cycle, and after which rest."""

from datetime import datetime

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.facts import CyclePlannedFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.rules.course.before_next import refuse_waiting
from il2nurse.domain.rules.course.resting import rest_ends
from il2nurse.domain.rules.course.slots import refuse_with_open_slots
from il2nurse.domain.rules.dose.forbidden_since import forbidden_since
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import has_words, kept_text
from il2nurse.workflow.course.another import refuse_doubted_person
from il2nurse.workflow.course.cycle_plan import CyclePlan, verify
from il2nurse.workflow.course.prescribing import Authority, OwnPin, check_authority
from il2nurse.workflow.course.resolved import allow_after_stop
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station

PLANS = ("plan a cycle", "Nothing was planned.")


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
    """Plan the next cycle after the rest, with a new dosing weight or a dose level.

    An earlier start than the regimen's rest is a prescriber's own decision: own PIN, a reason in
    ``early_reason``, and never below the regimen's shortest rest. So is a cycle after one that was
    stopped: what stopped it is confirmed, and has ``resolved``. No dose of the last cycle is left
    open, and no version of the order unverified: the next cycle would go on by it.
    """
    moment = station.moment(mrn)
    last = moment.course.current
    allow_next_cycle(moment)
    refuse_waiting(moment, "Nothing was planned.")
    if forbidden := forbidden_since(moment):
        raise NotAllowed(f"{forbidden} Nothing was planned.")
    refuse_doubted_person(moment, "Nothing was planned.")
    how = allow_after_stop(last, plan.authority, plan.resolved, *PLANS)
    if plan.first_slot < rest_ends(moment, moment.regimen.timetable.rest):
        allow_early(station, moment, plan.first_slot, plan.authority, early_reason)
    prescribed = check_authority(station, by, plan.authority, mrn)
    verified = verify(station, by, mrn, moment.regimen, plan)
    fact = CyclePlannedFact(
        verified.by,
        plan.first_slot,
        dosing_weight_kg=verified.dosing_weight_kg,
        weighed_on=verified.weighed_on,
        level=verified.level,
        weight_unlike=verified.unlike,
        early_reason=kept_text(early_reason),
        ordered_by=prescribed,
        after_stop=last.stopped,
        resolved=how,
        drugs=plan.answered(moment.regimen, moment.case.patient, moment.course.drugs),
        allergies_read=plan.allergies(moment.case.patient),
    )
    stream = course_stream(mrn, moment.course.number)
    return station.record(by, [draft(stream, mrn, station.now().at, fact)], request)[0]


def allow_next_cycle(moment: Moment) -> None:
    """Raise ``NotAllowed`` where the course takes no further cycle now."""
    table = moment.regimen.timetable
    if moment.course.stopped or moment.course.current.number >= table.cycles_per_course:
        raise NotAllowed("This course has no further cycle. Nothing was planned.")
    if moment.case.patient.discharged:
        patient = moment.case.patient
        raise NotAllowed(
            f"{patient.name} {patient.absence}. Admit the patient again first. Nothing was planned."
        )
    if (
        sum(dose.given is not None for dose in moment.case.doses_of(moment.course))
        >= table.doses_per_course
    ):
        raise NotAllowed(
            f"{table.doses_per_course} doses of this course were given; the course is complete. "
            "Nothing was planned."
        )
    if moment.case.open_dose:
        raise NotAllowed(
            "A dose of this patient is still open. Sign or hold it first. Nothing was planned."
        )
    refuse_with_open_slots(moment, "Nothing was planned.")


def allow_early(
    station: Station,
    moment: Moment,
    first_slot: datetime,
    authority: Authority,
    reason: str | None,
) -> None:
    """Raise ``NotAllowed`` unless the prescriber shortens the rest, for a reason in words."""
    table = moment.regimen.timetable
    ends = f"The rest ends on {station.words.day_time(rest_ends(moment, table.rest))}."
    if not has_words(reason):
        raise NotAllowed(
            f"{ends} An earlier start needs the prescriber's reason, in words. Nothing was planned."
        )
    shortest = table.rest if table.shortest_rest is None else table.shortest_rest
    if first_slot < rest_ends(moment, shortest):
        raise NotAllowed(
            f"{ends} It must never be shorter than {shortest.days} days. Nothing was planned."
        )
    if not isinstance(authority, OwnPin):
        raise NotAllowed(
            f"{ends} Only the prescriber can shorten it, signed in here and with their own PIN. "
            "Nothing was planned."
        )
