"""What was measured while an infusion runs and would have forbidden it, had it been known."""

from dataclasses import dataclass, replace
from datetime import datetime

from il2nurse.domain.record.chart.chart import ObservedSet
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.rules.assessment.assessment import Assessed
from il2nurse.domain.rules.assessment.step_findings import assess_at
from il2nurse.domain.rules.dose.standing import leaves_only_hold
from il2nurse.domain.rules.moment import Moment


@dataclass(frozen=True, slots=True)
class StopAsked:
    """Criteria that came to forbid the dose with the set in place ``seq`` of the chart.

    ``times`` counts the sets that measured so one after another. It ``lasts`` until a
    set says so of none of them any more.
    """

    seq: int
    at: datetime
    found: tuple[Assessed, ...]
    times: int
    lasts: bool

    @property
    def say(self) -> str:
        """The sentence of each criterion, the most severe first."""
        return " ".join(dict.fromkeys(each.say for each in self.found))

    def then(self, found: tuple[Assessed, ...]) -> "StopAsked":
        """The same after a newer set, with what still speaks against the dose by then."""
        new = {each.criterion: each for each in found}
        if not self.lasts or not any(each.criterion in new for each in self.found):
            return replace(self, lasts=False)
        known = tuple(new.get(each.criterion, each) for each in self.found)
        again = any(
            each.criterion in new and (not each.age or each.value != old.value)
            for old, each in zip(self.found, known, strict=True)
        )
        return replace(self, found=known, times=self.times + again)


def stops_asked(moment: Moment, dose: Dose) -> tuple[StopAsked, ...]:
    """What values that were taken after the start of a running infusion say against it.

    What spoke against the dose at its start already is told by ``may_go_on``.
    """
    if dose.infusion is None or not dose.infusing:
        return ()
    start = dose.infusion.started.at
    before = {each.rule for each in _against(moment, dose, start)}
    asked: tuple[StopAsked, ...] = ()
    for observed in _since(moment, start):
        found = tuple(
            each for each in _against(moment, dose, observed.at) if each.rule not in before
        )
        asked = tuple(each.then(found) for each in asked)
        asked_before = {of.criterion for each in asked if each.lasts for of in each.found}
        news = tuple(each for each in found if each.criterion not in asked_before)
        if news:
            asked = (*asked, StopAsked(observed.seq, observed.at, news, 1, lasts=True))
    return asked


def _since(moment: Moment, start: datetime) -> list[ObservedSet]:
    sets = moment.case.chart.sets
    return [each for each in sets if start < each.at <= moment.at and each.values]


def _against(moment: Moment, dose: Dose, at: datetime) -> tuple[Assessed, ...]:
    found = assess_at(replace(moment, at=at), dose).against
    return tuple(each for each in found if leaves_only_hold(each.finding))
