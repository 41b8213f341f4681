"""What must hold in a random course, asked as plainly as it can be."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.case_replay import replay_case
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.dose.override import Override
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.domain.regimen.vocabulary import WEIGHT
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.domain.rules.assessment.assessing import assess_now
from il2nurse.domain.rules.course.charted_stops import with_charted_stops
from il2nurse.domain.rules.dose.against import against_the_dose
from il2nurse.domain.rules.dose.asked_again import with_asked_again
from il2nurse.domain.rules.dose.decisions import current_step
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.readable.words import MUST_BE_HELD, dose_words
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row
from tests.walk.gates import DRUG
from tests.walk.kept import kept_wrong
from tests.walk.scene import KG, Scene
from tests.ward import MRN, ZONE

MOST_RELATIVE = 2
"""More criteria that are relative at once stop the cycle, whatever a prescriber puts aside."""
NOT_NOW = frozenset(
    {
        WardState.MUST_HOLD,
        WardState.ORDER_PAUSED,
        WardState.UNVERIFIED,
        WardState.STOPPED,
        WardState.TRANSFERRED,
        WardState.DISCHARGED,
    }
)
FOR_GOOD = "ventricular_tachycardia"
LASTS = timedelta(minutes=60)
FRESH = timedelta(minutes=30)
MOST_BELOW, MOST_ABOVE = Decimal("0.8"), Decimal("1.3")
"""Of the dosing weight; fluid explains no more."""


def against_start(scene: Scene) -> list[str]:
    """What speaks against a start, asked plainly: words and numbers on the chart, not by a rule."""
    moment, dose = scene.moment, scene.moment.case.open_dose
    if dose is None:
        return ["no dose is open"]
    found = _bad(scene)
    found += _relative(scene, dose)
    found += _of_weight(scene)
    found += _of_before(scene, dose)
    found += [f"{each}: an allergy" for each in moment.case.patient.allergies if each in DRUG]
    if _stopped_for_good(scene):
        found.append("ventricular tachycardia is on the chart, and no prescriber reopened it since")
    if any(course.stopped for course in moment.case.courses) or moment.course.current.stopped:
        found.append("course or cycle is stopped")
    if moment.case.patient.discharged:
        found.append("the patient is discharged")
    found += ["nobody verified the order"] if moment.course.current.unverified else []
    found += ["the order is paused" for each in moment.course.pauses if each.resumed is None]
    if assess_now(moment).verdict is not Verdict.GIVE:
        found.append("the criteria say no")
    starts = [dose.given.since for dose in moment.case.doses.values() if dose.given]
    if starts and moment.at - max(starts) < scene.treatment.earliest:
        found.append("the last start was too near")
    if abs(moment.at - dose.due) > moment.regimen.timetable.window:
        found.append("it was outside its window")
    return found


def _bad(scene: Scene) -> list[str]:
    """What must not be, whoever ordered what."""
    bad = scene.treatment.bad.items()
    return [f"{name} was {value}" for name, value in bad if _newest(scene, name) == value]


def _of_before(scene: Scene, dose: Dose) -> list[str]:
    """What was looked at before the dose and is another by now: the results, the patient."""
    tests = {name: _newest(scene, name) for name in scene.treatment.must_be}
    must_be = scene.treatment.must_be
    found = [f"{name} was {now}" for name, now in tests.items() if now != must_be[name]]
    return found + [
        f"{change.field} changed after “{name}”"
        for name, fields in scene.treatment.looked_at.items()
        for change in scene.moment.case.patient.changes
        if change.field in fields and change.number > dose.steps[name].number
    ]


def _newest(scene: Scene, name: str) -> object:
    observed = scene.moment.case.chart.newest(name, scene.moment.at)
    return observed.values[name] if observed and observed.at >= _known_from(scene) else None


def _known_from(scene: Scene) -> datetime:
    """Of a dose begun on paper, what was too old by then is told with the form, not as a value."""
    dose = scene.moment.case.open_dose
    if dose is None or dose.infusion is None or not (dose.on_form and dose.on_form.running):
        return datetime.min.replace(tzinfo=UTC)
    return dose.infusion.started.at - FRESH


def _relative(scene: Scene, dose: Dose) -> list[str]:
    """What holds the dose, unless an order puts it aside for these very values, for an hour."""
    found = [
        name for name, value in scene.treatment.relative.items() if _newest(scene, name) == value
    ]
    orders = [each for each in dose.overrides if each.rule == scene.treatment.put_aside]
    if len(found) > MOST_RELATIVE or (found and not orders):
        return [f"{', '.join(found)} were relative"]
    return [
        f"{name} is not what was put aside"
        for name in found
        if _newer(scene, name, orders[-1], dose)
    ]


def _newer(scene: Scene, name: str, order: Override, dose: Dose) -> bool:
    """Newer than the order, or the order had run out at the start of a dose that runs."""
    observed = scene.moment.case.chart.newest(name, scene.moment.at)
    if observed is None:
        return True
    late = max(observed.at, observed.recorded_at) > order.at
    at = dose.infusion.started.at if dose.infusion else scene.moment.at
    return late or at > order.at + LASTS


def _of_weight(scene: Scene) -> list[str]:
    """The scale far from the dosing weight, and a dosing weight that was put right on the chart."""
    kg, cycle = Decimal(KG), scene.moment.course.current
    if cycle.weight is None:
        return []
    newest = Decimal(str(_newest(scene, WEIGHT.id) or kg))
    found = [] if MOST_BELOW <= newest / kg <= MOST_ABOVE else [f"the scale showed {newest} kg"]
    checked = [each.known_at for each in cycle.weights_checked]
    day = [
        each
        for each in scene.moment.case.chart.sets
        if each.at.astimezone(ZONE).date() == cycle.demand_weight().weighed_on
    ]
    if all(each.values.get(WEIGHT.id) != KG for each in day):
        found += [
            f"the weight behind the order was corrected to {change.now}"
            for each in day
            for change in each.corrections
            if (change.field, change.was) == (WEIGHT.id, KG)
            and change.at > max([cycle.ordered_at, *checked])
        ]
    return found


def _stopped_for_good(scene: Scene) -> bool:
    """Whatever was measured later: only a correction or a prescriber's decision undoes it."""
    case = scene.moment.case
    decided = [each.at for course in case.courses for each in course.reopened if not each.cycle]
    known = (
        max((each.recorded_at, *(change.at for change in each.corrections)))
        for each in case.chart.with_value("rhythm")
        if each.values["rhythm"] == FOR_GOOD and each.at >= case.courses[0].ordered_at
    )
    return any(all(lift < each for lift in decided) for each in known)


