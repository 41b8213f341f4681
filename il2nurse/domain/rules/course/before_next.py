"""What another course lacks: a discharge, days, a response that was assessed.

It is asked at its order, and of the course that is ordered once more: when the patient went home,
or how the tumour answered, may be put right since.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta, tzinfo
from enum import StrEnum, unique
from typing import Final

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.course.responses import Response, standing_responses
from il2nurse.domain.regimen.timetable import InWeeks, Timetable
from il2nurse.domain.rules.course.next_course import NextCourse, next_course, up_to_last_given
from il2nurse.domain.rules.course.paused import refuse_paused
from il2nurse.domain.rules.course.slots import next_slot, nothing_to_come, open_slots
from il2nurse.domain.rules.course.unverified import refuse_unverified
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import written_date

LEFT: Final = "Nothing was ordered."
SHORTENED_BY_NOBODY: Final = "Nobody can shorten that."
TELL_IT: Final = (
    "Who admits patients tells it: press “Discharge”, or “Went home” of one who is back."
)
RECORD_IT: Final = "A prescriber records it{0}: open the patient and press “Record the response”."


@unique
class CourseNeed(StrEnum):
    """What another course waits for."""

    DISCHARGE = "discharge_missing"
    DAY = "next_course_later"
    RESPONSE = "response_missing"
    SHRANK = "tumour_not_shrunk"


OF_RESPONSE: Final = frozenset({CourseNeed.RESPONSE, CourseNeed.SHRANK})


@dataclass(frozen=True, slots=True)
class OpenCourseNeed:
    """One such matter: what is so, and what to do, where an order is refused for it.

    Before the day ``not_before`` nobody can do it.
    """

    what: CourseNeed
    say: str
    then: str | None = None
    not_before: date | None = None

    @property
    def in_full(self) -> str:
        """What is so and what to do."""
        return " ".join(filter(None, (self.say, self.then)))


def needs_of_next(
    case: Case,
    table_of: Callable[[Course], Timetable],
    zone: tzinfo,
    first_day: date | None = None,
) -> tuple[OpenCourseNeed, ...]:
    """Everything that a course with this ``first_day`` lacks; without a day what it always lacks.

    A course of which nothing was given shortens nothing: what the one before it waits for goes on.
    """
    last = up_to_last_given(case)
    if last is None or last.course is None:
        return ()
    table = table_of(last.course)
    found = next_course(last, table, zone)
    if found is None:
        return ()
    if isinstance(table.courses, InWeeks):
        return tuple(_of_weeks(found, table.courses, first_day))
    days = table.courses.next_course // timedelta(days=1)
    return tuple(_after_discharge(found, days, first_day))


def refuse_next_course(
    case: Case,
    table_of: Callable[[Course], Timetable],
    zone: tzinfo,
    first_day: date | None = None,
) -> None:
    """Raise ``NotAllowed`` with what another course waits for; nobody shortens it.

    Without the ``first_day`` of the course only what does not depend on it is asked.
    """
    for each in needs_of_next(case, table_of, zone, first_day):
        raise NotAllowed(f"{each.in_full} {LEFT}")


def _of_weeks(
    found: NextCourse, courses: InWeeks, first_day: date | None
) -> Iterator[OpenCourseNeed]:
    if first_day and found.earliest and first_day < found.earliest:
        day = found.advised_from
        advised = f" Advised is {written_date(day)}." if day else ""
        say = (
            f"The next course begins on {written_date(found.earliest)} at the earliest: "
            f"{courses.every // timedelta(weeks=1)} weeks after the first dose of course "
            f"{found.after}.{advised}"
        )
        yield OpenCourseNeed(CourseNeed.DAY, say, SHORTENED_BY_NOBODY)


def _after_discharge(
    found: NextCourse, days: int, first_day: date | None
) -> Iterator[OpenCourseNeed]:
    course = f"course {found.after}"
    if found.discharged is None or found.earliest is None:
        say = (
            f"The next course begins {days} days after the discharge from {course} at the "
            "earliest. When the patient went home since its last dose is not on record."
        )
        yield OpenCourseNeed(CourseNeed.DISCHARGE, say, TELL_IT)
    elif first_day and first_day < found.earliest:
        say = (
            f"The next course begins on {written_date(found.earliest)} at the earliest: {days} "
            f"days after the discharge of {written_date(found.discharged)}."
        )
        yield OpenCourseNeed(CourseNeed.DAY, say, SHORTENED_BY_NOBODY)
    yield from _of_response(found, course)


def _of_response(found: NextCourse, course: str) -> Iterator[OpenCourseNeed]:
    if found.response is None:
        due = f" on {written_date(found.review)} or later" if found.review else ""
        say = f"No response to {course} is on record that was assessed{due}."
        since = f" from {written_date(found.review)} on" if found.review else ""
        yield OpenCourseNeed(CourseNeed.RESPONSE, say, RECORD_IT.format(since), found.review)
    elif not found.response.shrank:
        seen = found.response.text.rstrip(".")
        say = (
            f"The tumour did not shrink after {course}, as assessed on "
            f"{written_date(found.response.assessed_on)}: {seen}. Another "
            "course is given only where it did."
        )
        yield OpenCourseNeed(CourseNeed.SHRANK, say)


def awaited_again(moment: Moment) -> tuple[OpenCourseNeed, ...]:
    """What the newest course lacks of all that it was ordered by, the weightiest first.

    Of a course of which a dose was given only a response that was corrected since its order is
    asked: days that were too few once are gone, and the next dose can still be kept back. Of one
    that is over nothing is.
    """
    course = moment.course
    if nothing_to_come(moment) and not moment.case.open_dose:
        return ()
    if any(dose.given for dose in moment.case.doses_of(course)):
        return tuple(_corrected_since_order(moment, course))
    day = _first_day(moment)
    return _needs(moment, moment.case, day) if day else ()


def responding_to(moment: Moment) -> Case | None:
    """The case up to the course whose response is asked for; ``None`` where no dose was given.

    That is the last one of which a dose was given, or the one before a course that waits for a
    response again.
    """
    again = any(each.what in OF_RESPONSE for each in awaited_again(moment))
    return up_to_last_given(_before(moment) if again else moment.case)


def doses_ahead(moment: Moment, last: Case) -> bool:
    """True while doses lie ahead of the course whose response is asked for (``responding_to``)."""
    own = last.course is not None and last.course.number == moment.course.number
    return own and bool(moment.case.open_dose or open_slots(moment))


def refuse_waiting(moment: Moment, left_undone: str) -> None:
    """Raise ``NotAllowed`` while the order is paused, not verified, or waits for that again."""
    refuse_paused(moment, left_undone)
    refuse_unverified(moment, left_undone)
    for each in awaited_again(moment):
        raise NotAllowed(f"{each.in_full} {left_undone}")


def _first_day(moment: Moment) -> date | None:
    """The day of the first dose, as it stands; ``None`` where none lies ahead."""
    dose, slot = moment.case.open_dose, next_slot(moment)
    due = dose.due if dose else moment.slots[slot - 1] if slot else None
    return max(moment.today, due.astimezone(moment.zone).date()) if due else None


def _before(moment: Moment) -> Case:
    """The case as it was before the newest course."""
    number = moment.course.number
    courses = tuple(each for each in moment.case.courses if each.number < number)
    doses = {key: dose for key, dose in moment.case.doses.items() if key.course < number}
    counting = tuple(
        replace(each, responses=counting_responses(moment.case, each, moment.zone))
        for each in courses
    )
    return replace(moment.case, courses=counting, doses=doses)


def next_began(case: Case, course: Course, zone: tzinfo) -> date | None:
    """The day of the first dose that was given of a later course; ``None`` before it."""
    of = course.number
    starts = (d.given.since for key, d in case.doses.items() if d.given and key.course > of)
    first = min(starts, default=None)
    return first.astimezone(zone).date() if first else None


def counting_responses(case: Case, course: Course, zone: tzinfo) -> tuple[Response, ...]:
    """The responses to a course that stand and may count, the one that does first.

    Without those that were assessed when a later course was under way: an older program took
    those, and no course can have been ordered by them.
    """
    until = next_began(case, course, zone)
    standing = standing_responses(course.responses)
    return tuple(each for each in standing if until is None or each.assessed_on <= until)


def _corrected_since_order(moment: Moment, course: Course) -> Iterator[OpenCourseNeed]:
    ordered, before = course.cycles[0].order, _before(moment)
    older = (each for each in moment.case.courses if each.number < course.number)
    responses = (each for of in older for each in of.responses)
    if any(each.corrected and each.corrected.number > ordered for each in responses):
        yield from (need for need in _needs(moment, before) if need.what in OF_RESPONSE)


def _needs(moment: Moment, case: Case, day: date | None = None) -> tuple[OpenCourseNeed, ...]:
    return needs_of_next(
        case, lambda of: moment.text(of.regimen_digest).timetable, moment.zone, day
    )
