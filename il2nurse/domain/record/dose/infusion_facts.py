"""What the entries of a dose's infusion say, each with a look at the machine's running time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from il2nurse.domain.record.dose.call import Call
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.facts import Fact
from il2nurse.domain.record.register.parts import SAID
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.rules import Finding
from il2nurse.domain.values.clock import Reading


@dataclass(frozen=True, slots=True)
class TimedFact(Fact):
    """What lets the timer survive sleep, restart and clock changes."""

    boot_id: str
    boot_ms: int

    def reading(self, at: datetime) -> Reading:
        """The clock as it was then; ``at`` is the time of the entry."""
        return Reading(at, self.boot_id, self.boot_ms)


@dataclass(frozen=True, slots=True)
class InfusionStartedFact(TimedFact):
    """The infusion was started.

    An older program let it begin after its window, with a reason and a call.
    """

    KIND = Kind.INFUSION_STARTED
    step: str
    answers: Mapping[str, Answer]
    findings: tuple[Finding, ...]
    total_ml: Decimal
    rate_ml_per_h: Decimal
    planned_s: int
    late_reason: str | None = None
    late_call: Call | None = None


@dataclass(frozen=True, slots=True)
class InfusionPausedFact(TimedFact):
    """Nothing flows from now on, for a reason of the regimen's list."""

    KIND = Kind.INFUSION_PAUSED
    reason: str
    text: str | None


@dataclass(frozen=True, slots=True)
class InfusionResumedFact(TimedFact):
    """A paused infusion runs on.

    Of a bag that runs over days the rate is read from the pump again, and a ``witness`` signs.
    """

    KIND = Kind.INFUSION_RESUMED
    rate_ml_per_h: Decimal | None = None
    witness: str | None = None


@dataclass(frozen=True, slots=True)
class InfusionStoppedFact(TimedFact):
    """The infusion was ended early, for a reason of the regimen's list."""

    KIND = Kind.INFUSION_STOPPED
    reason: str
    text: str | None
    given_ml: Decimal


@dataclass(frozen=True, slots=True)
class InfusionCompletedFact(TimedFact):
    """The infusion ran to its end; ``given_ml`` is what the pump gave.

    ``short`` tells that this was less than the regimen takes for a dose given in full;
    ``late_reason`` why it ran longer, or was recorded only later, where it was over its time.
    """

    KIND = Kind.INFUSION_COMPLETED
    given_ml: Decimal
    short: bool | None = field(default=None, metadata=SAID)
    late_reason: str | None = None


@dataclass(frozen=True, slots=True)
class ClockDifferedFact(TimedFact):
    """The wall clock moved against the running time by so many seconds, forward or back."""

    KIND = Kind.CLOCK_DIFFERED
    say: str
    drift_s: int


_FACTS: tuple[type[TimedFact], ...] = (
    InfusionStartedFact,
    InfusionPausedFact,
    InfusionResumedFact,
    InfusionStoppedFact,
    InfusionCompletedFact,
    ClockDifferedFact,
)
TIMED_FACTS: Mapping[Kind, type[TimedFact]] = {fact.KIND: fact for fact in _FACTS}


def read_timed(entry: Entry) -> TimedFact | None:
    """What an entry of the infusion says; ``None`` for any other kind of entry."""
    kind = TIMED_FACTS.get(entry.kind)
    return kind.read(entry) if kind else None