def faults(scene: Scene) -> Iterator[str]:
    """Everything that does not hold now."""
    dose = scene.moment.case.open_dose
    if dose is not None and not dose.given:
        yield from _faces(scene, dose)
    if dose is not None and dose.infusing:
        yield from _unheard(scene, dose)
    yield from kept_wrong(scene)


def _faces(scene: Scene, dose: Dose) -> Iterator[str]:
    """A dose is never blocked on one face and clear on another."""
    moment = scene.moment
    standing = may_go_on(moment, dose)
    state = ward_row(scene.station, MRN).state
    blocked = {
        "bedside": _refuses(scene, dose),
        "ward": state in NOT_NOW,
        "patient page": dose_words(dose, standing, moment.regimen) == MUST_BE_HELD,
        "standing": standing.must_hold,
    }
    if standing.judged:
        blocked["preparation"] = bool(against_the_dose(moment, replace(dose, asked_again=())))
    if len(set(blocked.values())) > 1:
        yield f"blocked and clear: {blocked}"


def _refuses(scene: Scene, dose: Dose) -> bool:
    try:
        current_step(scene.moment, dose)
    except NotAllowed:
        return True
    return False


def _unheard(scene: Scene, dose: Dose) -> Iterator[str]:
    """A running dose against which a value speaks, whenever it was taken or known, is alarmed."""
    found = [each.kind for each in alarms(scene.moment, scene.station.now())]
    bad = _bad(scene) or _relative(scene, dose)
    if bad and AlarmKind.STOP not in found:
        yield f"runs without an alarm although {', '.join(bad)}"
    if may_go_on(scene.moment, dose).must_stop and AlarmKind.STOP not in found:
        yield "must be stopped, and no alarm stands"


def differs_after_restart(scene: Scene, restarted: Scene) -> Iterator[str]:
    """A station that was just started sees what the one that was at work sees, by entries alone."""
    moment, station = scene.moment, scene.station
    if moment.case != restarted.moment.case:
        yield "after a restart the case is another"
    entries = map(replace, station.entries(MRN))
    stopped = with_charted_stops(replay_case(entries), station.regimen_of)
    if moment.case != with_asked_again(stopped, station.regimen_of, station.zone):
        yield "read anew from nothing the case is another"
    dose, alone = moment.case.open_dose, replace(moment, case=replace(moment.case))
    if dose and may_go_on(moment, dose) != may_go_on(alone, dose):
        yield "judged anew the dose stands otherwise"
    if not scene.station.register.verify().intact:
        yield "the chain of seals is broken"
