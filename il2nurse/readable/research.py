"""That a course is research only, in one sentence: the same on every screen and paper."""

from typing import Final

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Course
from il2nurse.readable.wording import Wording

RESEARCH_ONLY: Final = "Research only"


def research_line(course: Course, wording: Wording) -> str | None:
    """What the regimen says of itself, the protocol, and who attested what; ``None`` of others."""
    order, ordered = course.research, course.cycles[0].ordered_by
    if order is None:
        return None
    who = wording.name(ordered.person) if ordered else "the prescriber"
    attested = "; ".join(order.attested)
    return (
        f"{order.say.rstrip('.')}. Course {course.number} under protocol {order.protocol}. "
        f"Attested by {who}: {attested}."
    )


def named_with_research(case: Case) -> str:
    """A patient's name in a list, with a line below it where the newest course is research."""
    course, name = case.course, case.patient.name
    return f"{name}\n{RESEARCH_ONLY}" if course and course.research else name
