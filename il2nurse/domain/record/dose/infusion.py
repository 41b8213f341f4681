"""The infusion timer: a view of the start, pauses and end that were recorded."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from il2nurse.domain.record.dose.call import Call
from il2nurse.domain.record.dose.corrected import NOT_INFUSED, DoseCorrectedFact, DoseValue
from il2nurse.domain.record.dose.infusion_facts import (
    ClockDifferedFact,
    InfusionCompletedFact,
    InfusionPausedFact,
    InfusionResumedFact,
    InfusionStartedFact,
    InfusionStoppedFact,
    TimedFact,
    read_timed,
)
from il2nurse.domain.record.dose.paper_facts import DoseGivenOnPaperFact
from il2nurse.domain.record.dose.pause import Pause
from il2nurse.domain.record.register.entries import BrokenRecord, Entry, Kind
from il2nurse.domain.record.register.facts import refusing
from il2nurse.domain.record.register.spelling import Unreadable, read_number, read_time, under
from il2nurse.domain.values.clock import Reading

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
# The clock of what was written down: no boot of a machine has this id.
PAPER_CLOCK: Final = "paper"


class InfusionState(StrEnum):
    """Where an infusion stands."""

    RUNNING = "running"
    PAUSED = "paused"
    COMPLETED = "completed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Infusion:
    """One infusion as recorded. ``total_ml`` is bag plus drug; ``planned`` its running time.

    ``late_reason`` and ``late_call`` are there where it began after its window, ``reason`` and
    ``text`` where it was stopped early; ``short`` where it ran to its end and gave too little;
    ``end_reason`` where it was over its time. What is ``known_at`` is when it was recorded.
    """

    started: Reading
    total_ml: Decimal
    rate_ml_per_h: Decimal
    planned: timedelta
    by: str
    known_at: datetime
    late_reason: str | None = None
    late_call: Call | None = None
    pauses: tuple[Pause, ...] = ()
    ended: Reading | None = None
    end_kind: Kind | None = None
    reason: str | None = None
    text: str | None = None
    recorded_given_ml: Decimal | None = None
    short: bool = False
    end_reason: str | None = None
    end_known_at: datetime | None = None

    @property
    def state(self) -> InfusionState:
        """Running, paused, completed or stopped."""
        if self.end_kind is Kind.INFUSION_COMPLETED:
            return InfusionState.COMPLETED
        if self.end_kind is Kind.INFUSION_STOPPED:
            return InfusionState.STOPPED
        open_pause = self.pauses and self.pauses[-1].until is None
        return InfusionState.PAUSED if open_pause else InfusionState.RUNNING

    @property
    def open(self) -> bool:
        """True while the infusion is running or paused."""
        return self.ended is None

    def elapsed(self, now: Reading) -> timedelta:
        """Running time up to ``now``, pauses left out; never negative."""
        end = self.ended or now
        total = end.since(self.started)
        for pause in self.pauses:
            total -= (pause.until or end).since(pause.since)
        return max(total, timedelta())

    def left(self, now: Reading) -> timedelta:
        """Running time still to go; zero when the time is up."""
        return max(self.planned - self.elapsed(now), timedelta())

    def over(self, now: Reading) -> timedelta:
        """How long it has been running past its end; zero before that, and while it is paused."""
        if self.state is not InfusionState.RUNNING:
            return timedelta()
        return max(self.elapsed(now) - self.planned, timedelta())

    def given_ml(self, now: Reading) -> Decimal:
        """Volume given by time, to 0.1 mL; the recorded volume once it has ended."""
        if self.recorded_given_ml is not None:
            return self.recorded_given_ml
        share = Decimal(min(self.elapsed(now), self.planned) // timedelta(milliseconds=1))
        whole = Decimal(self.planned // timedelta(milliseconds=1))
        return (self.total_ml * share / whole).quantize(Decimal("0.1"))

    def left_ml(self, now: Reading) -> Decimal:
        """Volume not yet given, to 0.1 mL."""
        return (self.total_ml - self.given_ml(now)).quantize(Decimal("0.1"))

    def ends_at(self, now: Reading) -> datetime:
        """When the time will be up if the infusion runs on from now."""
        return now.at + self.left(now)


def replay_infusion(entries: Iterable[Entry]) -> Infusion | None:
    """The infusion after these entries of a dose; ``None`` where it was never started."""
    infusion: Infusion | None = None
    for entry in entries:
        fact = read_timed(entry)
        if entry.kind is Kind.DOSE_GIVEN_ON_PAPER:
            told = DoseGivenOnPaperFact.read(entry)
            if told.site:  # An injection, and no infusion is ever of the same dose.
                return None
            infusion = _on_paper(entry, told)
        elif entry.kind is Kind.DOSE_CORRECTED:
            with refusing(entry):
                infusion = _corrected(infusion, DoseCorrectedFact.read(entry))
        elif isinstance(fact, InfusionStartedFact):
            infusion = _started(entry, fact)
        elif fact is not None and not isinstance(fact, ClockDifferedFact):
            infusion = _after(infusion, entry, fact)
    return infusion


def _on_paper(entry: Entry, fact: DoseGivenOnPaperFact) -> Infusion:
    """The infusion as a form tells it: times by the wall clock, pauses only once it runs here."""
    how = Kind.INFUSION_STOPPED if fact.reason is not None else Kind.INFUSION_COMPLETED
    return Infusion(
        started=_written(entry.occurred_at),
        total_ml=fact.total_ml,
        rate_ml_per_h=fact.rate_ml_per_h,
        planned=timedelta(seconds=fact.planned_s),
        by=fact.gave,
        known_at=entry.recorded_at,
        ended=_written(fact.ended) if fact.ended else None,
        end_kind=how if fact.ended else None,
        reason=fact.reason,
        text=fact.text,
        recorded_given_ml=fact.given_ml,
        short=_is_short_on_paper(fact),
    )


def _is_short_on_paper(fact: DoseGivenOnPaperFact) -> bool:
    """An infusion that still runs is not short yet; a stopped one is told as stopped."""
    if fact.ended is None or fact.reason is not None or fact.given_ml is None:
        return False
    return _is_short(fact.given_ml, fact.total_ml, said=fact.short)


def _is_short(given: Decimal, total: Decimal, *, said: bool | None) -> bool:
    """Whether less than a whole dose was given; by the volumes where an older entry is silent."""
    return given < total if said is None else said


def _written(at: datetime) -> Reading:
    """A time as it was written down; no machine ran beside it."""
    return Reading(at, PAPER_CLOCK, (at - EPOCH) // timedelta(milliseconds=1))


def _corrected(infusion: Infusion | None, fact: DoseCorrectedFact) -> Infusion | None:
    """The infusion with another volume or end; ``None`` where a dose from paper was struck out."""
    if fact.what in NOT_INFUSED:
        return infusion
    if infusion is None:
        raise Unreadable("no infusion stands before it")
    match fact.what:
        case DoseValue.GIVEN:
            given = under("now", read_number, fact.now)
            whole = infusion.end_kind is Kind.INFUSION_COMPLETED
            short = whole and _is_short(given, infusion.total_ml, said=fact.short)
            return replace(infusion, recorded_given_ml=given, short=short)
        case DoseValue.ENDED:
            if infusion.ended is None:
                raise Unreadable("no end of the infusion stands before it")
            end = infusion.ended.back_to(under("now", read_time, fact.now))
            return replace(infusion, ended=end, end_known_at=None)
        case _:
            return None


def _started(entry: Entry, fact: InfusionStartedFact) -> Infusion:
    return Infusion(
        started=fact.reading(entry.occurred_at),
        total_ml=fact.total_ml,
        rate_ml_per_h=fact.rate_ml_per_h,
        planned=timedelta(seconds=fact.planned_s),
        by=entry.person,
        known_at=entry.recorded_at,
        late_reason=fact.late_reason,
        late_call=fact.late_call,
    )


def _after(infusion: Infusion | None, entry: Entry, fact: TimedFact) -> Infusion:
    if infusion is None:
        raise BrokenRecord(entry, "no infusion was started before it")
    at = fact.reading(entry.occurred_at)
    match fact:
        case InfusionPausedFact():
            pause = Pause(at, fact.reason, fact.text, entry.person)
            return replace(infusion, pauses=(*infusion.pauses, pause))
        case InfusionResumedFact():
            over = replace(
                _until(infusion, entry, at),
                rate_ml_per_h=fact.rate_ml_per_h,
                checked_by=fact.witness,
            )
            return replace(infusion, pauses=(*infusion.pauses[:-1], over))
        case InfusionStoppedFact():
            ended = _ended(infusion, entry, at, fact.given_ml)
            return replace(ended, reason=fact.reason, text=fact.text)
        case InfusionCompletedFact():
            ended = _ended(infusion, entry, at, fact.given_ml)
            short = _is_short(fact.given_ml, infusion.total_ml, said=fact.short)
            return replace(ended, short=short, end_reason=fact.late_reason)
        case _:
            return infusion


def _until(infusion: Infusion, entry: Entry, at: Reading) -> Pause:
    if not infusion.pauses or infusion.pauses[-1].until:
        raise BrokenRecord(entry, "nothing was paused before it")
    return replace(infusion.pauses[-1], until=at)


def _ended(infusion: Infusion, entry: Entry, at: Reading, given_ml: Decimal) -> Infusion:
    ended = replace(infusion, ended=at, end_kind=entry.kind, recorded_given_ml=given_ml)
    return replace(ended, end_known_at=entry.recorded_at)
