"""What followed a value at which a dose is held or the team is called: answer, call, dose, next."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.alarms.acknowledged import Acknowledged
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.chart.chart import ObservedSet
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.alarms.alarm import newest_answer
from il2nurse.domain.rules.alarms.emergencies import emergencies
from il2nurse.domain.rules.chart.vital_sets import is_vital_set, score_of
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.measure import read_measure
from il2nurse.domain.values.quantity import show
from il2nurse.readable.flowsheet.curves import NEWS2
from il2nurse.readable.flowsheet.flowsheet import Flowsheet
from il2nurse.readable.flowsheet.marks import NEVER_BEGUN, Became, DoseMark, every_dose_mark
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import RESULT_WORDS

NO_ANSWER: Final = "alarm not acknowledged"
NO_CALL: Final = "no call on record"
NOT_AGAIN: Final = "not measured again yet"
Values = Mapping[str, Decimal]
"""Values by the name of their sign."""


@dataclass(frozen=True, slots=True)
class Followed:
    """Values of one time that hold a dose or call the team, and all that came of them by now.

    ``met`` names the limits of the regimen that they meet, each with what it asks.
    ``alarmed`` is true where an alarm was raised; ``answer`` is who took it on. ``calls`` are those
    about the values and that of the hold that followed, each with its order. ``next_at`` and
    ``then`` are the next values of the same signs, ``dose`` the next one given or held, or the one
    whose infusion ended early after it.
    """

    at: datetime
    values: Values
    met: tuple[str, ...]
    alarmed: bool
    answer: Acknowledged | None
    calls: tuple[tuple[datetime, str | None], ...]
    reactions: tuple[str, ...]
    dose: DoseMark | None
    next_at: datetime | None
    then: Values

    @property
    def what(self) -> str:
        """The values: "HR 172, NEWS2 11"."""
        return _listed(self.values)

    def told(self, wording: Wording) -> str:
        """What came of it, in one sentence of short parts."""
        parts = [*self.met, self._next(wording), *self.reactions, *self._dose(wording)]
        if self.alarmed:
            parts.append(
                f"alarm acknowledged {wording.clock(self.answer.at)}, "
                f"{wording.initials(self.answer.by)}"
                if self.answer
                else NO_ANSWER
            )
        parts += [
            f"prescriber called {wording.clock(at)}{f': {order}' if order else ''}"
            for at, order in self.calls
        ]
        if not self.calls:
            parts.append(NO_CALL)
        told = "; ".join(part.removesuffix(".") for part in parts)
        return f"{told[:1].upper()}{told[1:]}."

    def _next(self, wording: Wording) -> str:
        if self.next_at is None:
            return NOT_AGAIN
        return f"next {wording.clock(self.next_at)}: {_listed(self.then)}"

    def _dose(self, wording: Wording) -> Iterator[str]:
        if self.dose is not None:
            ended = self.dose.start <= self.at
            at = self.dose.end if ended else self.dose.start
            yield f"dose {self.dose.slot} {self.dose.became.value} {wording.clock(at)}"


def followed(sheet: Flowsheet, moment: Moment) -> Iterator[Followed]:
    """Every such time of the period, the newest first."""
    found: dict[datetime, dict[str, Decimal]] = {}
    for series in sheet.series:
        for at, value in series.marked:
            found.setdefault(at, {})[series.curve.field] = value
    doses = every_dose_mark(moment)
    for at in sorted(found, reverse=True):
        yield _followed(moment, at, found[at], doses)


def _followed(moment: Moment, at: datetime, values: Values, doses: Sequence[DoseMark]) -> Followed:
    case, sets = moment.case, moment.case.chart.sets
    first, after = (cut(sets, at, key=lambda each: each.at) for cut in (bisect_left, bisect_right))
    seqs = {each.seq for each in sets[first:after]}
    later = {name: _next_value(moment, name, sets[after:]) for name in values}
    next_at = min((point[0] for point in later.values() if point), default=None)
    then = {name: point[1] for name, point in later.items() if point and point[0] == next_at}
    alarmed = [each for each in emergencies(moment) if each.newest and each.at <= at <= each.until]
    answer = newest_answer(case, AlarmKind.EMERGENCY, None, alarmed[0].seq) if alarmed else None
    dose = _dose_after(doses, at)
    return Followed(
        at=at,
        values=_named(moment.regimen, values),
        met=tuple(_met(moment.regimen, values)),
        alarmed=bool(alarmed),
        answer=answer if answer and answer.level >= alarmed[0].level else None,
        calls=(
            *((each.at, each.order) for each in case.calls if each.seq in seqs and not each.dose),
            *_call_of_hold(moment, dose),
            *_calls_of_stop(moment, dose, at),
        ),
        reactions=tuple(_reactions(moment, at, next_at or moment.at)),
        dose=dose,
        next_at=next_at,
        then=_named(moment.regimen, then),
    )


def _call_of_hold(moment: Moment, mark: DoseMark | None) -> Iterator[tuple[datetime, str | None]]:
    """The call to the prescriber by which the next dose was held."""
    if mark is None or mark.became not in NEVER_BEGUN:
        return
    held = (each.held for each in moment.case.doses.values() if each.held)
    yield from ((each.call.at, each.call.order) for each in held if each.at == mark.start)


def _calls_of_stop(
    moment: Moment, mark: DoseMark | None, at: datetime
) -> Iterator[tuple[datetime, str | None]]:
    """The calls to the prescriber about the infusion that ended early after these values."""
    if mark is None or mark.start > at:
        return
    begun = (each for each in moment.case.doses.values() if each.given)
    streams = {each.key.stream for each in begun if each.given and each.given.since == mark.start}
    yield from (
        (each.at, each.order)
        for each in moment.case.calls
        if each.dose in streams and each.at >= at
    )


def _reactions(moment: Moment, start: datetime, end: datetime) -> Iterator[str]:
    """What was seen from then on until the next values, and what was done."""
    for dose in moment.case.doses.values():
        labels = {term.id: term.label for term in moment.regimen_of(dose).reactions}
        for seen in dose.reactions:
            if start <= seen.at < end and not seen.struck:
                yield f"{labels.get(seen.term, seen.term)}: {seen.action}"


def _next_value(
    moment: Moment, name: str, later: Sequence[ObservedSet]
) -> tuple[datetime, Decimal] | None:
    for observed in later:
        if name == NEWS2:
            whole = is_vital_set(observed, moment.regimen)
            score = score_of(moment.case.chart, moment.regimen, observed) if whole else None
            if score:
                return observed.at, Decimal(score.total)
        elif isinstance(value := observed.values.get(name), str) and value:
            return observed.at, read_measure(value).value
    return None


def _named(regimen: Regimen, values: Values) -> Values:
    """The same by short names."""
    return {_short(regimen, name): value for name, value in values.items()}


def _met(regimen: Regimen, values: Values) -> Iterator[str]:
    """The most severe limit that each value meets: "HR above 130: stop the cycle"."""
    for name, value in values.items():
        met = [
            limit
            for criterion in regimen.criteria
            if criterion.field == name
            for limit in criterion.limits
            if limit.is_met_by(show(value), date.min)
        ]
        if met:
            worst = max(met, key=lambda limit: limit.result.severity)
            lasts = " if it persists" if worst.recount else ""
            asked = RESULT_WORDS[worst.result].within
            yield f"{_short(regimen, name)} {worst.shown()}: {asked}{lasts}"


def _short(regimen: Regimen, name: str) -> str:
    field = regimen.fields.get(name)
    return (field.short or field.label) if field else "NEWS2"


def _dose_after(doses: Sequence[DoseMark], at: datetime) -> DoseMark | None:
    """The infusion that ended early after this time, else the next dose given or held."""
    early = (Became.PART, Became.NOTHING)
    cut = (each for each in doses if each.start <= at <= each.end and each.became in early)
    later = (each for each in doses if each.start > at)
    return next(cut, None) or next(later, None)


def _listed(values: Values) -> str:
    return ", ".join(f"{name} {show(value)}" for name, value in values.items())
