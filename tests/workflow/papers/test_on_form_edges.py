"""Which doses may still be entered from paper, and what is said of their time, to the second."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.assessment.assessing import assess_at
from il2nurse.domain.rules.dose.on_form import (
    as_of,
    enterable,
    last_from_form,
    too_near_after,
    would_have_said,
)
from il2nurse.workflow.chart import charting, correcting
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.course.changes.changing import OrderChange, change_order
from il2nurse.workflow.course.changes.verifying import WorkedOut, verify_order
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.dose.held_on_form import enter_held
from il2nurse.workflow.forms import PaperForm
from tests.ward import DOCTOR, FIRST_SLOT, MRN, NURSE, PIN, SECOND, Ward, key, make_ward
from tests.workflow.dose.forms import ENDED, GIVEN, OTHER, STARTED, enter, held

SECOND_OF_TIME = timedelta(seconds=1)


@pytest.fixture
def ward() -> Ward:
    """A ward two slots into its first cycle, of which nothing was entered."""
    made = make_ward()
    made.clock.move(FIRST_SLOT + timedelta(hours=16) - made.station.now().at)
    return made


def said(ward: Ward, at: datetime, slot: int = 1) -> str:
    moment = ward.station.moment(MRN)
    return " ".join(would_have_said(as_of(moment, key(slot), at), key(slot)))


@pytest.mark.parametrize(
    ("side", "beyond", "sentence"),
    [
        (1, timedelta(), None),
        (1, SECOND_OF_TIME, "The dose was started after the 60 min around the time"),
        (-1, timedelta(), None),
        (-1, SECOND_OF_TIME, "The dose was started before the 60 min around the time"),
    ],
)
def test_a_start_at_the_edge_of_the_hour_is_in_time(
    ward: Ward, side: int, beyond: timedelta, sentence: str | None
) -> None:
    window = ward.station.moment(MRN).regimen.timetable.window
    assert window == timedelta(minutes=60)
    found = said(ward, FIRST_SLOT + side * (window + beyond))
    if sentence is None:
        assert "The dose was started" not in found
    else:
        assert sentence in found


def test_a_dose_after_the_days_of_the_cycle_is_told(ward: Ward) -> None:
    ends = ward.station.moment(MRN).cycle_ends
    ward.clock.move(timedelta(days=6))
    assert "no dose of it is given after that" not in said(ward, ends, 14)
    assert "no dose of it is given after that" in said(ward, ends + SECOND_OF_TIME, 14)


def test_a_dose_by_an_order_that_nobody_had_verified_is_told() -> None:
    ward = make_ward()
    ward.pass_time(30)
    changed = ward.station.now().at
    heavier = Weighing(Decimal(68), ward.station.today(changed), confirmed=True)
    why = "The scale was not tared"
    change_order(ward.station, DOCTOR, MRN, OrderChange(heavier), why, PIN)
    ward.pass_time(60)
    verified = ward.station.now().at
    seen = WorkedOut(Decimal(40_800_000), Decimal(68))
    assert "version 2 was not verified by then" in said(ward, verified)
    verify_order(ward.station, SECOND, MRN, seen, PIN)
    assert "version 2" not in said(ward, changed - SECOND_OF_TIME)
    assert f"({why}); its version 2 was not verified by then." in said(ward, changed)
    assert "version 2 was not verified by then" in said(ward, verified - SECOND_OF_TIME)
    assert "version 2" not in said(ward, verified)


def test_a_dose_by_a_weight_in_doubt_is_told() -> None:
    ward = make_ward()
    field = ward.regimen.fields["weight_kg"]
    told = ObservedFact({field.id: "70"}, confirmed=(field.id,))
    seq = charting.observe(ward.station, NURSE, MRN, (field,), told).seq
    ward.clock.move(STARTED - ward.station.now().at)
    assert "worked out from 70 kg" not in said(ward, STARTED)
    correcting.correct(
        ward.station, NURSE, MRN, ValueChange(seq, field, "66", "The scale was not tared")
    )
    assert "worked out from 70 kg" in said(ward, STARTED)


def test_what_is_given_or_held_is_entered_no_more(ward: Ward) -> None:
    assert [each.slot for each in enterable(ward.station.moment(MRN))] == [1, 2, 3]
    enter(ward)
    assert [each.slot for each in enterable(ward.station.moment(MRN))] == [2, 3]
    again = PaperForm(OTHER)
    enter_held(ward.station, NURSE, key(2), again, held(ward, STARTED + timedelta(hours=8)), PIN)
    assert [each.slot for each in enterable(ward.station.moment(MRN))] == [3]


def test_a_dose_may_be_entered_from_an_hour_before_its_time(ward: Ward) -> None:
    ward.clock.move(timedelta(hours=7) - SECOND_OF_TIME)
    assert key(4) not in enterable(ward.station.moment(MRN))
    ward.clock.move(SECOND_OF_TIME)
    assert key(4) in enterable(ward.station.moment(MRN))


def test_the_newest_dose_is_from_paper_or_it_is_not() -> None:
    ward = make_ward()
    assert last_from_form(ward.station.moment(MRN)) is None
    ward.clock.move(STARTED + timedelta(minutes=30) - ward.station.now().at)
    enter(ward)
    found = last_from_form(ward.station.moment(MRN))
    assert found
    assert found.key == key()
    ward.pass_time(8 * 60 - 30)
    ward.give(2)
    assert last_from_form(ward.station.moment(MRN)) is None


def test_after_a_dose_of_the_program_the_one_from_paper_is_the_newest() -> None:
    ward = make_ward()
    ward.pass_time(60)
    ward.give()
    ward.clock.move(STARTED + timedelta(hours=9) - ward.station.now().at)
    later = timedelta(hours=8)
    enter(ward, replace(GIVEN, started=STARTED + later, ended=ENDED + later), slot=2)
    found = last_from_form(ward.station.moment(MRN))
    assert found
    assert found.key == key(2)


@pytest.mark.parametrize(("before", "told"), [(7, False), (6.99, True), (0, False), (-1, False)])
def test_a_later_dose_too_soon_after_it_is_told(ward: Ward, before: float, told: bool) -> None:
    """Seven hours between two starts are the least (facts, 1.22)."""
    enter(ward)
    moment = ward.station.moment(MRN)
    found = too_near_after(moment, key(2), STARTED - timedelta(hours=before))
    assert bool(found) is told


def test_a_dose_from_before_the_order_is_told(ward: Ward) -> None:
    ordered = ward.station.moment(MRN).course.ordered_at
    sentence = "The course was ordered only after it."
    assert sentence in said(ward, ordered - SECOND_OF_TIME)
    assert sentence not in said(ward, ordered)


def test_of_what_was_unknown_six_are_named_and_the_others_counted(ward: Ward) -> None:
    then = as_of(ward.station.moment(MRN), key(), STARTED)
    unknown = assess_at(then, None).of(Result.NOT_EVALUABLE)
    line = next(each for each in would_have_said(then, key()) if "Missing or too old" in each)
    # Two criteria of one value, "Creatinine (label)", are one value that is missing.
    names = list(dict.fromkeys(each.title.partition(" (")[0].lower() for each in unknown))
    assert len(names) < len(unknown)
    assert line.endswith(f": {', '.join(names[:6])} and {len(names) - 6} more.")


@pytest.mark.parametrize(("most", "told"), [(1, True), (2, False)])
def test_more_doses_than_a_course_has_are_told(ward: Ward, most: int, told: bool) -> None:
    enter(ward)
    moment = ward.station.moment(MRN)
    timetable = replace(moment.regimen.timetable, doses_per_course=most)
    then = replace(moment, regimen=replace(moment.regimen, timetable=timetable))
    found = would_have_said(as_of(then, key(2), STARTED + timedelta(hours=8)), key(2))
    assert (f"{most} doses of this course were given before it." in found) is told
