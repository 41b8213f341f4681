"""The gates before a cycle or course: the rest, a course that is over, what the next waits for."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from il2nurse.domain.rules.course.before_next import (
    CourseNeed,
    OpenCourseNeed,
    awaited_again,
    needs_of_next,
)
from il2nurse.domain.rules.course.resting import rest_ends
from il2nurse.domain.rules.course.slots import nothing_to_come, open_slots
from il2nurse.domain.rules.dose.gates import Closer, Gate
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.wall_clock import date_and_clock

NEEDS: Final[Mapping[CourseNeed, tuple[Closer, str]]] = {
    CourseNeed.DISCHARGE: (Closer.WARD, "no discharge"),
    CourseNeed.DAY: (Closer.TIME, "next course later"),
    CourseNeed.RESPONSE: (Closer.RESPONSE, "no response"),
    CourseNeed.SHRANK: (Closer.RESPONSE, "tumour did not shrink"),
}


def nothing_ahead(moment: Moment) -> Iterator[Gate]:
    """Why no dose can follow, where no slot is open and nothing was stopped."""
    course = moment.course
    stopped = course.stopped or course.current.stopped
    if stopped or moment.case.open_dose or open_slots(moment):
        return
    if not nothing_to_come(moment):
        yield _between_cycles(moment)
        return
    over = f"Course {course.number} is over: no dose of it is left."
    yield Gate("course_over", over, Closer.ORDER, "course over")
    yield from _needs(moment)


def waits_again(moment: Moment) -> Iterator[Gate]:
    """What a course that is ordered waits for again, where what it was ordered by was corrected."""
    yield from (gate_of_need(each, moment.today) for each in awaited_again(moment))


def _needs(moment: Moment) -> Iterator[Gate]:
    found = needs_of_next(
        moment.case,
        lambda of: moment.text(of.regimen_digest).timetable,
        moment.zone,
        moment.today,
    )
    yield from (gate_of_need(each, moment.today) for each in found)


def gate_of_need(need: OpenCourseNeed, today: date) -> Gate:
    """What another course waits for, with who closes it, and from which day on."""
    closer, short = NEEDS[need.what]
    later = need.not_before if need.not_before and need.not_before > today else None
    return Gate(need.what.value, need.say, closer, short, not_before=later)


def _between_cycles(moment: Moment) -> Gate:
    number, ends = moment.course.current.number, rest_ends(moment, moment.regimen.timetable.rest)
    if moment.at < ends:
        local = ends.astimezone(moment.zone)
        until = date_and_clock(local)
        say = f"Cycle {number} is over, and the patient rests until {until}."
        return Gate("rest", say, Closer.PLAN, "rest")
    say = f"Cycle {number} and the rest after it are over, and cycle {number + 1} is not planned."
    return Gate("cycle_not_planned", say, Closer.PLAN, "next cycle not planned")
