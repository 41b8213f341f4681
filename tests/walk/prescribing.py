"""What prescribers do in a random course, and what follows a cycle: rest, home, and back again."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from il2nurse.domain.people import NotAllowed, Role
from il2nurse.domain.rules.course.next_course import next_course
from il2nurse.domain.rules.course.paused import over_before, resumes_from
from il2nurse.domain.rules.course.slots import gap_ends, is_over, open_slots, slot_to_move
from il2nurse.domain.rules.course.standing import may_reopen_cycle, unlifted_stop
from il2nurse.domain.rules.course.unsigned import to_countersign
from il2nurse.domain.rules.course.weight_doubt import weight_doubt
from il2nurse.domain.values.quantity import round_half_up
from il2nurse.workflow.course import cycle_plan, moving, ordering, planning, reopening
from il2nurse.workflow.course.changes.changing import OrderChange, change_order
from il2nurse.workflow.course.changes.pausing import pause_order, resume_order
from il2nurse.workflow.course.changes.verifying import WorkedOut, verify_order
from il2nurse.workflow.course.checking_weight import check_order_weight
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.levels import ChosenLevel
from il2nurse.workflow.course.prescribing import (
    Authority,
    OwnPin,
    countersign_order,
)
from il2nurse.workflow.course.resolved import Resolved
from il2nurse.workflow.course.responding import TumourResponse, record_response
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.patient import admission
from tests.suitable import suitable
from tests.walk.ordered import (
    MILLION,
    by_whom,
    dosed_by,
    drugs_of,
    first_cycle,
    in_person,
    next_regimen,
)
from tests.walk.scene import KG, Deed, Scene
from tests.ward import CHARGE, DOCTOR, MRN, NURSE, PATIENT, PIN, SECOND

SELDOM = 12
BY_TELEPHONE = 4
REST, HOME, AWAY = timedelta(days=16), timedelta(days=50), timedelta(hours=5)
RESOLVED = Resolved(confirmed=True, text="The values have come back to normal.")


def move(scene: Scene) -> object:
    """Move the next dose, and all that follow."""
    moment, why = scene.moment, "The patient was in the scanner"
    to = max(moment.at + timedelta(minutes=40), gap_ends(moment) or moment.at)
    by, authority = by_whom(scene)
    return moving.move_slots(scene.station, by, MRN, authority, to, why)


def _pause(scene: Scene) -> object:
    """Pause the order."""
    by, authority = by_whom(scene)
    return pause_order(scene.station, by, MRN, authority, "The dentist looks at a tooth first")


def _resume(scene: Scene) -> object:
    """Resume the order from a dose from which it may go on; none was missed before the pause."""
    moment, pause = scene.moment, scene.moment.course.paused
    may = resumes_from(moment)
    missed = [each for each in may if pause and over_before(moment, each, pause)]
    slot = scene.dice.choice(missed[:1] or may or (None,))
    return resume_order(scene.station, DOCTOR, MRN, slot, "The tooth is out", PIN)


def _resume_unasked(scene: Scene) -> object:
    """Resume from any slot, as one who may not, or where nothing is paused."""
    by, slot = scene.dice.choice((DOCTOR, NURSE)), scene.dice.choice((None, 1, 5, 14))
    return resume_order(scene.station, by, MRN, slot, "It goes on", PIN)


def _paused(scene: Scene) -> bool:
    moment = scene.moment
    return moment.course.paused is not None and not moment.case.patient.discharged


def _change(scene: Scene) -> object:
    """Change the weight of the order to another one that is near; or its level."""
    cycle = scene.moment.course.current
    if cycle.weight is None:
        level = scene.dice.choice(scene.treatment.levels) * MILLION
        change = OrderChange(ChosenLevel(level))
    else:
        other = Decimal(KG) if cycle.weight.kg != Decimal(KG) else Decimal(KG) - 1
        change = OrderChange(Weighing(other, scene.moment.today, confirmed=True))
    return change_order(scene.station, DOCTOR, MRN, change, "The scale was not tared", PIN)


def _verify(scene: Scene) -> object:
    """A second person works out what the order says."""
    moment = scene.moment
    dose = round_half_up(moment.calculation().dose_international_units, Decimal(1000))
    weight = moment.course.current.weight
    seen = WorkedOut(dose, weight.kg if weight else None)
    return verify_order(scene.station, SECOND, MRN, seen, PIN)


def _verify_unasked(scene: Scene) -> object:
    """Verify what was worked out wrongly, as one who may not, or where nothing waits."""
    by = scene.dice.choice((DOCTOR, NURSE, SECOND))
    seen = WorkedOut(Decimal(1_000_000), scene.dice.choice((None, Decimal(KG))))
    return verify_order(scene.station, by, MRN, seen, PIN)


def _unverified(scene: Scene) -> bool:
    moment = scene.moment
    over = moment.case.patient.discharged or is_over(moment)
    return moment.course.current.unverified is not None and not over


def _countersign(scene: Scene) -> object:
    return countersign_order(scene.station, DOCTOR, MRN, PIN)


def _unsigned(scene: Scene) -> bool:
    case = scene.moment.case
    return any(to_countersign(case, course) for course in case.courses)


def _late(scene: Scene) -> bool:
    """The next dose can no longer be started, and may still be moved."""
    moment = scene.moment
    slot = slot_to_move(moment)
    stopped = _stopped(scene) or moment.course.current.stopped
    if slot is None or stopped or moment.case.patient.discharged:
        return False
    return moment.at > moment.slots[slot - 1] + moment.regimen.timetable.window


def _reopen(scene: Scene) -> object:
    why = "The cause is treated and has resolved"
    resolved = Resolved(confirmed=True, text=why)
    return reopening.reopen(scene.station, DOCTOR, MRN, why, PIN, resolved=resolved)


def _stopped(scene: Scene) -> bool:
    return unlifted_stop(scene.moment.case) is not None


def _closed(scene: Scene) -> bool:
    """A stop for good, or a cycle that holds stopped, which a prescriber may let go on."""
    moment = scene.moment
    if moment.case.patient.discharged:
        return False
    return _stopped(scene) or may_reopen_cycle(moment.case, moment.course, moment.regimen)


def close(scene: Scene) -> object:
    """Close the rest of the cycle, seldom."""
    if scene.dice.randrange(SELDOM):
        raise NotAllowed("The prescriber closes few cycles.")
    why = CloseReason("prescriber", "The patient has had enough of it.")
    by, authority = by_whom(scene)
    return close_cycle(scene.station, by, MRN, authority, why)


def _cycle(
    scene: Scene, authority: Authority, resolved: Resolved | None = None
) -> cycle_plan.CyclePlan:
    first = scene.moment.at + timedelta(hours=1)
    drugs = drugs_of(scene.moment.regimen, scene.moment.case.patient)
    return cycle_plan.CyclePlan(authority, dosed_by(scene), first, resolved=resolved, drugs=drugs)


def _plan(scene: Scene) -> object:
    """Plan the next cycle; after a stop the prescriber does it, who says how it has resolved."""
    stopped = scene.moment.course.current.stopped
    by, authority = (DOCTOR, OwnPin(PIN)) if stopped else by_whom(scene)
    return planning.plan_cycle(scene.station, by, MRN, _cycle(scene, authority, RESOLVED))


def _plan_unasked(scene: Scene) -> object:
    """Plan a cycle at any time, by telephone, or without a word of what stopped the last one."""
    by, authority = by_whom(scene)
    resolved = scene.dice.choice((None, RESOLVED, Resolved(confirmed=True, text="")))
    plan = _cycle(scene, authority, resolved)
    why = scene.dice.choice(("", "The scan cannot wait"))
    return planning.plan_cycle(scene.station, by, MRN, plan, why)


def _order_unasked(scene: Scene) -> object:
    """Order another course at any time."""
    regimen = next_regimen(scene)
    by, authority = in_person(scene, regimen)
    plan = first_cycle(scene, regimen, authority, scene.dice.choice((None, RESOLVED)))
    told = scene.dice.choice((suitable(regimen), None))
    return ordering.order_course(scene.station, by, MRN, regimen, plan, suitability=told)


def _reopen_unasked(scene: Scene) -> object:
    """Reopen treatment without a word of what stopped it, or as one who may not."""
    by = scene.dice.choice((DOCTOR, DOCTOR, NURSE, CHARGE))
    resolved = scene.dice.choice((None, RESOLVED, Resolved(confirmed=False, text="Resolved")))
    return reopening.reopen(scene.station, by, MRN, "It goes on", PIN, resolved=resolved)


def _over(scene: Scene) -> bool:
    """Nothing of the cycle is left, and no dose is open."""
    moment = scene.moment
    if moment.case.patient.discharged or moment.case.open_dose or _stopped(scene):
        return False
    return not open_slots(moment)


def _takes_a_cycle(scene: Scene) -> bool:
    moment = scene.moment
    table, given = moment.regimen.timetable, moment.case.doses_of(moment.course)
    left = sum(dose.given is not None for dose in given) < table.doses_per_course
    return _over(scene) and left and moment.course.current.number < table.cycles_per_course


def _goes_home(scene: Scene) -> bool:
    """The course is over and nobody has sent the patient home since, or the dice say so."""
    if not _over(scene):
        return False
    return not _takes_a_cycle(scene) and not waits_for_a_course(scene)


def waits_for_a_course(scene: Scene) -> bool:
    """The course is over, and another one may be ordered."""
    moment = scene.moment
    if not _over(scene) or _takes_a_cycle(scene):
        return False
    waits = next_course(moment.case, moment.regimen.timetable, moment.zone)
    return waits is None or (waits.earliest is not None and moment.today >= waits.earliest)


def _next_course(scene: Scene) -> object:
    """Tell how the tumour answered, where a dose was given, then order the next course."""
    moment = scene.moment
    waits = next_course(moment.case, moment.regimen.timetable, moment.zone)
    if waits is not None and waits.response is None and waits.review is not None:
        seen = TumourResponse(moment.today, "partial", "Half the size on the scan")
        record_response(scene.station, DOCTOR, MRN, seen, PIN, course=waits.after)
    stopped, regimen = moment.course.current.stopped, next_regimen(scene)
    by, authority = (DOCTOR, OwnPin(PIN)) if stopped else in_person(scene, regimen)
    plan, told = first_cycle(scene, regimen, authority, RESOLVED), suitable(regimen)
    return ordering.order_course(scene.station, by, MRN, regimen, plan, suitability=told)


def _in_doubt(scene: Scene) -> bool:
    """The weight that the cycle was ordered by was corrected since."""
    moment = scene.moment
    doubt = weight_doubt(moment.case, moment.zone, moment.course.current)
    return bool(doubt) and not moment.case.patient.discharged and not moment.case.open_dose


def _check_weight(scene: Scene) -> object:
    weighing = dosed_by(scene)
    assert isinstance(weighing, Weighing)
    return check_order_weight(scene.station, DOCTOR, MRN, weighing, PIN)


PRESCRIBERS: tuple[Deed, ...] = (
    Deed("move the doses", Role.PRESCRIBER, move, _late),
    Deed("check the weight", Role.PRESCRIBER, _check_weight, _in_doubt),
    Deed("resume the order", Role.PRESCRIBER, _resume, _paused),
    Deed("verify the order", Role.NURSE, _verify, _unverified),
    Deed("reopen", Role.PRESCRIBER, _reopen, _closed),
    Deed("plan the next cycle", Role.PRESCRIBER, _plan, _takes_a_cycle, lambda _: REST),
    Deed("order the next course", Role.PRESCRIBER, _next_course, waits_for_a_course),
)
CHANGED: tuple[Deed, ...] = (
    Deed("pause the order", Role.PRESCRIBER, _pause),
    Deed("change the order", Role.PRESCRIBER, _change),
)
"""What a prescriber does to few orders."""
UNASKED: tuple[Deed, ...] = (
    Deed("close the rest", Role.PRESCRIBER, close),
    Deed("verify unasked", Role.NURSE, _verify_unasked),
    Deed("resume unasked", Role.PRESCRIBER, _resume_unasked),
    Deed("countersign", Role.PRESCRIBER, _countersign, fits=_unsigned),
    Deed("move unasked", Role.PRESCRIBER, move),
    Deed("plan unasked", Role.PRESCRIBER, _plan_unasked),
    Deed("order unasked", Role.PRESCRIBER, _order_unasked),
    Deed("reopen unasked", Role.PRESCRIBER, _reopen_unasked),
)
"""What somebody may do or try at any time."""


def _readmit(scene: Scene) -> object:
    """The patient comes back, with the sex that was put right meanwhile."""
    again = replace(PATIENT, sex=scene.moment.case.patient.sex)
    return admission.admit(scene.station, NURSE, again)


WAY: tuple[Deed, ...] = (
    Deed(
        "discharge",
        Role.NURSE,
        lambda s: admission.discharge(s.station, NURSE, MRN),
        _goes_home,
    ),
    Deed(
        "readmit",
        Role.NURSE,
        _readmit,
        lambda s: s.moment.case.patient.discharged,
        lambda s: AWAY if s.moment.case.patient.transferred else HOME,
    ),
)
