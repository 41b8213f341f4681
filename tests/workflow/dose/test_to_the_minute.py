"""When a dose may start and what closes it, at the limit itself and one minute on either side."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.assessment.inputs_at import inputs_at
from il2nurse.domain.rules.course.slots import (
    check_move,
    days_over,
    gap_ends,
    last_time_for,
    open_slots,
    slots_closed,
    window_passed,
)
from il2nurse.domain.rules.dose.decisions import allow_begin, allow_start
from il2nurse.workflow.course import moving
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.dose import administration
from tests.ward import DOCTOR, FIRST_SLOT, MRN, NURSE, PIN, Ward, make_ward, once

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


@pytest.fixture
@once
def ready() -> Ward:
    """Dose 1 is ready to be infused, 30 minutes before it is due."""
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    return ward


@pytest.fixture
@once
def second() -> Ward:
    """Dose 1 was started at its slot and given; dose 2 is next."""
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.clock.move(FIRST_SLOT - ward.station.now().at)
    ward.walk("flush")
    return ward


def refused(ward: Ward, at: datetime) -> str:
    """What a start of dose 1 would be refused for at a time; "" where it may start."""
    moment = replace(ward.station.moment(MRN), at=at)
    try:
        allow_start(moment, ward.dose())
    except NotAllowed as error:
        return str(error)
    return ""


@pytest.mark.parametrize(("minutes", "early"), [(-61, True), (-60, False), (-59, False)])
def test_a_dose_a_minute_before_its_window_is_early(
    ready: Ward, minutes: int, *, early: bool
) -> None:
    assert ("too early" in refused(ready, FIRST_SLOT + minutes * MINUTE)) is early


@pytest.mark.parametrize(("minutes", "late"), [(59, False), (60, False), (61, True)])
def test_a_dose_a_minute_after_its_window_is_late(ready: Ward, minutes: int, *, late: bool) -> None:
    at = FIRST_SLOT + minutes * MINUTE
    assert ("could start until 09:00" in refused(ready, at)) is late
    assert window_passed(replace(ready.station.moment(MRN), at=at), ready.dose()) is late


@pytest.mark.parametrize(("minutes", "late"), [(60, False), (61, True)])
def test_the_checks_can_be_begun_up_to_the_end_of_the_window(minutes: int, *, late: bool) -> None:
    moment = replace(make_ward().station.moment(MRN), at=FIRST_SLOT + minutes * MINUTE)
    if late:
        with pytest.raises(NotAllowed, match="Dose 1 could start until 09:00"):
            allow_begin(moment)
    else:
        assert allow_begin(moment).slot == 1


def test_no_window_passes_for_a_dose_that_was_started(ready: Ward) -> None:
    ready.start()
    later = replace(ready.station.moment(MRN), at=FIRST_SLOT + 3 * HOUR)
    assert window_passed(later, ready.dose()) is False


def test_the_gap_counts_from_the_start_and_ends_to_the_minute(second: Ward) -> None:
    moment = second.station.moment(MRN)
    gap = moment.regimen.timetable.earliest_after_start
    ends = gap_ends(moment)
    assert ends == FIRST_SLOT + gap
    assert "Wait" not in refused(second, ends)
    assert "Wait 1 min more" in refused(second, ends - MINUTE)
    assert "Wait 2 min more" in refused(second, ends - timedelta(seconds=61))
    assert "Wait 1 min more" in refused(second, ends - timedelta(seconds=59))
    assert f"less than {gap // HOUR} hours ago" in refused(second, ends - MINUTE)
    assert gap_ends(make_ward().station.moment(MRN)) is None


def test_the_days_of_a_cycle_end_to_the_minute() -> None:
    moment = make_ward().station.moment(MRN)
    ends = FIRST_SLOT + moment.regimen.timetable.cycle_length
    assert moment.cycle_ends == ends
    on_time, over = replace(moment, at=ends), replace(moment, at=ends + MINUTE)
    assert days_over(on_time, moment.course.current) is None
    assert not on_time.cycle_over
    assert open_slots(on_time)
    assert slots_closed(on_time) == ()
    days = moment.regimen.timetable.cycle_length.days
    assert f"The {days} days of cycle 1 ended on" in (days_over(over, moment.course.current) or "")
    assert over.cycle_over
    assert not open_slots(over)
    assert slots_closed(over) == tuple(range(1, 15))


def test_a_slot_that_was_used_is_not_closed_by_the_end_of_the_days(second: Ward) -> None:
    moment = second.station.moment(MRN)
    over = replace(moment, at=moment.cycle_ends + MINUTE)
    assert slots_closed(over) == tuple(range(2, 15))
    assert open_slots(moment) == tuple(range(2, 15))


def moved(ward: Ward, slot: int, to: datetime, at: datetime) -> str:
    """What a move would be refused for; "" where it can be made."""
    try:
        check_move(replace(ward.station.moment(MRN), at=at), slot, to)
    except Slip as slip:
        return str(slip)
    return ""


def test_a_dose_moves_to_a_later_time_that_is_still_to_come(ready: Ward) -> None:
    assert "later time only" in moved(ready, 1, FIRST_SLOT, FIRST_SLOT)
    assert not moved(ready, 1, FIRST_SLOT + MINUTE, FIRST_SLOT)
    now = FIRST_SLOT + HOUR
    assert not moved(ready, 1, now, now + timedelta(seconds=59, microseconds=5))
    assert "This time has passed" in moved(ready, 1, now - MINUTE, now)


def test_a_dose_moves_within_the_days_and_the_gap(second: Ward) -> None:
    moment = second.station.moment(MRN)
    ends = moment.cycle_ends
    assert not moved(second, 2, ends, FIRST_SLOT)
    assert "The 5 days of the cycle end before" in moved(second, 2, ends + MINUTE, FIRST_SLOT)
    table = moment.regimen.timetable
    slots = moment.slots
    assert slots[1] - slots[0] == table.interval
    longer = replace(table, earliest_after_start=table.interval + HOUR)
    regimen = replace(moment.regimen, timetable=longer)
    late = replace(moment, regimen=regimen)
    with pytest.raises(Slip, match="within 9 hours of the last start: not before"):
        check_move(late, 2, slots[1] + HOUR - MINUTE)
    check_move(late, 2, slots[1] + HOUR)


def test_the_first_dose_moves_within_the_days_as_they_were_ordered(ready: Ward) -> None:
    ends = ready.station.moment(MRN).cycle_ends
    assert not moved(ready, 1, ends, FIRST_SLOT)
    assert "can be due until" in moved(ready, 1, ends + MINUTE, FIRST_SLOT)


def test_the_last_dose_there_may_be_closes_every_slot(second: Ward) -> None:
    moment = second.station.moment(MRN)
    cycle = moment.course.current
    for most, left in ((2, tuple(range(2, 15))), (1, ())):
        table = replace(moment.regimen.timetable, doses_per_course=most)
        then = replace(moment, regimen=replace(moment.regimen, timetable=table))
        assert open_slots(then) == left
    shut = replace(moment.course, stopped="Toxicity")
    assert not open_slots(replace(moment, course=shut))
    stopped = replace(cycle, stopped="Toxicity")
    assert not open_slots(replace(moment, course=replace(moment.course, cycles=(stopped,))))


def test_a_slot_due_as_the_days_end_is_open_and_one_after_is_not(ready: Ward) -> None:
    moment = ready.station.moment(MRN)
    last = moment.slots[-1] - FIRST_SLOT
    for days, slots in ((last, 14), (last - MINUTE, 13)):
        table = replace(moment.regimen.timetable, cycle_length=days)
        then = replace(moment, regimen=replace(moment.regimen, timetable=table))
        assert moment.at < FIRST_SLOT
        assert len(open_slots(then)) == slots - 1  # dose 1 is being made ready


@pytest.mark.parametrize("how", ["stopped", "running"])
def test_of_a_cycle_that_was_stopped_the_days_close_nothing_more(second: Ward, how: str) -> None:
    moment = second.station.moment(MRN)
    over = replace(moment, at=moment.cycle_ends + MINUTE)
    shut = replace(moment.course.current, stopped="Toxicity" if how == "stopped" else "")
    found = slots_closed(replace(over, course=replace(moment.course, cycles=(shut,))))
    assert bool(found) is (how == "running")


def test_the_hours_since_the_last_start_are_told_to_a_hundredth() -> None:
    ward = make_ward()
    ward.pass_time(30)
    ward.give()
    moment, infusion = ward.station.moment(MRN), ward.dose().infusion
    assert infusion
    at = infusion.started.at + 8 * HOUR + timedelta(seconds=36)
    found = inputs_at(moment.case, moment.regimen, moment.course, at)
    assert found["hours_since_last_start"].value == "8.01"


def test_the_second_dose_moves_within_the_days_as_the_first_was_moved(ready: Ward) -> None:
    moment = ready.station.moment(MRN)
    to = FIRST_SLOT + 3 * HOUR
    moving.move_slots(ready.station, DOCTOR, MRN, OwnPin(PIN), to, "The patient was in the scanner")
    days, moved_moment = moment.regimen.timetable.cycle_length, ready.station.moment(MRN)
    assert last_time_for(moved_moment, 1) == FIRST_SLOT + days
    assert last_time_for(moved_moment, 2) == to + days
