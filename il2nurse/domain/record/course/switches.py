"""By which text of its regimen each dose of a course goes, where the course was switched."""

from dataclasses import replace

from il2nurse.domain.record.course.course import Course


def by_text_of(course: Course, number: int) -> Course:
    """The course with the text by which it went when the entry with this number was kept."""
    later = next((each.before for each in course.switches if each.number > number), None)
    return replace(course, regimen_digest=later) if later else course
