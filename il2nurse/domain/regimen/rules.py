"""Rules and criteria: a condition, and what follows from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as part_of
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final

from il2nurse.domain.people import Role
from il2nurse.domain.regimen.comparisons import Comparison, Condition
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.refusals import Consequence
from il2nurse.domain.values.measure import all_of
from il2nurse.domain.values.same import Same

MOST_KEPT: Final = 4096


class Result(StrEnum):
    """What a rule or a criterion says, from least to most severe."""

    CLEAR = "clear"
    WATCH = "watch"
    RELATIVE = "relative"
    NOT_EVALUABLE = "not_evaluable"
    BLOCK = "block"
    HOLD = "hold"
    ABSOLUTE = "absolute"
    STOP = "stop"

    @property
    def severity(self) -> int:
        """How severe the result is: 0 is clear, and a higher number outweighs a lower one."""
        return _RESULTS[self]


_RESULTS = {result: place for place, result in enumerate(Result)}


class Verdict(StrEnum):
    """What follows for the dose."""

    GIVE = "give"
    NOT_EVALUABLE = "not_evaluable"
    HOLD = "hold"
    STOP_CYCLE = "stop_cycle"
    STOP_PERMANENTLY = "stop_permanently"

    @property
    def severity(self) -> int:
        """How severe the verdict is: 0 gives the dose, a higher number outweighs a lower one."""
        return _VERDICTS[self]


_VERDICTS = {verdict: place for place, verdict in enumerate(Verdict)}

VERDICTS: Mapping[Result, Verdict] = {
    Result.NOT_EVALUABLE: Verdict.NOT_EVALUABLE,
    Result.HOLD: Verdict.HOLD,
    Result.ABSOLUTE: Verdict.STOP_CYCLE,
    Result.STOP: Verdict.STOP_PERMANENTLY,
}


@dataclass(frozen=True, slots=True)
class Rule:
    """What a step says when its condition is met.

    ``say_charted`` says the same of a value that is charted around or after a dose, where nobody is
    about to give one, and ``say_running`` of one that is charted while an infusion runs or is
    paused; empty where ``say`` fits both. ``refused`` is what is left behind by an
    answer that the rule refuses. It says nothing where ``unless`` is met by another answer, nor
    where the order was not answered as ``ordered``, a question that is asked there once. A
    function is ``about`` the question by which it is put right, once that has an answer. An answer
    at which it ``owes_call`` is told to the prescriber before the next dose is begun.
    """

    id: str
    when: Condition
    result: Result
    say: str
    source: str
    confidence: str
    say_charted: str | None = None
    say_running: str | None = None
    refused: Consequence = Consequence.KEEP
    unless: Condition | None = None
    about: str | None = None
    owes_call: bool = False
    ordered: Condition | None = None

    def is_of_order(self, ordered: Mapping[str, Answer], today: date) -> bool:
        """Whether it speaks of what the order answered; most rules ask nothing of it."""
        asked = self.ordered.field if self.ordered else None
        if self.ordered is None or asked is None:
            return True
        return self.ordered.holds(ordered.get(asked, ""), today)

    def said(self, *, infusing: bool) -> str:
        """What it says of a value that is charted beside no step of a dose."""
        return (self.say_running if infusing else None) or self.say_charted or self.say

    def set_aside(self, answer_of: Callable[[str], Answer], today: date) -> bool:
        """Whether another answer surely lets this one pass; without that answer none does."""
        other = self.unless.field if self.unless else None
        return bool(self.unless and other and self.unless.holds(answer_of(other), today))


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule said about one answer; kept with the rule's id.

    ``overridden_by`` names the prescriber whose order put it aside for this dose.
    """

    rule: str
    result: Result
    say: str
    source: str
    field: str | None = None
    overridden_by: str | None = None


@dataclass(frozen=True, slots=True)
class Overridable:
    """Who may be the witness when a prescriber orders to give, and how long that serves."""

    roles: frozenset[Role]
    lasts: timedelta


@dataclass(frozen=True, slots=True)
class Recount:
    """A limit that counts only if it persists: measured again ``after`` a time, ``within`` another.

    Up to then the dose waits, and nothing is decided.
    """

    after: timedelta
    within: timedelta
    say: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Resume:
    """What a value must come to before the dose that follows one held or stopped for a limit.

    ``also`` asks another value besides, such as the patient's symptoms.
    """

    id: str
    when: tuple[Comparison, ...]
    say: str
    source: str
    confidence: str
    also: Condition | None = None

    def is_met_by(self, answer: Answer) -> bool:
        """True where the answer surely lies there."""
        return all_of(each.is_met_by(answer, date.min) for each in self.when) is True

    def shown(self) -> str:
        """The condition in words."""
        limits = " and ".join(comparison.shown() for comparison in self.when)
        return limits if self.also is None else f"{limits}, {self.also.field} {self.also.shown()}"


@dataclass(frozen=True, slots=True)
class Limit:
    """One band of a criterion and what it means for the dose.

    ``override`` is ``None`` where nobody may put it aside, which is the rule. A hold that another
    source only counts ``counts`` among the relative criteria too.
    """

    id: str
    when: tuple[Comparison, ...]
    result: Result
    say: str
    source: str
    confidence: str
    override: Overridable | None = None
    counts: bool = False
    recount: Recount | None = None
    resume: Resume | None = None

    def is_met_by(self, answer: Answer, today: date) -> bool | None:
        """Whether the answer lies in the band; ``None`` where its comparator leaves it open."""
        return _is_met_by(Same(self), answer, today)

    def shown(self) -> str:
        """The band in words."""
        return " and ".join(comparison.shown() for comparison in self.when)


# Every look at a chart compares the same values with the same bands.
@lru_cache(maxsize=MOST_KEPT)
def _is_met_by(limit: Same[Limit], answer: Answer, today: date) -> bool | None:
    return all_of(comparison.is_met_by(answer, today) for comparison in limit.thing.when)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One hold or stop criterion: an input, or a named function over inputs, and its bands.

    ``optional`` criteria are asked at the bedside by a step; an assessment without their input
    leaves them out instead of calling them not evaluable. ``unless`` names a function that tells
    when the criterion does not apply. ``advice`` says what would change the result. ``bands``
    are all limits in words, put together once, for every assessment shows them.
    """

    id: str
    title: str
    system: str
    limits: tuple[Limit, ...]
    field: str | None = None
    function: str | None = None
    unit: str = ""
    optional: bool = False
    unless: str | None = None
    advice: str | None = None
    advice_source: str | None = None
    bands: str = part_of(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Put the limits into words."""
        worded = "; ".join(f"{limit.result.value} {limit.shown()}" for limit in self.limits)
        object.__setattr__(self, "bands", worded)
