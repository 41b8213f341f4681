"""Instants and stretches of time, always in UTC so that a clock change cannot bend them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Self


def as_utc(at: datetime) -> datetime:
    """Give the same instant in UTC; raise ValueError when its zone is not known.

    Sums on two local times of one zone ignore a clock change; sums on UTC do not.
    """
    if at.tzinfo is UTC:
        return at
    if at.tzinfo is None or at.utcoffset() is None:
        raise ValueError(f"The time {at:%d-%b-%Y %H:%M} has no time zone, so it cannot be used.")
    return at.astimezone(UTC)


def hours(count: Decimal | int) -> timedelta:
    """Turn a number of hours into elapsed time, to the microsecond."""
    return timedelta(microseconds=int(count * 3_600_000_000))


def hours_between(earlier: datetime, later: datetime) -> Decimal:
    """Elapsed hours from one instant to another; below zero when the order is reversed."""
    micros = (as_utc(later) - as_utc(earlier)) // timedelta(microseconds=1)
    return Decimal(micros) / Decimal(3_600_000_000)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time in UTC that contains its start and not its end."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        """Keep both ends in UTC; raise ValueError when the end lies before the start."""
        object.__setattr__(self, "start", as_utc(self.start))
        object.__setattr__(self, "end", as_utc(self.end))
        if self.end < self.start:
            raise ValueError("A stretch of time cannot end before it starts.")

    @classmethod
    def through(cls, start: datetime, last: datetime) -> Self:
        """From an instant up to and including another; raise ValueError where that is earlier."""
        return cls(start, last + timedelta(microseconds=1))

    def __contains__(self, at: datetime) -> bool:
        """Say whether the instant falls in this stretch."""
        return self.start <= as_utc(at) < self.end

    @property
    def hours(self) -> Decimal:
        """Elapsed length in hours."""
        return hours_between(self.start, self.end)
