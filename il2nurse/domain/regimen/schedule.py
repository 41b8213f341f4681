"""When doses are due: slots in elapsed time, and the whole course as a timetable plans it."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

from il2nurse.domain.regimen.timetable import Timetable
from il2nurse.domain.values.instants import as_utc
from il2nurse.domain.values.wall_clock import possible_instants

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PlannedSlot:
    """A slot of a course as it is planned, with nothing held, moved or late; ``due`` is in UTC."""

    cycle: int
    slot: int
    due: datetime


def slot_times(first: datetime, interval: timedelta, count: int) -> tuple[datetime, ...]:
    """The slots in UTC, one ``interval`` of elapsed time apart.

    Raises ValueError for an interval that is not above zero or a count below zero.
    """
    if not interval > timedelta() or count < 0:
        raise ValueError("Slots need an interval above zero and a count that is not below zero.")
    start = as_utc(first)
    return tuple(start + index * interval for index in range(count))


def rest_over(last: datetime, rest: timedelta, zone: tzinfo) -> datetime:
    """When the rest after a last dose is over: whole ward days after its day; in the ward's zone.

    Raises OverflowError where the calendar ends before.
    """
    day = last.astimezone(zone).date() + rest + _DAY
    return datetime.combine(day, time(), zone)


def planned_course(first: datetime, table: Timetable, zone: tzinfo) -> tuple[PlannedSlot, ...]:
    """Every slot of a course whose first dose is due then, all of them given when they are due.

    Each further cycle begins at the clock time of the first slot, on the first day after the rest.
    Raises OverflowError where the calendar ends before the course.
    """
    found: list[PlannedSlot] = []
    start = as_utc(first)
    for cycle in range(1, table.cycles_per_course + 1):
        if found:
            start = _at_clock_of(first, rest_over(found[-1].due, table.rest, zone), zone)
        slots = slot_times(start, table.interval, table.doses_per_cycle)
        found += [PlannedSlot(cycle, number, due) for number, due in enumerate(slots, 1)]
    return tuple(found[: table.doses_per_course])


def same_clock(first: datetime, later: timedelta, zone: tzinfo) -> datetime:
    """The clock time of the first slot so many days later; itself where that is none."""
    if not later:
        return as_utc(first)
    day = datetime.combine(first.astimezone(zone).date() + later, time(), zone)
    return _at_clock_of(first, day, zone)


def _at_clock_of(first: datetime, day: datetime, zone: tzinfo) -> datetime:
    """The clock time of the first slot on that day; as much later as clocks went forward over it.

    Of a time that comes twice, the first.
    """
    local = datetime.combine(day.date(), first.astimezone(zone).time().replace(fold=0))
    found = possible_instants(local, zone)
    return found[0] if found else as_utc(local.replace(tzinfo=zone))
