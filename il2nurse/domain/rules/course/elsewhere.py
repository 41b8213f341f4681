"""Another record whose treatment was stopped may be of this person: a prescriber decides."""

from typing import Final

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.course.elsewhere import StopElsewhere

DOUBTED_PERSON: Final = "stopped_elsewhere"
ASK_FIRST: Final = (
    "This may be the same person under another number. No dose is begun or goes on before a "
    "prescriber, signed in here, has decided: “Same person?” on the patient's page."
)


def undecided_elsewhere(case: Case) -> tuple[StopElsewhere, ...]:
    """The stops on other records on which no prescriber has decided for this patient."""
    return tuple(
        found
        for found in case.stopped_elsewhere
        if not any(_decided(course, found) for course in case.courses)
    )


def _decided(course: Course, found: StopElsewhere) -> bool:
    """True where the course has a decision on this stop, or an older order speaks of it."""
    if course.elsewhere or course.another_by is None:
        return any(decision.covers(found) for decision in course.elsewhere)
    stop = found.stop
    if stop.number is None:
        return stop.at < course.ordered_at
    return stop.number < course.another_by


def told_elsewhere(case: Case) -> str | None:
    """The sentences about the stops that nobody has decided on; ``None`` without any."""
    said = dict.fromkeys(each.say for each in undecided_elsewhere(case))
    return " ".join(said) or None


def doubted_person(case: Case) -> str | None:
    """What stands on who may be this person, and that no dose goes on before a decision."""
    told = told_elsewhere(case)
    return f"{told} {ASK_FIRST}" if told else None
