"""By which text of its regimen each dose of a course goes, where the course was switched."""

from dataclasses import replace
from datetime import datetime

from il2nurse.domain.record.course.course import Course


def by_text(course: Course, digest: str) -> Course:
    """The course as it went by the text with this digest, with who had approved that."""
    if digest == course.regimen_digest:
        return course
    was = next((each for each in course.switches if each.before == digest), None)
    if was is None:
        return replace(course, regimen_digest=digest)
    return replace(
        course,
        regimen_digest=digest,
        approved_by=was.approved_by,
        approved_from=was.approved_from,
    )


def by_text_at(course: Course, at: datetime) -> Course:
    """The course with the text that held then, whenever what happened then is entered."""
    later = next((each.before for each in course.switches if each.at > at), None)
    return by_text(course, later) if later else course
