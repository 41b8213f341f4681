"""How often and when: doses, cycles and courses, and the vital signs around a dose."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class AfterDischarge:
    """A course of cycles with a rest between them; the next one is counted from the discharge.

    ``shortest_rest`` is what a prescriber may shorten the rest to; ``None`` where a regimen has
    no such figure, and then nobody may.
    """

    rest: timedelta
    response_review: timedelta
    next_course: timedelta
    shortest_rest: timedelta | None = None


@dataclass(frozen=True, slots=True)
class LongerInterval:
    """An interval that is advised where a value stayed ``above`` at so many ``courses`` in a row.

    ``field`` is the question whose answer before each of these courses counts.
    """

    every: timedelta
    field: str
    above: Decimal
    courses: int
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class InWeeks:
    """Courses that begin ``every`` so often at most, from first dose to first dose.

    Results count by their distance from a course: specimens are taken ``drawn_before`` the next
    one, and those taken less than ``unreliable_after`` the last dose decide nothing. ``longer`` are
    the intervals that values may advise, the shortest first; the prescriber decides.
    """

    every: timedelta
    drawn_before: timedelta
    unreliable_after: timedelta
    longer: tuple[LongerInterval, ...] = ()


Courses: TypeAlias = AfterDischarge | InWeeks


class OtherCourses(ValueError):
    """A rest or a discharge was asked for where courses follow one another in weeks."""


@dataclass(frozen=True, slots=True)
class Timetable:
    """When doses may be given, in elapsed time, and how ``courses`` follow one another."""

    interval: timedelta
    doses_per_cycle: int
    cycles_per_course: int
    doses_per_course: int
    cycle_length: timedelta
    window: timedelta
    earliest_after_start: timedelta
    held_doses_stop_cycle: int
    courses: Courses

    @property
    def in_weeks(self) -> bool:
        """Whether courses follow one another in weeks, and not after a discharge."""
        return isinstance(self.courses, InWeeks)

    @property
    def longer_intervals(self) -> tuple[LongerInterval, ...]:
        """The intervals that values may advise; none where courses follow a discharge."""
        return self.courses.longer if isinstance(self.courses, InWeeks) else ()

    def demand_after_discharge(self) -> AfterDischarge:
        """How courses follow a discharge; raises OtherCourses where they follow in weeks."""
        if not isinstance(self.courses, AfterDischarge):
            raise OtherCourses("The courses of this regimen follow one another in weeks.")
        return self.courses

    @property
    def rest(self) -> timedelta:
        """The rest between two cycles of a course."""
        return self.demand_after_discharge().rest

    @property
    def shortest_rest(self) -> timedelta | None:
        """What a prescriber may shorten the rest to; ``None`` where nobody may."""
        return self.demand_after_discharge().shortest_rest

    @property
    def response_review(self) -> timedelta:
        """From the last dose to the review of the response."""
        return self.demand_after_discharge().response_review

    @property
    def next_course(self) -> timedelta:
        """From the discharge to the next course, at the earliest."""
        return self.demand_after_discharge().next_course


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
