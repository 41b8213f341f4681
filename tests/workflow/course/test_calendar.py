"""The calendar: every slot lies on one day, the counters are never confused, units are summed."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.rules.course.calendar import (
    CourseDay,
    DayPart,
    counters,
    course_days,
    slots_of_course,
)
from il2nurse.domain.rules.course.slots import next_slot
from il2nurse.domain.rules.course.units_given import part_of, units_given, units_of_course
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.course.calendar_words import (
    counters_in_words,
    day_in_words,
    milestones_in_words,
)
from il2nurse.workflow.dose import administration, ending, holding
from tests.ward import MRN, NURSE, Ward, make_ward

ZONES = (
    "Europe/Paris",
    "America/New_York",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Apia",
)
WHOLE = Decimal(42_000_000)


def moved(moment: Moment, first: datetime, zone: str, second: timedelta | None = None) -> Moment:
    """The same course with its first slot at another time, in another zone."""
    cycle = replace(moment.course.current, first_slot=first)
    cycles: tuple[Cycle, ...] = (cycle,)
    if second:
        cycles = (cycle, replace(cycle, number=2, first_slot=first + second))
    return replace(moment, course=replace(moment.course, cycles=cycles), zone=ZoneInfo(zone))


@settings(max_examples=150, deadline=None)
@given(
    minutes=st.integers(0, 6 * 365 * 24 * 60),
    zone=st.sampled_from(ZONES),
    second=st.none() | st.timedeltas(timedelta(days=6), timedelta(days=40)),
)
def test_every_slot_lies_on_one_day_and_no_day_is_left_out(
    minutes: int, zone: str, second: timedelta | None
) -> None:
    first = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    moment = moved(make_ward().station.moment(MRN), first, zone, second)
    days, slots = course_days(moment), slots_of_course(moment)
    on = Counter((slot.cycle, slot.number) for day in days for slot in day.slots)
    assert on == Counter((slot.cycle, slot.number) for slot in slots)
    assert set(on.values()) == {1}
    assert all(slot.due.astimezone(moment.zone).date() == d.day for d in days for slot in d.slots)
    following = [day.day for day in days]
    assert following == [following[0] + timedelta(days=n) for n in range(len(following))]
    assert [s.due - slots[0].due for s in slots[:14]] == [timedelta(hours=8) * n for n in range(14)]


@pytest.mark.parametrize(
    ("first", "day"),
    [
        # Midnight begins a day and ends none.
        (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 24, 21, 59, tzinfo=UTC), date(2026, 10, 24)),
        # Both hours that are 02:30 in the night the clocks go back.
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), date(2026, 10, 25)),
        # The end of a month and of a year.
        (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_a_slot_on_a_boundary_belongs_to_the_day_that_begins(first: datetime, day: date) -> None:
    days = course_days(moved(make_ward().station.moment(MRN), first, "Europe/Paris"))
    assert days[0].day == day
    assert 1 in [slot.number for slot in days[0].slots]


def some_doses() -> Ward:
    """The first dose is given, the second held, the third given in part."""
    ward = make_ward()
    ward.give(1)
    ward.pass_time(8 * 60)
    holding.hold_unbegun(ward.station, NURSE, MRN, Grounds("prescriber", ward.call()))
    ward.pass_time(8 * 60)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line", 3)
    ward.start(3)
    ward.pass_time(10)
    ending.stop(ward.station, NURSE, ward.dose(3).key, "reaction", given_ml=Decimal("26.15"))
    return ward


def test_slot_dose_of_cycle_and_dose_of_course_are_three_numbers() -> None:
    moment = some_doses().station.moment(MRN)
    found = counters(moment, next_slot(moment))
    assert (found.slot, found.of_cycle, found.of_course, found.most) == (4, 2, 2, 28)
    told = dict(counters_in_words(found))
    assert told["Next slot of cycle 1"] == "4 of 14"
    assert told["Doses given in cycle 1"] == "2"
    assert told["Doses given in the course"] == "2 of at most 28"


def test_units_planned_and_given() -> None:
    ward = some_doses()
    moment = ward.station.moment(MRN)
    units = units_of_course(moment)
    assert (units.planned, units.doses) == (14 * WHOLE, 2)
    half = units_given(moment, ward.dose(3))
    assert half == Decimal(21_000_000)
    assert units.given == WHOLE + half
    assert units_given(moment, ward.dose(2)) == 0


@pytest.mark.parametrize(
    ("given_ml", "total_ml", "part"),
    [("0", "52.33", "0"), ("26.165", "52.33", "21000000"), ("1", "3", "14000000"), ("1", "0", "0")],
)
def test_a_part_goes_by_the_volume(given_ml: str, total_ml: str, part: str) -> None:
    assert part_of(WHOLE, Decimal(given_ml), Decimal(total_ml)) == Decimal(part)


def test_while_slots_are_open_the_rest_is_that_after_the_last_of_them() -> None:
    moment = some_doses().station.moment(MRN)
    days = course_days(moment)
    resting = [each.day for each in days if each.part is DayPart.REST]
    assert (resting[0], resting[-1]) == (date(2026, 11, 25), date(2026, 12, 3))
    assert not any(each.review for each in days)
    told = dict(milestones_in_words(moment, make_ward().station.words))
    assert told == {"Rest ends as planned": "04-Dec-2026 00:00"}


def test_rest_review_and_what_the_days_say() -> None:
    ward = some_doses()
    ward.pass_time(5 * 24 * 60)
    days = course_days(ward.station.moment(MRN))
    words = [day_in_words(each, first=at == 0) for at, each in enumerate(days)]
    assert words[0].shown == "20 Nov"
    assert words[0].word == "1 to 2"
    review = next(each for each in days if each.review)
    assert review.day == date(2026, 12, 18)
    assert review.part is DayPart.AFTER
    assert words[days.index(review)].word == "Review"
    assert "due for review" in words[days.index(review)].spoken
    resting = [each.day for each in days if each.part is DayPart.REST]
    assert (resting[0], resting[-1]) == (date(2026, 11, 25), date(2026, 11, 29))


def test_a_day_with_one_dose_names_one() -> None:
    moment = make_ward().station.moment(MRN)
    slot = slots_of_course(moment)[0]
    day = CourseDay(date(2026, 11, 20), DayPart.CYCLE, 1, (slot,), review=False, next_course=False)
    assert day_in_words(day, first=False).spoken == "20-Nov-2026: cycle 1, dose 1"
