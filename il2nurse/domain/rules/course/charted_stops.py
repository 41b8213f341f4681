"""Stops for good that only the chart tells of: judged from the record as it stands, and kept up.

A value that stops treatment for good does so wherever it was charted: in the checks, while a dose
runs, or between two doses. A better value does not undo it; a correction of the value does, and so
does a prescriber who lets the treatment go on.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.chart.chart import ObservedSet
from il2nurse.domain.record.course.course import Course, Reopened
from il2nurse.domain.record.course.stops import Lifted, Stop, what_stopped
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Result

# Limits that stop treatment for good compare words and numbers, never a calendar day.
NO_DAY: Final = date.min


def with_charted_stops(case: Case, regimen_of: Callable[[Course], Regimen]) -> Case:
    """The case with the courses stopped that a value on the chart stops for good.

    A value of the open dose is left to that dose: until the infusion is over, it is held or stopped
    there. But where a newer value came before the start, the dose is judged by that one, and the
    first one stops of itself. What a recorded stop answers already is no second one.
    """
    stopped = tuple(_with_stops(case, course, regimen_of(course)) for course in case.courses)
    return case if stopped == case.courses else replace(case, courses=stopped)


def _with_stops(case: Case, course: Course, regimen: Regimen) -> Course:
    lifts = [each for each in course.reopened if not each.cycle]
    new = [
        _stop(observed, why, lifts)
        for observed, why in _found(case, course, regimen)
        if not _answered(course, observed)
    ]
    if not new:
        return course
    stops = tuple(sorted((*course.stops, *new), key=lambda each: each.at))
    return replace(course, stops=stops, stopped=what_stopped(stops))


def _found(case: Case, course: Course, regimen: Regimen) -> Iterator[tuple[ObservedSet, str]]:
    """The sets of the course's time that stop for good, by the time they were taken, with why."""
    found: dict[int, tuple[ObservedSet, str]] = {}
    for criterion in regimen.criteria:
        limits = [each for each in criterion.limits if each.result is Result.STOP]
        if not limits or criterion.field is None:
            continue
        for observed in case.chart.with_value(criterion.field):
            value = observed.values[criterion.field]
            limit = next((each for each in limits if each.is_met_by(value, NO_DAY)), None)
            left = _of_open_dose(case, observed, criterion.field)
            if limit and _of_course(case, course, observed) and not left:
                found.setdefault(observed.seq, (observed, f"{criterion.title}: {limit.say}"))
    yield from sorted(found.values(), key=lambda each: each[0].at)


def _of_course(case: Case, course: Course, observed: ObservedSet) -> bool:
    """True from the order of the course to that of the next one."""
    later = (each.ordered_at for each in case.courses if each.number > course.number)
    return course.ordered_at <= observed.at and all(observed.at < each for each in later)


def _of_open_dose(case: Case, observed: ObservedSet, field: str) -> bool:
    dose = case.open_dose
    if dose is None:
        return False
    own = observed.dose == dose.key.stream
    if dose.infusing and dose.given:
        since = dose.given.since
        return observed.at >= since or (own and not _outdone(case, observed, field, since))
    return not dose.given and own and not _outdone(case, observed, field, None)


def _outdone(case: Case, observed: ObservedSet, field: str, before: datetime | None) -> bool:
    """True where a newer value of the field is on the chart, up to a time."""
    return any(
        (each.at, each.seq) > (observed.at, observed.seq) and (before is None or each.at <= before)
        for each in case.chart.with_value(field)
    )


def _stop(observed: ObservedSet, why: str, lifts: list[Reopened]) -> Stop:
    known = _known(observed)
    decided = next((each for each in lifts if each.known_at >= known), None)
    lifted = (
        Lifted(decided.by, decided.at, decided.known_at, decided.reason, resolved=decided.resolved)
        if decided
        else None
    )
    return Stop(0, why, observed.at, observed.by, lifted, charted=observed.seq)


def _known(observed: ObservedSet) -> datetime:
    """Since when the value stands on the chart as it does."""
    return max((observed.recorded_at, *(each.at for each in observed.corrections)))


def _answered(course: Course, observed: ObservedSet) -> bool:
    """True where a stop for good was recorded since, and not lifted before the value was known.

    One that rested on a mistake answers nothing.
    """
    known = _known(observed)
    recorded = (each for each in course.stops if not each.cycle and each.at >= observed.at)
    lifts = (each.lifted for each in recorded)
    return any(each is None or (each.known_at >= known and not each.corrected) for each in lifts)
