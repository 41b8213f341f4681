"""That a course is research only, in one sentence: the same on every screen and paper."""

from collections.abc import Iterable
from typing import Final

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Course
from il2nurse.readable.wording import Wording

RESEARCH_ONLY: Final = "Research only"


def research_line(course: Course, wording: Wording) -> str | None:
    """What the regimen says of itself, the protocol, and who attested what; ``None`` of others."""
    return next(iter(research_lines((course,), wording)), None)


def research_lines(courses: Iterable[Course], wording: Wording) -> tuple[str, ...]:
    """The same of several courses, one sentence for those of which all but the number agrees."""
    found: dict[tuple[str, str], list[str]] = {}
    for course in courses:
        order, ordered = course.research, course.cycles[0].ordered_by
        if order is not None:
            who = wording.name(ordered.person) if ordered else "the prescriber"
            attested = "; ".join(order.attested)
            told = f"under protocol {order.protocol}. Attested by {who}: {attested}."
            found.setdefault((order.say.rstrip("."), told), []).append(str(course.number))
    return tuple(
        f"{say}. Course{'s' if len(numbers) > 1 else ''} {' and '.join(numbers)} {told}"
        for (say, told), numbers in found.items()
    )


def named_with_research(case: Case) -> str:
    """A patient's name in a list, with a line below it where the newest course is research."""
    course, name = case.course, case.patient.name
    return f"{name}\n{RESEARCH_ONLY}" if course and course.research else name
