"""A dose of an earlier course or cycle is entered from paper though a newer one is ordered."""

from dataclasses import replace
from datetime import timedelta

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.dose import DoseKey, DoseState
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.slots import gap_ends, next_slot
from il2nurse.domain.rules.dose.on_form import enterable
from il2nurse.domain.values.form_number import make_number
from il2nurse.workflow.dose.given_on_form import enter_given
from il2nurse.workflow.dose.held_on_form import enter_held
from il2nurse.workflow.dose.own_course import own_moment, own_moments
from il2nurse.workflow.forms import PaperForm
from tests.courses import two_courses
from tests.ward import IDENTITY, MRN, NURSE, PIN, Ward, key
from tests.workflow.dose.forms import GIVEN, OTHER, enter, held

DAY = 60 * 24


@pytest.fixture
def ward() -> Ward:
    """Course 1 had a first dose, and perhaps others on paper; course 2 is ordered."""
    return two_courses()


LATER = replace(
    GIVEN,
    started=GIVEN.started + timedelta(hours=8),
    ended=GIVEN.started + timedelta(hours=8, minutes=16),
)


def test_it_counts_in_its_own_course(ward: Ward) -> None:
    newest, earlier = own_moments(ward.station, MRN)
    assert (newest.course.number, earlier.course.number) == (2, 1)
    assert key(2) in enterable(earlier)
    assert key(1) not in enterable(earlier)
    enter(ward, LATER, slot=2)
    assert ward.dose(2).state is DoseState.COMPLETED
    moment = ward.station.moment(MRN)
    assert next_slot(moment) == 1
    ends = gap_ends(moment)
    assert ends is None or ends < moment.at
    assert sum(dose.given is not None for dose in moment.case.doses_of(moment.case.courses[0])) == 2
    assert not moment.case.doses_of(moment.course)


def test_what_the_rules_would_have_said_is_of_its_own_time(ward: Ward) -> None:
    enter(ward, LATER, slot=2)
    paper = ward.dose(2).on_form
    assert paper
    assert "The course was ordered only after it." not in paper.objections


def test_a_hold_of_an_earlier_course_closes_nothing_of_it_or_of_the_newer(ward: Ward) -> None:
    most = ward.regimen.timetable.held_doses_stop_cycle
    for slot in range(2, 2 + most):
        at = GIVEN.started + timedelta(hours=8 * (slot - 1))
        form = PaperForm(make_number(IDENTITY.register, "pack", slot))
        enter_held(ward.station, NURSE, key(slot), form, held(ward, at), PIN)
    moment = ward.station.moment(MRN)
    assert moment.course.current.stopped is None
    assert moment.case.courses[0].current.stopped is None


def test_none_runs_on_into_the_next_course(ward: Ward) -> None:
    now = ward.station.now().at
    running = replace(LATER, started=now - timedelta(minutes=5), ended=None, given_ml=None)
    with pytest.raises(NotAllowed, match="Course 2 cycle 1 was ordered since"):
        enter(ward, running, slot=2)


def test_none_of_it_is_put_beside_one_of_the_newer_that_has_no_end(ward: Ward) -> None:
    ward.pass_time(60)
    now = ward.station.now().at
    running = replace(LATER, started=now - timedelta(minutes=5), ended=None, given_ml=None)
    enter_given(ward.station, NURSE, DoseKey(MRN, 2, 1, 1), PaperForm(OTHER), running, PIN)
    beside = replace(LATER, started=now - timedelta(minutes=9), ended=now - timedelta(minutes=1))
    with pytest.raises(Slip, match="runs by the record"):
        enter(ward, beside, slot=2)
    enter(ward, LATER, slot=2)
    assert ward.dose(2).given


def test_a_course_that_nobody_ordered_has_no_doses(ward: Ward) -> None:
    with pytest.raises(NotAllowed, match="No course 3 of this patient"):
        own_moment(ward.station, DoseKey(MRN, 3, 1, 1), ward.station.now().at)
