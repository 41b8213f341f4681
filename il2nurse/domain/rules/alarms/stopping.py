"""What would have forbidden a running infusion: measured since its start, or known since then."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from il2nurse.domain.record.chart.chart import FluidEntry, ObservedSet
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.dose.infusion import Infusion
from il2nurse.domain.rules.assessment.assessing import assess_at
from il2nurse.domain.rules.assessment.assessment import Assessed
from il2nurse.domain.rules.dose.reasons import leaves_only_hold
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import told_once


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
        return " ".join(told_once(each.say for each in self.found))

    def then(self, found: tuple[Assessed, ...]) -> "StopAsked":
        """This request after a newer set; ``found`` is what speaks against the dose by then."""
        new = {each.criterion: each for each in found}
        if not self.lasts or not any(each.criterion in new for each in self.found):
            return replace(self, lasts=False)
        known = tuple(new.get(each.criterion, each) for each in self.found)
        again = any(
            each.criterion in new and (not each.age or each.value != old.value)
            for old, each in zip(self.found, known, strict=True)
        )
        return replace(self, found=known, times=self.times + again)


@dataclass(frozen=True, slots=True)
class StopAskedLate:
    """A value of before the start that became known only after it, and that forbids the dose.

    ``seq`` and ``at`` are of the first such change of the chart, and ``times`` counts them: each
    further one asks again. It ``lasts`` as long as the infusion: a better value that is measured
    meanwhile does not change that it should not have been started.
    """

    seq: int
    at: datetime
    say: str
    times: int
    lasts: bool = True


def stops_asked_late(moment: Moment, dose: Dose) -> tuple[StopAskedLate, ...]:
    """What ``may_go_on`` says against a running infusion, as something to be acknowledged."""
    standing = may_go_on(moment, dose)
    if dose.infusion is None or not standing.must_stop:
        return ()
    start = dose.infusion.started.at
    sentences = (*(each.say for each in standing.reasons), *(each.say for each in standing.unknown))
    changes = sorted(_known_later(moment, dose.infusion)) or [(start, 0)]
    at, seq = changes[0]
    say = " ".join(told_once(sentences))
    return (StopAskedLate(seq, at, say, len(changes)),)


def _known_later(moment: Moment, infusion: Infusion) -> Iterator[tuple[datetime, int]]:
    """Time and place of each value of before the start that was recorded or changed after it."""
    chart, start = moment.case.chart, infusion.started.at
    volumes = [*chart.fluids, *(each for each in chart.struck if isinstance(each, FluidEntry))]
    kept: list[tuple[datetime, ObservedSet | FluidEntry]] = [
        *((each.at, each) for each in chart.sets),
        *((each.fluid.at, each) for each in volumes),
    ]
    for at, each in kept:
        if at <= start:
            changed = (each.recorded_at, *(change.at for change in each.corrections))
            struck = (each.struck.at,) if each.struck else ()
            yield from (
                (known, each.seq) for known in (*changed, *struck) if known > infusion.known_at
            )


def stops_asked(moment: Moment, dose: Dose) -> tuple[StopAsked, ...]:
    """What values that were taken after the start of a running infusion say against it.

    What spoke against the dose before its start is left to ``may_go_on``.
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
