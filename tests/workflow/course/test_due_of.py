"""When a dose is due: by its own record, else by the slots of the newest cycle, as moved."""

from dataclasses import replace
from datetime import timedelta

from il2nurse.domain.rules.course.slots import due_of
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
