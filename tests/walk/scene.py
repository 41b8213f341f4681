"""One station at one moment of a random course: what people see there, and the dice."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from il2nurse.domain.people import NotAllowed, Role
from il2nurse.domain.record.dose.call import Call, Grounds
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.rules.dose.decisions import current_step
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.dose.confirming import FilledStep
from il2nurse.workflow.station import Station
from tests.normal import LABS, VITALS
from tests.ward import DOCTOR, MRN

GOOD: dict[str, str] = {**VITALS, **LABS}
BAD: dict[str, str] = {
    "systolic_mmhg": "84",
    "heart_rate_per_min": "134",
    "spo2_percent": "88",
    "urine_8h_ml": "60",
    "creatinine_mg_dl": "3.2",
    "platelets_per_mm3": "29000",
    "alertness": "drowsy",
    "mental_status": "disoriented",
    "rhythm": "ventricular_tachycardia",
}
RELATIVE: dict[str, str] = {
    "heart_rate_per_min": "125",
    "bilirubin_mg_dl": "7.4",
    "platelets_per_mm3": "40000",
}
"""What holds a dose by itself, unless a prescriber lets it be put aside; three stop the cycle."""
PUT_ASIDE = "relative_count_hold"
KG = "70"
"""What every cycle is ordered by."""
ONE_IN, ONE_RELATIVE_IN = 120, 50


@dataclass(frozen=True, slots=True)
class Scene:
    """One station, and the ``pages`` that were filled in there and not recorded yet."""

    station: Station
    dice: Random
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
        if name in RELATIVE and not self.dice.randrange(ONE_RELATIVE_IN):
            return RELATIVE[name]
        bad = name in BAD and not self.dice.randrange(ONE_IN)
        return BAD[name] if bad else GOOD[name]

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
