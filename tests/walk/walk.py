"""A random course from seed to end: what must hold after every act is asked after every act."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from random import Random

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.regimen import GIVES
from il2nurse.domain.rules.chart.unusual import Unusual
from il2nurse.workflow.register import Register
from il2nurse.workflow.site import Site
from il2nurse.workflow.station import Station
from tests.walk.acts import BESIDES, BETWEEN, DEEDS, OFTEN_CHANGED, OFTEN_DOWN
from tests.walk.gates import against_begin
from tests.walk.invariants import against_start, differs_after_restart, faults
from tests.walk.nursing import STEP, measure
from tests.walk.ordered import ordered_ward
from tests.walk.scene import Deed, Scene
from tests.walk.texts import Texts, texts_of
from tests.walk.treatments import INTENSIVE, Treatment
from tests.ward import ZONE

ACTS = 90
IN_A_ROW = 15
"""So many steps a nurse does without being called away, at most."""
BEGIN = "begin"
STUCK = 6
"""So often one who leads on may be refused, with everything measured anew in between."""
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


def walk(
    seed: int, acts: int = ACTS, treatment: Treatment = INTENSIVE, texts: Texts | None = None
) -> Walked:
    """One random course on two stations, with restarts, by the files of the treatment or texts."""
    course = Course(seed, treatment, texts)
    for number in range(acts):
        if not course.go_on(f"seed {seed}, act {number}"):
            break
    return course.walked


class Course:
    """A ward with two stations, the dice, and what has come of the walk so far."""

    def __init__(
        self,
        seed: int,
        treatment: Treatment = INTENSIVE,
        texts: Texts | None = None,
        register: Register | None = None,
    ) -> None:
        self.walked = Walked()
        self._treatment, self._texts = treatment, texts or texts_of(treatment)
        self._dice = Random(seed)
        self.ward = ordered_ward(self._texts, treatment, self._dice, register=register)
        self._calm = self._dice.choice((3, 8, 30))
        self._between = self._dice.choice((6, 25, 200))
        self._besides = self._dice.choice((BESIDES, BESIDES, OFTEN_CHANGED, OFTEN_DOWN))
        self._busy = False
        self._stations = [self._start("WOW-05"), self._start("WOW-07")]
        self._stuck: Counter[str] = Counter()

    def go_on(self, place: str) -> bool:
        """One act of someone at one of the stations; False where nobody can lead on."""
        dice = self._dice
        here = dice.randrange(2)
        if not dice.randrange(20):
            restarted = self._start(f"RE-{place.rsplit(maxsplit=1)[-1]}")
            self._find(place, differs_after_restart(self._stations[here], restarted))
            self._stations[here] = restarted
        scene = self._stations[here]
        leading = next((deed for deed in self._mixed() if deed.leads(scene)), None)
        if leading is None:
            self.walked.faults.append(f"{place}: nobody can do anything that leads on")
            return False
        self._pass_time()
        running = scene.moment.case.open_dose and not _takes_a_step(scene)
        if dice.randrange(3 if running else self._calm):
            return self._lead_on(scene, leading, place)
        deed = dice.choice([deed for deed in self._besides if deed.fits(scene)])
        self._try(scene, deed, place)
        self._find(f"{place}, {deed.name}", faults(scene))
        return True

    def _lead_on(self, scene: Scene, deed: Deed, place: str) -> bool:
        """Do what leads on, or measure anew where that is refused; False where nothing helps."""
        if deed.leads(scene):
            self.ward.clock.move(deed.waits(scene))
        done = self._try(scene, deed, place)
        for _ in range(self._dice.randrange(IN_A_ROW) if deed is STEP and done else 0):
            self.ward.pass_time(self._dice.choice((0, 0, 1, 1, 2)))
            if not _takes_a_step(scene) or not self._try(scene, STEP, place):
                break
        self._find(f"{place}, {deed.name}", faults(scene))
        self._stuck[deed.name] = 0 if done else self._stuck[deed.name] + 1
        if self._stuck[deed.name] > STUCK:
            self.walked.faults.append(f"{place}: {deed.name} leads on and is always refused")
            return False
        if not done:
            self._try(scene, Deed("measure anew", deed.role, measure), place)
        return True

    def _start(self, name: str) -> Scene:
        """Start the program at a station; the other one may write before its entries do."""
        ids = count()

        def new_id() -> str:
            self._let_the_other_act(name)
            return f"{name}-{next(ids)}"

        ward = self.ward
        station = Station(
            ward.station.register, ward.clock, self._texts, Site(name, ZONE, "test"), new_id
        )
        return Scene(station, self._dice, self._treatment)

    def _let_the_other_act(self, name: str) -> None:
        """Between a decision and its entry, now and then: another station records something."""
        if self._busy or self._dice.randrange(self._between):
            return
        others = [each for each in self._stations if each.station.name != name]
        self._busy = True
        try:
            self._dice.choice(BETWEEN)(others[0])
            self.walked.done["between a decision and its entry"] += 1
        except REFUSALS:
            self.walked.refused["between a decision and its entry"] += 1
        finally:
            self._busy = False

    def _mixed(self) -> list[Deed]:
        return self._dice.sample(DEEDS, len(DEEDS))

    def _pass_time(self) -> None:
        dice = self._dice
        self.ward.pass_time(
            dice.choice((0, 1, 2, 5)) if dice.randrange(self._calm) else dice.choice((16, 60, 420))
        )

    def _try(self, scene: Scene, deed: Deed, place: str) -> bool:
        walked, was = self.walked, _started(scene)
        against = against_start(scene) if deed is STEP and _gives(scene) else []
        gates = against_begin(scene) if deed.name == BEGIN else []
        try:
            deed.do(scene)
        except REFUSALS as refusal:
            walked.refused[deed.name] += 1
            walked.why[f"{deed.name}: {str(refusal)[:90]}"] += 1
            return False
        walked.done[deed.name] += 1
        self._find(f"{place}, {BEGIN}", (f"begun although {why}" for why in gates))
        if _started(scene) > was:
            walked.done["dose started"] += 1
            self._find(f"{place}, start", (f"started although {why}" for why in against))
        return True

    def _find(self, place: str, found: Iterable[str]) -> None:
        self.walked.faults += [f"{place}: {each}" for each in found]


def _started(scene: Scene) -> int:
    return sum(dose.given is not None for dose in scene.moment.case.doses.values())


def _takes_a_step(scene: Scene) -> bool:
    dose = scene.moment.case.open_dose
    return dose is not None and not dose.infusing


def _gives(scene: Scene) -> bool:
    """True where the open step is the infusion or the injection."""
    dose = scene.moment.case.open_dose
    step = dose.current(scene.moment.regimen, scene.moment.at) if dose else None
    return step is not None and step.act in GIVES
