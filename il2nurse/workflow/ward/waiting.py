"""What a patient with no dose ahead waits for: rest, blood tests, review, next cycle or course.

It is asked of who went home as of who is on the ward, by whichever regimen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique

from il2nurse.domain.record.chart.report_days import day_of
from il2nurse.domain.rules.assessment.pre_tests import PreTest, pre_tests
from il2nurse.domain.rules.chart.labs_due import labs_due
from il2nurse.domain.rules.course.calendar import rest_until
from il2nurse.domain.rules.course.next_course import NextCourse, next_course
from il2nurse.domain.rules.course.slots import open_slots
from il2nurse.domain.rules.course.standing import unlifted_stop
from il2nurse.domain.rules.moment import Moment


@unique
class WaitsFor(StrEnum):
    """What comes next for a patient with no dose ahead."""

    REST = "rest"
    CYCLE = "next cycle"
    LABS = "blood tests"
    REVIEW = "review"
    COURSE = "next course"


@dataclass(frozen=True, slots=True)
class Wait:
    """One such matter: its day on the ward's calendar, and whether that has come.

    A rest is never due: ``day`` is the first one after it.
    """

    what: WaitsFor
    day: date
    due: bool

    @property
    def counts(self) -> bool:
        """Whether it is counted: a rest while it lasts, all else once its day has come."""
        return self.due or self.what is WaitsFor.REST


def waits_for(moment: Moment) -> tuple[Wait, ...]:
    """Everything that the patient waits for, in the order of the days; nothing after a stop.

    Of the blood tests of days with doses only those that are overdue count.
    """
    if unlifted_stop(moment.case):
        return ()
    found = [*_labs_on_treatment(moment)]
    if not open_slots(moment):
        resting = list(_rest(moment))
        found += resting
        another = next_course(moment.case, moment.regimen.timetable, moment.zone)
        if another:
            later = _after_weeks(moment, another)
            found += later if moment.regimen.timetable.in_weeks else _response(moment, another)
        # What follows the course is no matter of today while a cycle of it may still come.
        found = [each for each in found if each in resting or each.due or not resting]
    return tuple(sorted(found, key=lambda each: each.day))


def _labs_on_treatment(moment: Moment) -> Iterator[Wait]:
    days = [each.at.astimezone(moment.zone).date() for each in labs_due(moment) if each.overdue]
    if days:
        yield Wait(WaitsFor.LABS, min(days), due=True)


def _rest(moment: Moment) -> Iterator[Wait]:
    """The rest between two cycles; once it is over, that the next cycle may be planned."""
    ends, course = rest_until(moment), moment.course
    given = sum(dose.given is not None for dose in moment.case.doses_of(course))
    if ends is None or given >= moment.regimen.timetable.doses_per_course:
        return
    day, over = ends.astimezone(moment.zone).date(), moment.at >= ends
    yield Wait(WaitsFor.CYCLE if over else WaitsFor.REST, day, due=over)


def _response(moment: Moment, another: NextCourse) -> Iterator[Wait]:
    """The review of the response, then another course where the tumour shrank."""
    if another.response is None:
        if another.review:
            yield Wait(WaitsFor.REVIEW, another.review, due=moment.today >= another.review)
    elif another.response.shrank and another.earliest:
        yield Wait(WaitsFor.COURSE, another.earliest, due=moment.today >= another.earliest)


def _after_weeks(moment: Moment, another: NextCourse) -> Iterator[Wait]:
    """The blood that is taken for the next course, until its results are there, and the course.

    Both are due as the values so far advise; it may be ordered from the earliest day on.
    """
    draw = another.advised_draw or another.draw
    begins = another.advised_from or another.earliest
    if draw and not _drawn(moment, draw):
        yield Wait(WaitsFor.LABS, draw, due=moment.today >= draw)
    if begins:
        yield Wait(WaitsFor.COURSE, begins, due=moment.today >= begins)


def _drawn(moment: Moment, day: date) -> bool:
    """Whether every test with a report is on file from that day on, or a later one."""
    tests = [each for each in pre_tests(moment) if day_of(each.field.id) in moment.regimen.fields]
    return bool(tests) and all(_taken(moment, each) >= day for each in tests)


def _taken(moment: Moment, test: PreTest) -> date:
    if test.done_on:
        return test.done_on
    return test.charted_at.astimezone(moment.zone).date() if test.charted_at else date.min
