"""A random course from seed to end: what must hold after every act is asked after every act."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.domain.rules.assessment.step_findings import assess_now
from il2nurse.domain.rules.chart.unusual import Unusual
from il2nurse.domain.rules.dose.decisions import current_step
from il2nurse.domain.rules.dose.standing import against_the_dose, may_go_on
from il2nurse.readable.words import MUST_BE_HELD, dose_words
from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.ward import WardState, ward_row
from tests.walk.acts import BAD, DEEDS, MEANWHILE, Deed, Scene
from tests.ward import MRN, Ward, make_station, make_ward

ACTS = 90
STEP = "next step"
REFUSALS = (NotAllowed, Slip, Unusual)


@dataclass
class Walked:
    """What came of a walk: acts done and refused, doses started, and every fault."""

    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    why: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Walked") -> None:
        """Count another walk to this one."""
        self.done += other.done
        self.refused += other.refused
        self.why += other.why
        self.faults += other.faults


def walk(seed: int, acts: int = ACTS) -> Walked:
    """One random course on two stations, with restarts."""
    dice, ward, walked = Random(seed), make_ward(), Walked()
    stations = [ward.station, _station(ward, "WOW-07")]
    for number in range(acts):
        if not dice.randrange(20):
            stations[dice.randrange(2)] = _station(ward, f"RE-{number}")
        scene = Scene(dice.choice(stations), dice)
        if scene.moment.case.patient.discharged:
            break
        place = f"seed {seed}, act {number}"
        leading = [deed for deed in DEEDS if deed.leads(scene)]
        if not leading:
            walked.faults.append(f"{place}: nobody can do anything that leads on")
            break
        _pass_time(ward, dice)
        deed = dice.choice(leading if dice.randrange(4) else MEANWHILE)
        if deed.leads(scene):
            ward.clock.move(deed.waits(scene))
        _try(scene, deed, walked, place)
        walked.faults += [f"{place}, {deed.name}: {fault}" for fault in _faces(scene)]
    return walked


def _station(ward: Ward, name: str) -> Station:
    return make_station(ward.station.register, ward.clock, name)


def _pass_time(ward: Ward, dice: Random) -> None:
    ward.pass_time(
        dice.choice((0, 1, 2, 5, 9)) if dice.randrange(12) else dice.choice((16, 60, 420))
    )


def _try(scene: Scene, deed: Deed, walked: Walked, place: str) -> None:
    was = _infused(scene)
    against = _against_start(scene) if deed.name == STEP else []
    try:
        deed.do(scene)
    except REFUSALS as refusal:
        walked.refused[deed.name] += 1
        walked.why[f"{deed.name}: {str(refusal)[:70]}"] += 1
        return
    walked.done[deed.name] += 1
    if _infused(scene) > was:
        walked.done["infusion started"] += 1
        walked.faults += [f"{place}: started although {why}" for why in against]


def _infused(scene: Scene) -> int:
    return sum(dose.given for dose in scene.moment.case.doses.values())


def _against_start(scene: Scene) -> list[str]:
    """What speaks against a start, asked plainly: words and numbers on the chart, not by a rule."""
    moment = scene.moment
    found = [f"{name} was {BAD[name]}" for name in BAD if _newest_is_bad(scene, name)]
    if moment.course.stopped or moment.course.current.stopped:
        found.append("course or cycle is stopped")
    if assess_now(moment).verdict is not Verdict.GIVE:
        found.append("the criteria say no")
    starts = [d.infusion.started.at for d in moment.case.doses.values() if d.infusion]
    if starts and moment.at - max(starts) < moment.regimen.timetable.earliest_after_start:
        found.append("the last start was too near")
    late = moment.at - scene.dose.due > moment.regimen.timetable.window
    return [*found, "its window had passed"] if late else found


def _newest_is_bad(scene: Scene, name: str) -> bool:
    observed = scene.moment.case.chart.latest(name, scene.moment.at)
    return observed is not None and observed.values[name] == BAD[name]


def _faces(scene: Scene) -> list[str]:
    """A dose is never blocked on one face and clear on another."""
    moment, dose = scene.moment, scene.moment.case.open_dose
    if dose is None or dose.given:
        return []
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
    return [f"blocked and clear: {blocked}"] if len(set(blocked.values())) > 1 else []


def _refuses(scene: Scene, dose: Dose) -> bool:
    try:
        current_step(scene.moment, dose)
    except NotAllowed:
        return True
    return False
