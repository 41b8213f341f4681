"""How often and when: doses, cycles and courses, and the vital signs around a dose."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Timetable:
    """When doses may be given; all in elapsed time.

    ``shortest_rest`` is what a prescriber may shorten the rest to; ``None`` where a regimen has
    no such figure, and then nobody may.
    """

    interval: timedelta
    doses_per_cycle: int
    cycles_per_course: int
    doses_per_course: int
    cycle_length: timedelta
    rest: timedelta
    window: timedelta
    earliest_after_start: timedelta
    response_review: timedelta
    next_course: timedelta
    held_doses_stop_cycle: int
    shortest_rest: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Monitoring:
    """When vital signs are due around a dose, counted from the start of the infusion."""

    fields: tuple[str, ...]
    during: tuple[timedelta, ...]
    after: tuple[timedelta, ...]
    before_signing: timedelta
    tolerance: timedelta
    source: str
    confidence: str
