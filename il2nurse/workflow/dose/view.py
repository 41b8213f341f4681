"""One look at a dose: everything the bedside shows of it, taken at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.dose.infusion import InfusionState
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Act, Regimen, Step
from il2nurse.domain.rules.dose.standing import Standing, may_go_on
from il2nurse.domain.rules.moment import Moment, bag_of
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.rules.pharmacy.pump import left_to_empty
from il2nurse.domain.values.clock import Reading
from il2nurse.readable.dose.call_lines import whom_to_reach
from il2nurse.readable.wording import Wording
from il2nurse.workflow.dose.administration import dose_of
from il2nurse.workflow.dose.own_course import by_own_text
from il2nurse.workflow.station import Station


@dataclass(frozen=True, slots=True)
class DoseView:
    """The dose, its moment and the clock reading that belong together."""

    station: Station
    moment: Moment
    dose: Dose
    now: Reading
    words: Wording
    standing: Standing

    @property
    def regimen(self) -> Regimen:
        """The regimen of the day of the order."""
        return self.moment.regimen

    @property
    def step(self) -> Step | None:
        """The open step; ``None`` once the dose has ended."""
        return self.dose.current(self.regimen, self.moment.at)

    @property
    def blind(self) -> bool:
        """True while a witness works out the dose alone: nothing of the first is shown."""
        step = self.step
        return step is not None and step.act is Act.DOUBLE_CHECK and not self.standing.must_hold

    def number(self, step: Step) -> int:
        """The place of a step in the regimen, counted from one."""
        return [each.id for each in self.regimen.steps].index(step.id) + 1

    def calculation(self) -> Calculation:
        """The sum for the bag that was chosen, or for the usual one."""
        return self.moment.calculation_of(self.dose)

    def calculation_with(self, answers: Mapping[str, Answer]) -> Calculation:
        """The same with what is answered now and not recorded yet."""
        return self.moment.calculation(
            bag_of({**self.moment.case.all_answers(self.dose), **answers}), self.dose
        )

    @property
    def time_up(self) -> bool:
        """True while a running infusion has no time left."""
        infusion = self.dose.infusion
        if infusion is None or infusion.state is not InfusionState.RUNNING:
            return False
        return infusion.left(self.now) <= timedelta()

    @property
    def left_to_empty(self) -> timedelta:
        """How long until the end of the infusion may be recorded; nothing once it may."""
        infusion = self.dose.infusion
        return left_to_empty(self.regimen, infusion, self.now) if infusion else timedelta()

    @property
    def reach(self) -> str:
        """Whom to call about this dose, with the numbers of the ward."""
        return whom_to_reach(self.moment, self.dose.key.cycle, self.words, self.station.telephones)

    def clock(self, at: datetime) -> str:
        """A time on the ward's clock, with the day where it is not today's."""
        return self.words.clock(at)


def look_at_dose(station: Station, key: DoseKey) -> DoseView:
    """Look at a dose now; raises ``NotAllowed`` where it was never begun."""
    moment = by_own_text(station, station.moment(key.mrn), key)
    words = Wording(station.people(), station.zone, moment.today)
    dose = dose_of(station, key)
    return DoseView(station, moment, dose, station.now(), words, may_go_on(moment, dose))
