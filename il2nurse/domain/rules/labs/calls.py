"""Values for which the prescriber is to be called, until a call about them is on record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache, partial
from typing import ClassVar, Final

from il2nurse.domain.record.alarms.calls import PrescriberCall
from il2nurse.domain.record.chart.chart import LabResult, ObservedSet
from il2nurse.domain.regimen.calls import CallLimit
from il2nurse.domain.regimen.comparisons import Op
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.moment import Moment, judged_once, text_at
from il2nurse.domain.values.measure import all_of
from il2nurse.domain.values.same import Same

MOST_KEPT: Final = 4096


@dataclass(frozen=True, slots=True)
class OwedCall:
    """A value in place ``seq`` of the chart for which nobody has called the prescriber yet.

    ``at`` is when it was taken, ``known_at`` when it came onto the chart as it stands now;
    ``side`` says "low" or "high" where it surely is.
    """

    limit: CallLimit
    seq: int
    at: datetime
    known_at: datetime
    value: str
    side: str | None = None
    dose: ClassVar[str | None] = None

    @property
    def asked_by(self) -> str:
        """The call limit, as the entry of the call names it."""
        return self.limit.id

    @property
    def say(self) -> str:
        """The value and what is to be done, in a sentence without a time."""
        return f"{self._what}. {self.limit.say}"

    def told(self, time: str) -> str:
        """The same with the time at which it was taken."""
        return f"{self._what} at {time}. {self.limit.say}"

    @property
    def _what(self) -> str:
        title = f"{self.limit.title} {self.side}," if self.side else self.limit.title
        return f"{title} {self.value}"


@judged_once
def owed_calls(moment: Moment) -> tuple[OwedCall, ...]:
    """Every call that is still to be made, the oldest value first.

    One call about a limit answers every value that was on record then; a value that comes later, or
    is corrected to lie there, asks again. A better value after it does not answer it, nor does
    another text of the regimen or another course: a value is judged by the text that held when it
    came onto the chart. Values from before the treatment ask for nothing.
    """
    newest: dict[str, OwedCall] = {}
    for text in texts_in_turn(moment):
        for limit in text.calls.limits:
            if owed := _owed(moment, text, limit):
                newest[limit.id] = owed
    return tuple(sorted(newest.values(), key=lambda each: each.known_at))


def results_that_ask(
    moment: Moment, field: str, since: datetime
) -> Iterator[tuple[CallLimit, LabResult]]:
    """Results at a limit that have this question answered anew, of specimens since a time."""
    asking = (limit for limit in moment.regimen.calls.limits if limit.asks == field)
    for limit in asking:
        for result in moment.case.chart.results_of(limit.test) if limit.test else ():
            if result.struck is None and result.at >= since and _result_meets(limit, result):
                yield limit, result


def texts_in_turn(moment: Moment) -> tuple[Regimen, ...]:
    """The texts by which the patient was treated, in the order in which they held."""
    digests = (
        digest
        for course in moment.case.courses
        for digest in (*(each.before for each in course.switches), course.regimen_digest)
    )
    return tuple(moment.text(digest) for digest in dict.fromkeys(digests))


def _owed(moment: Moment, text: Regimen, limit: CallLimit) -> OwedCall | None:
    """The newest value at this limit of a text that held then, where nobody was called about it."""
    since = moment.case.courses[0].cycles[0].first_slot - text.calls.fresh
    known_before = [call.known_at for call in _about_values(moment) if call.limit == limit.id]
    for each in _values(moment, text, limit):
        if each.at < since:
            return None
        news = each.known_at - each.at <= text.calls.fresh
        answered = any(at >= each.known_at for at in known_before)
        if news and not answered and text_at(moment.case, each.known_at) == text.digest:
            return each
    return None


def _about_values(moment: Moment) -> Iterator[PrescriberCall]:
    return (call for call in moment.case.calls if call.dose is None)


def _values(moment: Moment, text: Regimen, limit: CallLimit) -> Iterator[OwedCall]:
    """The values at the limit, the newest first."""
    if limit.test:
        for result in reversed(moment.case.chart.results_of(limit.test)):
            if result.struck is None and result.at <= moment.at and _result_meets(limit, result):
                yield _of_result(limit, result)
    elif limit.field:
        met = cache(partial(meets, limit))
        for observed in reversed(moment.case.chart.with_value(limit.field)):
            at_limit = met(observed.values[limit.field])
            if at_limit and observed.at <= moment.at and not _call_on_record(moment, observed):
                yield _of_set(moment, text, limit, observed)


def meets(limit: CallLimit, answer: Answer) -> bool:
    """True where a value lies at the limit, or its comparator leaves that open."""
    return _meets(Same(limit), answer)


# The same values of a long chart are compared at every look.
@lru_cache(maxsize=MOST_KEPT)
def _meets(limit: Same[CallLimit], answer: Answer) -> bool:
    return all_of(each.is_met_by(answer, date.min) for each in limit.thing.when) is not False


def _side(limit: CallLimit, answer: Answer) -> str | None:
    """On which side of the limit a value surely lies; ``None`` where that is open."""
    if not all(each.holds(answer, date.min) for each in limit.when):
        return None
    ops = {each.op for each in limit.when}
    if ops <= {Op.BELOW, Op.AT_MOST}:
        return "low"
    return "high" if ops <= {Op.ABOVE, Op.AT_LEAST} else None


def _result_meets(limit: CallLimit, result: LabResult) -> bool:
    """True as well where the result is kept in another unit: a person has to look."""
    received = result.received
    return received.own_unit != limit.unit or meets(limit, received.measure.kept)


def _of_result(limit: CallLimit, result: LabResult) -> OwedCall:
    changed = [result.recorded_at, *(each.at for each in result.corrections)]
    received = result.received
    own = received.own_unit == limit.unit
    side = _side(limit, received.measure.kept) if own else None
    return OwedCall(limit, result.seq, result.at, max(changed), received.shown, side)


def _of_set(moment: Moment, text: Regimen, limit: CallLimit, observed: ObservedSet) -> OwedCall:
    name = limit.field or ""
    changed = [each.at for each in observed.corrections if each.field == name]
    known = max([observed.recorded_at, *changed])
    result = moment.case.chart.result_at_seq(observed.seq)
    typed = text.fields[name].shown(observed.values[name])
    shown = result.received.shown if result else typed
    side = _side(limit, observed.values[name])
    return OwedCall(limit, observed.seq, observed.at, known, shown, side)


def _call_on_record(moment: Moment, observed: ObservedSet) -> bool:
    """True of a value of a dose that was held, or given on an order: that call is on record."""
    doses = [each for each in moment.case.doses.values() if each.key.stream == observed.dose]
    held = [dose.held.known_at for dose in doses if dose.held]
    ordered = [override.known_at for dose in doses for override in dose.overrides]
    return any(at >= observed.recorded_at for at in (*held, *ordered))
