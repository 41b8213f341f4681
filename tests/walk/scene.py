"""One station at one moment of a random course: what people see there, and the dice."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random

from il2nurse.domain.people import NotAllowed, Role
from il2nurse.domain.record.dose.call import Call, Grounds
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.regimen.vocabulary import WEIGHT
from il2nurse.domain.rules.dose.decisions import current_step
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.filled_step import FilledStep
from il2nurse.workflow.station import Station
from tests.walk.treatments import INTENSIVE, Treatment
from tests.ward import DOCTOR, MRN

KG = "70"
"""What every cycle is ordered by, where doses go by weight."""
ONE_IN, ONE_RELATIVE_IN, SELDOM = 120, 50, 12


@dataclass(frozen=True, slots=True)
class Scene:
    """One station, and the ``pages`` that were filled in there and not recorded yet."""

    station: Station
    dice: Random
    treatment: Treatment = INTENSIVE
    pages: list[FilledStep] = field(default_factory=list)

    @property
    def moment(self) -> Moment:
        """What decisions look at now."""
        return self.station.moment(MRN)

    @property
    def dose(self) -> Dose:
        """The open dose; raises ``NotAllowed`` where none is open."""
        found = self.moment.case.open_dose
        if found is None:
            raise NotAllowed("No dose is open.")
        return found

    def step(self) -> Step:
        """The step that is open; raises ``NotAllowed`` where there is none."""
        return current_step(self.moment, self.dose)

    def value(self, name: str) -> str:
        """A value of the field: mostly one that speaks for the dose."""
        treatment = self.treatment
        if name in treatment.relative and not self.dice.randrange(ONE_RELATIVE_IN):
            return treatment.relative[name]
        bad = [each for test, each in treatment.against if test == name]
        if bad and not self.dice.randrange(ONE_IN):
            return self.dice.choice(bad)
        return {**treatment.good, **treatment.results}[name]

    def weighed(self) -> bool:
        """True where the regimen asks for a weight."""
        return WEIGHT.id in self.moment.regimen.fields

    def grounds(self, reason: str) -> Grounds:
        """A reason, and the call to the prescriber."""
        return Grounds(reason, Call(DOCTOR.id, self.moment.at, read_back=True, order="As agreed"))


@dataclass(frozen=True, slots=True)
class Deed:
    """One act: who does it, how, whether it leads on now, and how long one waits for it.

    It ``fits`` where somebody may think of it, whether it is allowed or not.
    """

    name: str
    role: Role
    do: Callable[[Scene], object]
    leads: Callable[[Scene], bool] = lambda _: False
    waits: Callable[[Scene], timedelta] = lambda _: timedelta()
    fits: Callable[[Scene], bool] = lambda _: True


def not_refused(ask: Callable[[Scene], object]) -> Callable[[Scene], bool]:
    """True where the question is not refused."""

    def asked(scene: Scene) -> bool:
        try:
            ask(scene)
        except NotAllowed:
            return False
        return True

    return asked


def seldom(deed: Deed) -> Deed:
    """The same, done once in so many times that somebody thinks of it."""

    def do(scene: Scene) -> object:
        if scene.dice.randrange(SELDOM):
            raise NotAllowed("It is done seldom.")
        return deed.do(scene)

    return replace(deed, do=do)
