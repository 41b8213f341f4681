"""The infusion timer: a view of the start, pauses and end that were recorded."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from il2nurse.domain.record.register.entries import Entry, Json, Kind
from il2nurse.domain.values.clock import Reading


class InfusionState(StrEnum):
    """Where an infusion stands."""

    RUNNING = "running"
    PAUSED = "paused"
    COMPLETED = "completed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Pause:
    """A time without flow, its reason, and when it went on."""

    since: Reading
    reason: str
    until: Reading | None = None


@dataclass(frozen=True, slots=True)
class Infusion:
    """One infusion as recorded. ``total_ml`` is bag plus drug; ``planned`` its running time."""

    started: Reading
    total_ml: Decimal
    rate_ml_per_h: Decimal
    planned: timedelta
    by: str
    pump: str = ""
    pauses: tuple[Pause, ...] = ()
    ended: Reading | None = None
    end_kind: Kind | None = None
    reason: str = ""
    recorded_given_ml: Decimal | None = None

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


def write_reading(reading: Reading) -> dict[str, Json]:
    """The part of a body that lets the timer survive sleep, restart and clock changes."""
    return {"boot_id": reading.boot_id, "boot_ms": reading.boot_ms}


def read_reading(entry: Entry) -> Reading:
    """The clock reading kept with an entry."""
    boot_ms = entry.body.get("boot_ms")
    return Reading(
        at=entry.occurred_at,
        boot_id=entry.text("boot_id"),
        boot_ms=boot_ms if isinstance(boot_ms, int) else 0,
    )


def _started(entry: Entry) -> Infusion:
    planned = entry.body["planned_s"]
    return Infusion(
        started=read_reading(entry),
        total_ml=Decimal(entry.text("total_ml")),
        rate_ml_per_h=Decimal(entry.text("rate_ml_per_h")),
        planned=timedelta(seconds=planned if isinstance(planned, int) else 0),
        by=entry.person,
        pump=entry.text("pump"),
    )


def replay_infusion(entries: Iterable[Entry]) -> Infusion | None:
    """The infusion after these entries of a dose; ``None`` where it was never started."""
    infusion: Infusion | None = None
    for entry in entries:
        if entry.kind is Kind.INFUSION_STARTED:
            infusion = _started(entry)
        elif infusion is not None:
            infusion = _after(infusion, entry)
    return infusion


def _after(infusion: Infusion, entry: Entry) -> Infusion:
    match entry.kind:
        case Kind.INFUSION_PAUSED:
            pause = Pause(read_reading(entry), entry.text("reason"))
            return replace(infusion, pauses=(*infusion.pauses, pause))
        case Kind.INFUSION_RESUMED:
            last = replace(infusion.pauses[-1], until=read_reading(entry))
            return replace(infusion, pauses=(*infusion.pauses[:-1], last))
        case Kind.INFUSION_STOPPED | Kind.INFUSION_COMPLETED:
            return replace(
                infusion,
                ended=read_reading(entry),
                end_kind=entry.kind,
                reason=entry.text("reason"),
                recorded_given_ml=Decimal(entry.text("given_ml")),
            )
        case _:
            return infusion
