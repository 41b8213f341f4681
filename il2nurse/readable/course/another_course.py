"""When another course may follow, in words: at the earliest, and as the values so far advise."""

from collections.abc import Sequence
from datetime import date

from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.course.responses import Response, newest_response
from il2nurse.domain.regimen.responses import ResponseWord
from il2nurse.domain.rules.course.calendar import follows
from il2nurse.domain.rules.course.next_course import NextCourse
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import written_date


def course_from(found: NextCourse) -> str | None:
    """From which day on; both days where a longer interval is advised."""
    return _both("from", found.earliest, found.advised_from)


def blood_on(found: NextCourse) -> str | None:
    """On which day blood is taken for it; both days where a longer interval is advised."""
    return _both("on", found.draw, found.advised_draw)


def another_course_line(moment: Moment | None) -> str | None:
    """The course and the blood for it, in one line; ``None`` before any day is known."""
    found = follows(moment) if moment else None
    if found is None or (course := course_from(found)) is None:
        return None
    blood = blood_on(found)
    taken = f" Blood for it {blood}." if blood else ""
    decides = " The prescriber decides." if found.advised_from else ""
    return f"Another course {course}.{taken}{decides}"


def response_named(found: Response, responses: Sequence[ResponseWord]) -> str:
    """A response by its word and its day."""
    labels = {each.word: each.label for each in responses}
    return f"{labels.get(found.response, found.response)} of {written_date(found.assessed_on)}"


def counting_line(course: Course, responses: Sequence[ResponseWord]) -> str:
    """Which response to a course counts."""
    found = newest_response(course.responses)
    if found is None:
        return f"No response to course {course.number} counts now."
    return f"What counts of course {course.number}: {response_named(found, responses)}."


def _both(word: str, day: date | None, advised: date | None) -> str | None:
    if day is None:
        return None
    told = f"{word} {written_date(day)}"
    return f"{told} at the earliest; advised {written_date(advised)}" if advised else told
