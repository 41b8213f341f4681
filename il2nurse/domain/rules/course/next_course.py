"""When another course may follow: after a discharge and a response, or so many weeks later."""

from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from decimal import Decimal

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.course.responses import Response, newest_response
from il2nurse.domain.regimen.timetable import AfterDischarge, InWeeks, LongerInterval, Timetable
from il2nurse.domain.rules.moment import Moment


@dataclass(frozen=True, slots=True)
class NextCourse:
    """What another course waits for.

    ``earliest`` is its first day, ``None`` before the discharge that it is counted from. Of courses
    that follow a discharge ``review`` is the day from which the response is assessed, and
    ``response`` the newest one from then on. Of courses in weeks ``draw`` is the day on which blood
    is taken for the next one, and specimens from before ``reliable`` decide nothing. ``advised`` is
    a longer interval that the values of the courses so far speak for: it is told beside the
    earliest day, and by it the ward counts who is due.
    """

    after: int
    earliest: date | None
    review: date | None = None
    discharged: date | None = None
    response: Response | None = None
    first: date | None = None
    draw: date | None = None
    reliable: date | None = None
    advised: LongerInterval | None = None

    @property
    def advised_from(self) -> date | None:
        """The first day of the next course by the longer interval."""
        if self.advised is None or self.first is None:
            return None
        return self.first + self.advised.every

    @property
    def advised_draw(self) -> date | None:
        """The day on which blood is taken where the longer interval is kept."""
        if self.advised_from is None or self.draw is None or self.earliest is None:
            return None
        return self.advised_from - (self.earliest - self.draw)


def up_to_last_given(case: Case) -> Case | None:
    """The case up to the last course of which a dose was given; ``None`` where none was.

    A course of which nothing was given shortens nothing: what the one before it waits for goes on.
    """
    last = max((dose.key.course for dose in case.doses.values() if dose.given), default=None)
    if last is None:
        return None
    return replace(case, courses=tuple(each for each in case.courses if each.number <= last))


def next_course(case: Case, table: Timetable, zone: tzinfo) -> NextCourse | None:
    """What another course waits for; ``None`` where no dose of the last course was given.

    ``table`` is that of the last course: it decides, by whatever the next one is ordered.
    """
    course = case.course
    starts = [d.given.since for d in case.doses_of(course) if d.given] if course else []
    if course is None or not starts:
        return None
    if isinstance(table.courses, InWeeks):
        found = _in_weeks(course, table.courses, starts, zone)
        return replace(found, advised=_advised(case, table.courses))
    return _after_discharge(case, course, table.courses, max(starts), zone)


def reliable_from(moment: Moment) -> date | None:
    """From which day on specimens count for this course, after those before it.

    ``None`` where none was given before, or the regimen has no such weeks.
    """
    courses = moment.regimen.timetable.courses
    if not isinstance(courses, InWeeks):
        return None
    doses, number = moment.case.doses.values(), moment.course.number
    earlier = (each.given for each in doses if each.key.course < number)
    before = [given.since for given in earlier if given]
    if not before:
        return None
    return max(before).astimezone(moment.zone).date() + courses.unreliable_after


def _in_weeks(course: Course, courses: InWeeks, starts: list[datetime], zone: tzinfo) -> NextCourse:
    """From the first dose that was given to the first of the next."""
    first, last = (at.astimezone(zone).date() for at in (min(starts), max(starts)))
    earliest = first + courses.every
    return NextCourse(
        after=course.number,
        earliest=earliest,
        first=first,
        draw=earliest - courses.drawn_before,
        reliable=last + courses.unreliable_after,
    )


def _advised(case: Case, courses: InWeeks) -> LongerInterval | None:
    """The longest interval whose value stayed above its limit for as many courses as it asks."""
    fitting = (each for each in courses.longer if _stayed_above(case, each))
    return max(fitting, key=lambda each: each.every, default=None)


def _stayed_above(case: Case, longer: LongerInterval) -> bool:
    given = [
        min(dose.given.since for dose in case.doses_of(course) if dose.given)
        for course in case.courses
        if any(dose.given for dose in case.doses_of(course))
    ]
    if len(given) < longer.courses:
        return False
    before = [case.chart.newest(longer.field, at) for at in given[-longer.courses :]]
    return all(each and Decimal(str(each.values[longer.field])) > longer.above for each in before)


def _after_discharge(
    case: Case, course: Course, courses: AfterDischarge, last: datetime, zone: tzinfo
) -> NextCourse:
    """The discharge is the first one after the last dose, as the label counts."""
    review = last.astimezone(zone).date() + courses.response_review
    left = next((at for at in case.patient.discharges if at > last), None)
    day = left.astimezone(zone).date() if left else None
    response = newest_response(course.responses)
    return NextCourse(
        after=course.number,
        review=review,
        discharged=day,
        earliest=day + courses.next_course if day else None,
        response=response if response and response.assessed_on >= review else None,
    )
