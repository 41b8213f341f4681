"""When another course may follow: so long after the discharge, and where the tumour shrank."""

from dataclasses import dataclass, replace
from datetime import date, timedelta, tzinfo

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Response, newest_response
from il2nurse.domain.regimen.timetable import Timetable
from il2nurse.domain.values.text import written_date


@dataclass(frozen=True, slots=True)
class NextCourse:
    """What another course waits for.

    ``earliest`` is its first day, ``None`` before the discharge that it is counted from. ``review``
    is the day from which the response is assessed, and ``response`` the newest one from then on.
    """

    after: int
    review: date
    discharged: date | None
    earliest: date | None
    response: Response | None


def next_course(case: Case, table: Timetable, zone: tzinfo) -> NextCourse | None:
    """What another course waits for; ``None`` where no dose of the last course was given.

    The discharge is the first one after the last dose, as the label counts.
    """
    course = case.course
    starts = [d.given.since for d in case.doses_of(course) if d.given] if course else []
    if course is None or not starts:
        return None
    last = max(starts)
    review = last.astimezone(zone).date() + table.response_review
    left = next((at for at in case.patient.discharges if at > last), None)
    day = left.astimezone(zone).date() if left else None
    response = newest_response(course)
    return NextCourse(
        after=course.number,
        review=review,
        discharged=day,
        earliest=day + table.next_course if day else None,
        response=response if response and response.assessed_on >= review else None,
    )


def refuse_next_course(
    case: Case, table: Timetable, zone: tzinfo, first_day: date | None = None
) -> None:
    """Raise ``NotAllowed`` with what another course waits for; nobody shortens it.

    Without the ``first_day`` of the course only what does not depend on it is asked. A course of
    which nothing was given shortens nothing: what the one before it waits for goes on.
    """
    given = {dose.key.course for dose in case.doses.values() if dose.given}
    courses = tuple(each for each in case.courses if each.number <= max(given, default=0))
    found = next_course(replace(case, courses=courses), table, zone)
    if found is None:
        return
    days = table.next_course // timedelta(days=1)
    course = f"course {found.after}"
    if found.discharged is None or found.earliest is None:
        raise NotAllowed(
            f"The next course begins {days} days after the discharge from {course} at the "
            "earliest, and no discharge since its last dose is on record. Nothing was ordered."
        )
    if first_day and first_day < found.earliest:
        raise NotAllowed(
            f"The next course begins on {written_date(found.earliest)} at the earliest: {days} "
            f"days after the discharge of {written_date(found.discharged)}. Nobody can shorten "
            "that. Nothing was ordered."
        )
    _refuse_response(found, course)


def _refuse_response(found: NextCourse, course: str) -> None:
    if found.response is None:
        raise NotAllowed(
            f"No response to {course} is on record that was assessed on "
            f"{written_date(found.review)} or later. A prescriber records it: open the patient "
            "and press “Record the response”. Nothing was ordered."
        )
    if not found.response.shrank:
        raise NotAllowed(
            f"The tumour did not shrink after {course}, as assessed on "
            f"{written_date(found.response.assessed_on)}: {found.response.text} Another course "
            "is given only where it did. Nothing was ordered."
        )
