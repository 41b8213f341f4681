"""The days of a course on the ward's calendar: what is due on each, and what follows the doses."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum, unique
from typing import Final

from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.regimen.schedule import rest_over
from il2nurse.domain.regimen.timetable import AfterDischarge
from il2nurse.domain.rules.course.next_course import NextCourse, next_course
from il2nurse.domain.rules.course.resting import rest_ends
from il2nurse.domain.rules.course.slots import open_slots
from il2nurse.domain.rules.moment import Moment, slots_of

_DAY: Final = timedelta(days=1)


@unique
class DayPart(StrEnum):
    """What a day of a course is."""

    CYCLE = "cycle"
    REST = "rest"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class SlotOfCourse:
    """One slot of a cycle: when it is due in UTC, and the dose that was begun for it, if any."""

    cycle: int
    number: int
    due: datetime
    dose: Dose | None


@dataclass(frozen=True, slots=True)
class CourseDay:
    """One day of the ward. A slot belongs to the day on which it is due, from 00:00 to 24:00.

    ``cycle`` is the cycle of the slots, of a day of rest the one before it. ``review`` is the day
    from which the response is due, ``draw`` one on which blood is taken for the next course,
    ``next_course`` the first on which another course may begin, and ``advised`` the first on which
    it should by a longer interval.
    """

    day: date
    part: DayPart
    cycle: int
    slots: tuple[SlotOfCourse, ...]
    review: bool
    next_course: bool
    draw: bool = False
    advised: bool = False


@dataclass(frozen=True, slots=True)
class Counters:
    """Three numbers that are never the same thing.

    ``slot`` is the next slot of the cycle, ``None`` where none is open; ``of_cycle`` and
    ``of_course`` are doses that were given, whole or in part.
    """

    cycle: int
    slot: int | None
    slots: int
    of_cycle: int
    of_course: int
    most: int


def counters(moment: Moment, slot: int | None) -> Counters:
    """The counts as they stand; ``slot`` is the next one that is open."""
    table, course, case = moment.regimen.timetable, moment.course, moment.case
    number = course.current.number
    return Counters(
        cycle=number,
        slot=slot,
        slots=table.doses_per_cycle,
        of_cycle=sum(dose.given is not None for dose in case.doses_of(course, number)),
        of_course=sum(dose.given is not None for dose in case.doses_of(course)),
        most=table.doses_per_course,
    )


def slots_of_course(moment: Moment) -> tuple[SlotOfCourse, ...]:
    """Every slot of every cycle in order; a dose that was begun is due as its own record says."""
    return tuple(slot for cycle in moment.course.cycles for slot in slots_of_cycle(moment, cycle))


def slots_of_cycle(moment: Moment, cycle: Cycle) -> tuple[SlotOfCourse, ...]:
    """The slots of one cycle."""
    course, doses = moment.course, moment.case.doses
    found = []
    for number, due in enumerate(slots_of(cycle, moment.regimen), 1):
        dose = doses.get(DoseKey(course.mrn, course.number, cycle.number, number))
        found.append(SlotOfCourse(cycle.number, number, dose.due if dose else due, dose))
    return tuple(found)


def rest_until(moment: Moment) -> datetime | None:
    """When the rest after the newest cycle ends, where another cycle of the course may follow.

    While slots are open, as it will be where the last of them is given.
    """
    table = moment.regimen.timetable
    if not isinstance(table.courses, AfterDischarge):
        return None
    course = moment.course
    if course.stopped or course.current.number >= table.cycles_per_course:
        return None
    if open_slots(moment):
        return rest_over(moment.slots[-1], table.rest, moment.zone)
    return rest_ends(moment, table.rest)


def follows(moment: Moment) -> NextCourse | None:
    """What another course waits for; ``None`` while slots are open."""
    if open_slots(moment):
        return None
    return next_course(moment.case, moment.regimen.timetable, moment.zone)


def course_days(moment: Moment) -> tuple[CourseDay, ...]:
    """Every day from the first slot to whatever the course waits for last, each once."""
    return tuple(_days(moment, slots_of_course(moment), follows(moment)))


def _days(
    moment: Moment, slots: tuple[SlotOfCourse, ...], another: NextCourse | None
) -> Iterator[CourseDay]:
    on: dict[date, list[SlotOfCourse]] = {}
    for slot in slots:
        on.setdefault(slot.due.astimezone(moment.zone).date(), []).append(slot)
    resting = rest_until(moment)
    rest_end = resting.astimezone(moment.zone).date() if resting else None
    review = another.review if another else None
    earliest, advised = (another.earliest, another.advised_from) if another else (None, None)
    draws = {another.draw, another.advised_draw} if another else set()
    last = max(on)
    day, cycle = min(on), 1
    until = max(each for each in (last, rest_end, review, earliest, advised) if each)
    while day <= until:
        here = tuple(on.get(day, ()))
        cycle = here[-1].cycle if here else cycle
        resting_now = day < last or (rest_end is not None and day < rest_end)
        part = DayPart.CYCLE if here else DayPart.REST if resting_now else DayPart.AFTER
        yield CourseDay(
            *(day, part, cycle, here, day == review, day == earliest),
            draw=day in draws,
            advised=day == advised,
        )
        day += _DAY
