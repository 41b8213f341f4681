"""Whether a course can go on by another text of its regimen: what has to be alike, and fit."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.regimen.doses import DoseLevels
from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.assessment.named_in_lists import named_allergies
from il2nurse.domain.rules.course.charted_stops import with_charted_stops
from il2nurse.domain.rules.course.slots import nothing_to_come
from il2nurse.domain.rules.course.unread_answers import unread_on_chart
from il2nurse.domain.rules.moment import Moment, asked_of_sex
from il2nurse.workflow.course.suitability import refuse_against_chart
from il2nurse.workflow.station import Station

KEEPS: Final = (
    "The course keeps its own version; order the next course by the new one. Nothing was recorded."
)


def refuse_over(moment: Moment) -> None:
    """Raise ``NotAllowed`` where the course is over: nothing of it could go by the new text."""
    if nothing_to_come(moment):
        raise NotAllowed(
            f"Course {moment.course.number} is over: no dose of it is left that could go by "
            "another version. Order the next course by it. Nothing was recorded."
        )


def refuse_unlike(moment: Moment, newer: Regimen) -> None:
    """Raise ``NotAllowed`` where the new text doses or times otherwise than what was begun.

    What was given is counted by the figures of the course, and its slots are told by them.
    """
    if differ := " and ".join(_unlike(moment, newer)):
        raise NotAllowed(f"The new version has another {differ} than this course. {KEEPS}")


def _unlike(moment: Moment, newer: Regimen) -> Iterator[str]:
    older, cycle = moment.regimen, moment.course.current
    dosing = newer.preparation.dosing
    if newer.preparation.by_weight is not older.preparation.by_weight:
        yield "way to dose"
        return
    level = cycle.level
    if level is not None and isinstance(dosing, DoseLevels) and not dosing.level_of(level):
        yield "list of dose levels"
    if not moment.case.doses_of(moment.course):
        return
    if newer.preparation != older.preparation:
        yield "dose or preparation"
    if (newer.timetable, newer.infusion) != (older.timetable, older.infusion):
        yield "timetable"


def refuse_unfit(station: Station, moment: Moment, newer: Regimen) -> None:
    """Raise ``NotAllowed`` where the patient, the record or the order does not fit the new text."""
    case, patient = moment.case, moment.case.patient
    if patient.age(moment.today) < newer.youngest_years:
        raise NotAllowed(
            f"The new version is for patients of {newer.youngest_years} years and older. {KEEPS}"
        )
    if named := named_allergies(newer, patient):
        raise NotAllowed(
            f"{patient.name} is recorded as allergic to this drug: {', '.join(named)}. {KEEPS}"
        )
    if unread := unread_on_chart(case, newer):
        raise NotAllowed(f"On the chart {unread.say} in the new version. {KEEPS}")
    if newer.research != moment.regimen.research:
        raise NotAllowed(f"The new version asks for another attestation. {KEEPS}")
    if _stops(station, moment, newer) != moment.course.stops:
        raise NotAllowed(f"By the new version a charted value stops otherwise. {KEEPS}")


def _stops(station: Station, moment: Moment, newer: Regimen) -> tuple[object, ...]:
    """What stops the course where its chart is judged by the new text."""

    def text_of(course: Course) -> Regimen:
        return newer if course.number == moment.course.number else station.regimen_of(course)

    plain = tuple(
        replace(each, stops=tuple(stop for stop in each.stops if stop.charted is None))
        for each in moment.case.courses
    )
    judged = with_charted_stops(replace(moment.case, courses=plain), text_of)
    return judged.courses[-1].stops


def suited_by(
    moment: Moment, newer: Regimen, answers: Mapping[str, Answer] | None
) -> Mapping[str, Answer] | None:
    """The answers that the new text asks once; ``None`` where it asks nothing.

    Raises ``Slip`` for one that is missing, or is not what the chart says: those on record serve
    where they are answers to it.
    """
    if not newer.suitability.fields:
        return None
    asked = asked_of_sex(newer, moment.case.patient.sex)
    found = asked.suitability.read(answers or kept_answers(moment.course) or {}, moment.today)
    refuse_against_chart(moment, asked, found)
    return found


def asks_anew(moment: Moment, newer: Regimen) -> bool:
    """True where the answers on record are none to what the new text asks once."""
    try:
        suited_by(moment, newer, None)
    except Slip:
        return True
    return False


def kept_answers(course: Course) -> Mapping[str, Answer] | None:
    """The answers on record to what the order asked once; ``None`` where it asked nothing."""
    return course.suited.answers if course.suited else None
