"""What stopped a cycle or a course, and who let the treatment go on after it: never forgotten."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from il2nurse.domain.record.register.entries import Entry


@dataclass(frozen=True, slots=True)
class Lifted:
    """A prescriber's decision to go on after a stop; ``cycle`` was planned by it, else 0.

    ``resolved`` is how the stop has resolved where the reason tells something else. ``corrected``:
    nobody decided; the stop rested on a held dose that was put right, or on a reaction that was
    struck out. ``known_at`` is when it was put on record.
    """

    by: str
    at: datetime
    known_at: datetime
    reason: str
    cycle: int = 0
    resolved: str | None = None
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop of a cycle, or with ``cycle`` 0 of the course for good.

    ``charted`` is the place in the chart of a value that stops by itself; nobody recorded the stop.
    ``number`` is that of the entry in the register where somebody did. ``elsewhere`` is the record
    of the same person on which it stands first, and ``reaction`` names the one that closed it.
    ``dose`` is the stream of the dose that was held, or that ran, as its cycle was stopped.
    """

    cycle: int
    reason: str
    at: datetime
    by: str
    lifted: Lifted | None = None
    charted: int | None = None
    number: int | None = None
    elsewhere: str | None = None
    reaction: str | None = None
    dose: str | None = None


def read_stop(entry: Entry, cycle: int, reason: str) -> Stop:
    """The stop that an entry keeps."""
    return Stop(cycle, reason, entry.occurred_at, entry.person, number=entry.number)


def what_stopped(stops: Iterable[Stop]) -> str | None:
    """Everything that stopped a course for good and was not lifted, the oldest first.

    Whoever lets the treatment go on decides about all of it, so all of it is named. The sentence
    that names it has the full stop.
    """
    standing = (stop.reason for stop in stops if not stop.cycle and stop.lifted is None)
    return "; ".join(dict.fromkeys(reason.rstrip(".") for reason in standing)) or None


def with_lifted(stops: Iterable[Stop], cycle: int, lifted: Lifted) -> tuple[Stop, ...]:
    """The stops, those of the cycle (of the course with 0) lifted that still stood."""
    return tuple(
        replace(stop, lifted=lifted) if stop.cycle == cycle and stop.lifted is None else stop
        for stop in stops
    )
