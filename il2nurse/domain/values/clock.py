"""What a clock says: the wall time and, beside it, the time this machine has been running."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Reading:
    """One look at the clock.

    ``at`` is aware UTC wall time. ``boot_ms`` counts milliseconds since the machine started,
    sleep included; it is comparable only between readings with the same ``boot_id``.
    """

    at: datetime
    boot_id: str
    boot_ms: int

    def since(self, earlier: "Reading") -> timedelta:
        """Time since ``earlier``: by the running time within one boot, else by the wall clock."""
        if self.boot_id == earlier.boot_id:
            return timedelta(milliseconds=self.boot_ms - earlier.boot_ms)
        return self.at - earlier.at

    def back_to(self, at: datetime) -> "Reading":
        """The look at this clock that a person would have had at another time, mostly earlier."""
        passed = (self.at - at) // timedelta(milliseconds=1)
        return Reading(at, self.boot_id, self.boot_ms - passed)

    def drift(self, earlier: "Reading") -> timedelta:
        """How far the wall clock moved against the running time (zero across a restart)."""
        return (self.at - earlier.at) - self.since(earlier)


class Clock(Protocol):
    """Where the program takes the time from; a simulated one serves scenarios and practice."""

    def read(self) -> Reading:
        """Look at the clock now."""
        ...
