"""The moment of a dose's own course, though another one was ordered since."""

from dataclasses import replace
from datetime import datetime

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.course.switches import by_text, by_text_at
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.course.waived import of_patient
from il2nurse.domain.rules.dose.on_form import enterable
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.station import Station


def own_moment(station: Station, key: DoseKey, at: datetime) -> Moment:
    """What was to be looked at for this dose, by its own order and the text that held then."""
    found = (each for each in own_moments(station, key.mrn) if each.course.number == key.course)
    moment = next(found, None)
    if moment is None:
        raise NotAllowed(f"No course {key.course} of this patient is on record. Nothing was done.")
    if key in moment.case.doses:
        return by_own_text(station, moment, key)
    return _by(station, moment, by_text_at(moment.course, at))


def by_own_text(station: Station, moment: Moment, key: DoseKey) -> Moment:
    """The moment with the regimen by whose text a dose of its course was begun."""
    dose, course = moment.case.doses.get(key), moment.course
    if dose is None or key.course != course.number or not course.switches:
        return moment
    return _by(station, moment, by_text(course, dose.regimen_digest))


def _by(station: Station, moment: Moment, course: Course) -> Moment:
    if course.regimen_digest == moment.regimen.digest:
        return moment
    return replace(moment, regimen=of_patient(station.regimen_of(course), moment.case, course))


def own_moments(station: Station, mrn: str) -> tuple[Moment, ...]:
    """The moments of every course, the newest first: each as if none had been ordered after it."""
    now = station.moment(mrn)
    courses = now.case.courses
    return tuple(
        replace(
            now,
            case=replace(now.case, courses=courses[: place + 1]),
            course=courses[place],
            regimen=of_patient(station.regimen_of(courses[place]), now.case, courses[place]),
        )
        for place in reversed(range(len(courses)))
    )


def own_texts(station: Station, mrn: str) -> tuple[Regimen, ...]:
    """Every text by which a dose that may be entered now may have gone, the newest first.

    A course that was switched has that before the switch too: what happened then goes by it.
    """
    found: dict[str, Regimen] = {}
    for own in own_moments(station, mrn):
        if any(enterable(own)):
            before = (each.before for each in reversed(own.course.switches))
            for digest in (own.course.regimen_digest, *before):
                text = station.regimen_of(by_text(own.course, digest))
                found.setdefault(digest, of_patient(text, own.case, own.course))
    return tuple(found.values())
