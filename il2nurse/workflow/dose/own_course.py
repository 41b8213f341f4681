"""The moment of a dose's own course, though another one was ordered since."""

from dataclasses import replace

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.switches import by_text_of
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.station import Station


def own_moment(station: Station, key: DoseKey) -> Moment:
    """What was to be looked at for this dose, by its own order and regimen."""
    found = (each for each in own_moments(station, key.mrn) if each.course.number == key.course)
    moment = next(found, None)
    if moment is None:
        raise NotAllowed(f"No course {key.course} of this patient is on record. Nothing was done.")
    return by_own_text(station, moment, key)


def by_own_text(station: Station, moment: Moment, key: DoseKey) -> Moment:
    """The moment with the regimen by whose text a dose of its course was begun."""
    dose, course = moment.case.doses.get(key), moment.course
    if dose is None or key.course != course.number or not course.switches:
        return moment
    return replace(moment, regimen=station.regimen_of(by_text_of(course, dose.entries[0].number)))


def own_moments(station: Station, mrn: str) -> tuple[Moment, ...]:
    """The moments of every course, the newest first: each as if none had been ordered after it."""
    now = station.moment(mrn)
    courses = now.case.courses
    return tuple(
        replace(
            now,
            case=replace(now.case, courses=courses[: place + 1]),
            course=courses[place],
            regimen=station.regimen_of(courses[place]),
        )
        for place in reversed(range(len(courses)))
    )
