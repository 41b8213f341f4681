"""That a course is research only, in one sentence: in short on screens, in full on papers."""

from collections.abc import Iterable
from typing import Final

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Course
from il2nurse.readable.wording import Wording

RESEARCH_ONLY: Final = "Research only"


def research_told(course: Course, wording: Wording) -> str | None:
    """In a banner: what the regimen says of itself, the protocol and who attested it."""
    order = course.research
    if order is None:
        return None
    who = _attested_by(course, wording)
    return f"{order.say.rstrip('.')}. Protocol {order.protocol}, attested by {who}."


def research_lines(courses: Iterable[Course], wording: Wording) -> tuple[str, ...]:
    """On paper, with every word that was attested; one sentence for courses that agree in it."""
    found: dict[tuple[str, str], list[str]] = {}
    for course in courses:
        order = course.research
        if order is not None:
            who = _attested_by(course, wording)
            attested = "; ".join(order.attested)
            told = f"under protocol {order.protocol}. Attested by {who}: {attested}."
            found.setdefault((order.say.rstrip("."), told), []).append(str(course.number))
    return tuple(
        f"{say}. Course{'s' if len(numbers) > 1 else ''} {' and '.join(numbers)} {told}"
        for (say, told), numbers in found.items()
    )


def _attested_by(course: Course, wording: Wording) -> str:
    ordered = course.cycles[0].ordered_by
    return wording.name(ordered.person) if ordered else "the prescriber"


def named_with_research(case: Case) -> str:
    """A patient's name in a list, with a line below it where the newest course is research."""
    course, name = case.course, case.patient.name
    return f"{name}\n{RESEARCH_ONLY}" if course and course.research else name
