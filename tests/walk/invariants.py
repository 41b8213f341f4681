"""What must hold in a random course, asked as plainly as it can be."""

from collections import Counter
from collections.abc import Iterator

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.domain.rules.assessment.step_findings import assess_now
from il2nurse.domain.rules.dose.decisions import current_step
from il2nurse.domain.rules.dose.standing import against_the_dose, may_go_on
from il2nurse.readable.words import MUST_BE_HELD, dose_words
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row
from tests.walk.scene import BAD, Scene
from tests.ward import MRN

DOSES_PER_CYCLE, CYCLES, DOSES_PER_COURSE = 14, 2, 28
"""Of the label; not read from the regimen, which is judged by them."""
ENDED = frozenset({Kind.INFUSION_STARTED, Kind.DOSE_HELD})


def against_start(scene: Scene) -> list[str]:
    """What speaks against a start, asked plainly: words and numbers on the chart, not by a rule."""
    moment, dose = scene.moment, scene.moment.case.open_dose
    if dose is None:
        return ["no dose is open"]
    found = [f"{name} was {BAD[name]}" for name in BAD if _newest_is_bad(scene, name)]
    if _stopped_for_good(scene):
        found.append(
            "ventricular tachycardia is on the chart, and no prescriber let it go on since"
        )
    if any(course.stopped for course in moment.case.courses) or moment.course.current.stopped:
        found.append("course or cycle is stopped")
    if moment.case.patient.discharged:
        found.append("the patient is discharged")
    if assess_now(moment).verdict is not Verdict.GIVE:
        found.append("the criteria say no")
    starts = [d.infusion.started.at for d in moment.case.doses.values() if d.infusion]
    if starts and moment.at - max(starts) < moment.regimen.timetable.earliest_after_start:
        found.append("the last start was too near")
    if abs(moment.at - dose.due) > moment.regimen.timetable.window:
        found.append("it was outside its window")
    return found


def _newest_is_bad(scene: Scene, name: str) -> bool:
    observed = scene.moment.case.chart.latest(name, scene.moment.at)
    return observed is not None and observed.values[name] == BAD[name]


def _stopped_for_good(scene: Scene) -> bool:
    """Whatever was measured later: only a correction or a prescriber's decision undoes it."""
    case = scene.moment.case
    decided = [each.at for course in case.courses for each in course.reopened if not each.cycle]
    known = (
        max((each.recorded_at, *(change.at for change in each.corrections)))
        for each in case.chart.with_value("rhythm")
        if each.values["rhythm"] == BAD["rhythm"] and each.at >= case.courses[0].ordered_at
    )
    return any(all(lift < each for lift in decided) for each in known)


def faults(scene: Scene) -> Iterator[str]:
    """Everything that does not hold now."""
    dose = scene.moment.case.open_dose
    if dose is not None and not dose.given:
        yield from _faces(scene, dose)
    if dose is not None and dose.infusing:
        yield from _unheard(scene, dose)
    yield from _miscounted(scene)


def _faces(scene: Scene, dose: Dose) -> Iterator[str]:
    """A dose is never blocked on one face and clear on another."""
    moment = scene.moment
    standing = may_go_on(moment, dose)
    state = ward_row(scene.station, MRN).state
    blocked = {
        "bedside": _refuses(scene, dose),
        "ward": state in (WardState.MUST_HOLD, WardState.STOPPED),
        "patient page": dose_words(dose, standing) == MUST_BE_HELD,
        "standing": standing.must_hold,
    }
    if standing.judged:
        blocked["preparation"] = bool(against_the_dose(moment, dose))
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
    bad = [name for name in BAD if _newest_is_bad(scene, name)]
    if bad and AlarmKind.STOP not in found:
        yield f"runs without an alarm although {', '.join(bad)} is bad"
    if may_go_on(scene.moment, dose).must_stop and AlarmKind.STOP not in found:
        yield "must be stopped, and no alarm stands"


def _miscounted(scene: Scene) -> Iterator[str]:
    """Counted from the entries themselves, not from the case that was made of them."""
    doses: dict[str, Counter[str]] = {}
    for entry in scene.station.entries(MRN):
        if entry.kind in ENDED:
            doses.setdefault(entry.stream, Counter())[entry.kind] += 1
    cycles: Counter[str] = Counter(stream.rsplit("/", 1)[0] for stream in doses)
    given: Counter[str] = Counter(
        stream.rsplit("/", 2)[0] for stream, kinds in doses.items() if kinds[Kind.INFUSION_STARTED]
    )
    for stream, kinds in doses.items():
        if kinds.total() > 1:
            yield f"{stream}: {dict(kinds)}"
    yield from (f"{cycle}: {n} slots" for cycle, n in cycles.items() if n > DOSES_PER_CYCLE)
    yield from (f"{course}: {n} doses" for course, n in given.items() if n > DOSES_PER_COURSE)
    for course in scene.moment.case.courses:
        if len(course.cycles) > CYCLES:
            yield f"course {course.number} has {len(course.cycles)} cycles"


def differs_after_restart(scene: Scene, restarted: Scene) -> Iterator[str]:
    """A station that was just started sees what the one that was at work sees."""
    if scene.moment.case != restarted.moment.case:
        yield "after a restart the case is another"
    if not scene.station.register.verify().intact:
        yield "the chain of seals is broken"
