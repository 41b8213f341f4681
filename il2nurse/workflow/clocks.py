"""Where time comes from: this machine, a simulation, or a practice clock that can be sped up."""

import time
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from il2nurse.domain.values.clock import Clock, Reading
from il2nurse.domain.values.instants import as_utc

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
MILLISECOND = timedelta(milliseconds=1)


def find_boot_id() -> str:
    """What names this run of the machine; where the system does not tell, this run of the program.

    Without the system's word, readings of two runs of the program compare by the wall clock.
    """
    try:
        return BOOT_ID.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return f"program-{uuid.uuid4()}"


class SystemClock:
    """This machine's clocks; the running time counts sleep where the system offers that."""

    def __init__(self) -> None:
        """Find out once which run of the machine this is."""
        self._boot_id = find_boot_id()
        self._running = getattr(time, "CLOCK_BOOTTIME", None)

    def read(self) -> Reading:
        """Look at both clocks now."""
        nanoseconds = (
            time.monotonic_ns() if self._running is None else time.clock_gettime_ns(self._running)
        )
        return Reading(datetime.now(UTC), self._boot_id, nanoseconds // 1_000_000)


class SimulatedClock:
    """A clock that stands still until it is moved; serves scenarios and tests."""

    def __init__(self, at: datetime) -> None:
        """Begin at an aware time, in the machine's first run."""
        self._at = as_utc(at)
        self._run = 1
        self._boot_ms = 60_000

    def read(self) -> Reading:
        """Look at the clock."""
        return Reading(self._at, f"simulated-{self._run}", self._boot_ms)

    def move(self, by: timedelta) -> None:
        """Let time pass; raises ``ValueError`` for time that would run backwards."""
        if by < timedelta():
            raise ValueError("Time does not run backwards; set the wall clock instead.")
        self._at += by
        self._boot_ms += by // MILLISECOND

    def set_wall_clock(self, by: timedelta) -> None:
        """Set the wall clock forward or back while the running time goes on as before."""
        self._at += by

    def restart(self) -> None:
        """Start the machine anew: another run, whose running time begins again."""
        self._run += 1
        self._boot_ms = 60_000


@dataclass(frozen=True, slots=True)
class Pace:
    """From which moment on a practice clock runs, and how many times as fast as its base.

    ``run`` names the run of the practice machine, of which ``boot_ms`` counts the running time.
    """

    since: Reading
    at: datetime
    boot_ms: int
    factor: Decimal
    run: str

    def read(self, base: Reading) -> Reading:
        """What the practice clock says when its base says this."""
        passed = int((base.since(self.since) // MILLISECOND) * self.factor)
        return Reading(self.at + passed * MILLISECOND, self.run, self.boot_ms + passed)


class PaceShelf(Protocol):
    """Where every window on one practice ward finds the same pace."""

    def load(self) -> Pace | None:
        """The pace kept last; ``None`` where none is kept or can be read."""
        ...

    def save(self, pace: Pace) -> None:
        """Keep the pace for every window."""
        ...


class SpedUpClock:
    """A practice clock: it begins at a chosen time and runs ``factor`` times as fast.

    With a shelf all windows on one ward run by one pace, and a restart goes on with it.
    """

    def __init__(self, base: Clock, at: datetime, shelf: PaceShelf | None = None) -> None:
        """Go on with the pace on the shelf, else begin at an aware time, as fast as ``base``."""
        self._base = base
        self._shelf = shelf
        kept = shelf.load() if shelf else None
        run = f"practice-{uuid.uuid4()}"
        self._pace = kept or Pace(base.read(), as_utc(at), 0, Decimal(1), run)
        if shelf and kept is None:
            shelf.save(self._pace)

    @property
    def factor(self) -> Decimal:
        """How many times as fast as the base clock."""
        return self._now().factor

    def speed_up(self, factor: Decimal | int) -> None:
        """Run at another pace from now on; raises ``ValueError`` unless it is above zero."""
        if not factor > 0:
            raise ValueError("A clock runs at a pace above zero.")
        base, now = self._base.read(), self.read()
        self._pace = Pace(base, now.at, now.boot_ms, Decimal(factor), now.boot_id)
        if self._shelf:
            self._shelf.save(self._pace)

    def read(self) -> Reading:
        """Look at the practice clock."""
        return self._now().read(self._base.read())

    def _now(self) -> Pace:
        if self._shelf:
            self._pace = self._shelf.load() or self._pace
        return self._pace
