"""What an order of another course still lacks: a discharge, days, a response that was assessed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta, tzinfo
from enum import StrEnum, unique
from typing import Final

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.regimen.timetable import InWeeks, Timetable
from il2nurse.domain.rules.course.next_course import NextCourse, next_course
from il2nurse.domain.values.text import written_date

LEFT: Final = "Nothing was ordered."
SHORTENED_BY_NOBODY: Final = "Nobody can shorten that."
TELL_IT: Final = (
    "Who admits patients tells it: press “Discharge”, or “Went home” of one who is back."
)
RECORD_IT: Final = "A prescriber records it: open the patient and press “Record the response”."


@unique
class CourseNeed(StrEnum):
    """What another course waits for."""

    DISCHARGE = "discharge_missing"
    DAY = "next_course_later"
    RESPONSE = "response_missing"
    SHRANK = "tumour_not_shrunk"


@dataclass(frozen=True, slots=True)
class OpenCourseNeed:
    """One such matter: what is so, and what to do, where an order is refused for it."""

    what: CourseNeed
    say: str
    then: str | None = None


def needs_of_next(
    case: Case,
    table_of: Callable[[Course], Timetable],
    zone: tzinfo,
    first_day: date | None = None,
) -> tuple[OpenCourseNeed, ...]:
    """Everything that a course with this ``first_day`` lacks; without a day what it always lacks.

    A course of which nothing was given shortens nothing: what the one before it waits for goes on.
    """
    given = {dose.key.course for dose in case.doses.values() if dose.given}
    courses = tuple(each for each in case.courses if each.number <= max(given, default=0))
    if not courses:
        return ()
    table = table_of(courses[-1])
    found = next_course(replace(case, courses=courses), table, zone)
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
        raise NotAllowed(" ".join(filter(None, (each.say, each.then, LEFT))))


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
        yield OpenCourseNeed(CourseNeed.RESPONSE, say, RECORD_IT)
    elif not found.response.shrank:
        say = (
            f"The tumour did not shrink after {course}, as assessed on "
            f"{written_date(found.response.assessed_on)}: {found.response.text} Another course "
            "is given only where it did."
        )
        yield OpenCourseNeed(CourseNeed.SHRANK, say)
