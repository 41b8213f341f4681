"""When doses are due: slots in elapsed hours, their windows, cycles, rest and the next course."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from il2nurse.domain.values.instants import as_utc, hours


class SlotState(StrEnum):
    """Where an instant lies against a slot's window."""

    EARLY = "early"
    OPEN = "open"
    LATE = "late"
    PASSED = "passed"

    @property
    def may_start(self) -> bool:
        """Whether a dose may be started: the window is open, late but not passed included."""
        return self in (SlotState.OPEN, SlotState.LATE)


@dataclass(frozen=True, slots=True)
class SlotWindow:
    """The time around a slot in which its dose may start; both ends belong to it."""

    opens: datetime
    slot: datetime
    closes: datetime

    def state(self, at: datetime) -> SlotState:
        """Early before it opens, open up to the slot, late until it closes, then passed."""
        now = as_utc(at)
        if now < self.opens:
            return SlotState.EARLY
        if now <= self.slot:
            return SlotState.OPEN
        return SlotState.LATE if now <= self.closes else SlotState.PASSED


@dataclass(frozen=True, slots=True)
class CoursePlan:
    """How slots, cycles and rest follow one another; the figures come from the regimen."""

    interval_hours: Decimal
    slots_per_cycle: int
    cycles: int
    cycle_days: int
    rest_days: int

    def __post_init__(self) -> None:
        """Raise ValueError for a plan that cannot be followed."""
        if not (self.interval_hours > 0 and self.slots_per_cycle > 0 and self.cycles > 0):
            raise ValueError("A course needs an interval, slots and cycles above zero.")
        if self.cycle_days < 1 or self.rest_days < 0:
            raise ValueError("A cycle lasts at least one day, and rest cannot be below zero days.")


@dataclass(frozen=True, slots=True)
class DoseCounts:
    """The most doses that may be given in one cycle and in one course."""

    per_cycle: int
    per_course: int


def slot_times(first: datetime, interval_hours: Decimal | int, count: int) -> tuple[datetime, ...]:
    """The slots in UTC, ``interval_hours`` of elapsed time apart.

    Raises ValueError for an interval that is not above zero or a count below zero.
    """
    if not interval_hours > 0 or count < 0:
        raise ValueError("Slots need an interval above zero and a count that is not below zero.")
    start, step = as_utc(first), hours(interval_hours)
    return tuple(start + index * step for index in range(count))


def slot_window(slot: datetime, minutes: int) -> SlotWindow:
    """The window of ``minutes`` on either side of a slot; ValueError when below zero."""
    if minutes < 0:
        raise ValueError("A window cannot be shorter than zero minutes.")
    at, margin = as_utc(slot), timedelta(minutes=minutes)
    return SlotWindow(at - margin, at, at + margin)


def earliest_next_start(last_start: datetime, minimum_hours: Decimal | int) -> datetime:
    """The first instant at which the next dose may start, counted from start to start."""
    return as_utc(last_start) + hours(minimum_hours)


def next_cycle_start(first_slot: datetime, plan: CoursePlan) -> datetime:
    """The earliest first slot of the next cycle: the cycle's days and the rest days later."""
    return as_utc(first_slot) + hours(24 * (plan.cycle_days + plan.rest_days))


def last_slot_of_course(first_slot: datetime, plan: CoursePlan) -> datetime:
    """The last slot of the last cycle when every cycle starts as early as it may."""
    start = as_utc(first_slot)
    for _ in range(plan.cycles - 1):
        start = next_cycle_start(start, plan)
    return slot_times(start, plan.interval_hours, plan.slots_per_cycle)[-1]


def response_review_day(last_dose_day: date, days_after: int) -> date:
    """The ward day on which the response is to be reviewed."""
    return last_dose_day + timedelta(days=days_after)


def next_course_day(discharge_day: date, days_after: int) -> date:
    """The earliest ward day of the next course, counted from discharge."""
    return discharge_day + timedelta(days=days_after)


def doses_left(given_cycle: int, given_course: int, limits: DoseCounts) -> int:
    """How many more doses the cycle's and the course's limits allow, never below zero.

    Raises ValueError when more were given in the cycle than in the course, or fewer than none.
    """
    if not 0 <= given_cycle <= given_course:
        raise ValueError("The doses given in the cycle cannot exceed those given in the course.")
    return max(0, min(limits.per_cycle - given_cycle, limits.per_course - given_course))


def slots_left(slots: tuple[datetime, ...], now: datetime, minutes: int) -> int:
    """How many slots have a window that has not passed; skipped slots are never made up."""
    states = [slot_window(slot, minutes).state(now) for slot in slots]
    return len(states) - states.count(SlotState.PASSED)
