"""When a dose is due: by its own record, else by the slots of the newest cycle, as moved."""

from dataclasses import replace
from datetime import timedelta

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.rules.course.slots import due_of, refuse_with_open_slots
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.course import moving
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.dose import administration
from tests.ward import DOCTOR, FIRST_SLOT, MRN, NURSE, PIN, make_ward
from tests.ward import key as key_of

HOUR = timedelta(hours=1)


def test_a_dose_that_was_begun_keeps_its_time_and_the_others_move() -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    own = due_of(ward.station.moment(MRN), key_of(1))
    assert own == FIRST_SLOT
    assert due_of(ward.station.moment(MRN), key_of(2)) == FIRST_SLOT + 8 * HOUR
    ward.pass_time(150)
    moving.move_slots(
        ward.station, DOCTOR, MRN, OwnPin(PIN), FIRST_SLOT + 3 * HOUR, "At the scanner"
    )
    moment = ward.station.moment(MRN)
    assert due_of(moment, key_of(1)) == moment.case.doses[key_of(1)].due
    assert due_of(moment, key_of(2)) == FIRST_SLOT + 11 * HOUR


def test_of_another_course_or_cycle_nothing_is_said() -> None:
    moment = make_ward().station.moment(MRN)
    assert due_of(moment, replace(key_of(1), cycle=2)) is None
    assert due_of(moment, replace(key_of(1), course=2)) is None


@pytest.mark.parametrize(("doses", "which"), [(14, "14 doses are"), (2, "2 doses are")])
def test_what_is_open_is_counted(doses: int, which: str) -> None:
    with pytest.raises(NotAllowed, match=f"Of cycle 1, {which} not accounted for"):
        refuse_with_open_slots(of_so_many(doses), "Nothing was recorded.")


def test_a_single_open_dose_is_named_and_none_refuses_nothing() -> None:
    with pytest.raises(NotAllowed, match="Of cycle 1, dose 1 is not accounted for"):
        refuse_with_open_slots(of_so_many(1), "Nothing was recorded.")
    moment = make_ward().station.moment(MRN)
    over = replace(moment, at=moment.cycle_ends + HOUR)
    refuse_with_open_slots(over, "Nothing was recorded.")


def of_so_many(doses: int) -> Moment:
    """A moment of a regimen with so many doses a cycle, none of which was given."""
    moment = make_ward().station.moment(MRN)
    timetable = replace(moment.regimen.timetable, doses_per_cycle=doses)
    return replace(moment, regimen=replace(moment.regimen, timetable=timetable))
