"""Each thing that forbids to begin, to go on with or to start a dose, in its own words."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.regimen.regimen import Act
from il2nurse.domain.rules.dose.decisions import (
    BAG_TIME_UNKNOWN,
    allow_account,
    allow_override,
    allow_start,
    allow_step,
    current_step,
    dose_ahead,
)
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.dose import administration, holding
from tests.ward import MRN, NURSE, Ward, key, make_ward
from tests.workflow.put_aside import RULE, put_aside

MINUTE = timedelta(minutes=1)


@pytest.fixture
def ward() -> Ward:
    """Dose 1 is due in half an hour; nobody has begun it."""
    ward = make_ward()
    ward.pass_time(30)
    return ward


def begun(ward: Ward, last: str = "", **changed: str) -> Ward:
    """The same ward with dose 1 begun, and its steps confirmed up to ``last``."""
    administration.begin(ward.station, NURSE, MRN)
    if last:
        ward.walk(last, 1, **changed)
    return ward


def now(ward: Ward) -> Moment:
    return ward.station.moment(MRN)


def of_course(moment: Moment, course: Course) -> Moment:
    """The moment with this course in place of the newest one."""
    case = replace(moment.case, courses=(*moment.case.courses[:-1], course))
    return replace(moment, case=case, course=course)


def shut(moment: Moment) -> Moment:
    """The moment with its cycle stopped."""
    cycle = replace(moment.course.current, stopped="Urine fell")
    return of_course(moment, replace(moment.course, cycles=(cycle,)))


def at_home(moment: Moment) -> Moment:
    """The moment of a patient who was discharged."""
    patient = replace(moment.case.patient, discharged=True)
    return replace(moment, case=replace(moment.case, patient=patient))


def forbidden(moment: Moment) -> str:
    """Why no dose can be begun; "" where one can."""
    try:
        allow_account(moment)
    except NotAllowed as error:
        return str(error)
    return ""


def test_a_dose_lies_ahead_until_the_patient_goes_home_or_the_course_is_stopped(
    ward: Ward,
) -> None:
    assert dose_ahead(now(ward)) == key(1)
    assert dose_ahead(now(begun(ward))) == key(1)
    assert dose_ahead(at_home(now(ward))) is None
    assert dose_ahead(of_course(now(ward), replace(now(ward).course, stopped="VT"))) is None
    assert dose_ahead(shut(now(make_ward()))) is None


def test_the_dose_after_a_held_one_lies_ahead(ward: Ward) -> None:
    begun(ward)
    holding.hold(ward.station, NURSE, key(1), Grounds("prescriber", ward.call()))
    assert dose_ahead(now(ward)) == key(2)


def test_nobody_begins_a_dose_of_a_patient_at_home_or_of_a_stopped_course(ward: Ward) -> None:
    moment = now(ward)
    assert not forbidden(moment)
    assert "Eleanor" in forbidden(at_home(moment))
    assert "is discharged" in forbidden(at_home(moment))
    stopped = replace(moment.course, stopped="Sustained VT")
    assert "was stopped permanently in course 1: Sustained VT" in forbidden(
        of_course(moment, stopped)
    )
    assert "Cycle 1 was stopped: Urine fell." in forbidden(shut(moment))


def test_an_open_dose_is_closed_before_the_next_unless_its_cycle_was_stopped(ward: Ward) -> None:
    moment = now(begun(ward))
    assert "Dose 1 was begun and is not closed" in forbidden(moment)
    assert "Cycle 1 was stopped" in forbidden(shut(moment))


def test_no_dose_follows_the_last_that_there_may_be() -> None:
    ward = make_ward()
    ward.pass_time(30)
    ward.give()
    ward.pass_time(7 * 60)
    moment = now(ward)

    def most(doses: int) -> Moment:
        table = replace(moment.regimen.timetable, doses_per_course=doses)
        return replace(moment, regimen=replace(moment.regimen, timetable=table))

    assert not forbidden(most(2))
    assert "1 doses of this course were given" in forbidden(most(1))


def test_a_held_dose_takes_no_step(ward: Ward) -> None:
    begun(ward)
    holding.hold(ward.station, NURSE, key(1), Grounds("prescriber", ward.call()))
    with pytest.raises(NotAllowed, match="This dose is held"):
        current_step(now(ward), ward.dose())


def test_a_signed_dose_takes_no_step(ward: Ward) -> None:
    ward.give()
    with pytest.raises(NotAllowed, match="This dose is closed"):
        current_step(now(ward), ward.dose())


def test_only_the_open_step_is_completed_and_only_by_its_own_act(ward: Ward) -> None:
    moment, dose = now(begun(ward)), ward.dose()
    first, second = moment.regimen.steps[:2]
    assert current_step(moment, dose) is first
    allow_step(moment, dose, first, first.act)
    with pytest.raises(NotAllowed, match=re.escape(f"The next step is “{first.title}”")):
        allow_step(moment, dose, second, second.act)
    with pytest.raises(NotAllowed, match="is not completed this way"):
        allow_step(moment, dose, first, Act.INFUSE)


def test_an_override_is_for_a_hold_that_stands_alone(ward: Ward) -> None:
    begun(ward, "hold_criteria", heart_rate_per_min="125")
    moment, dose = now(ward), ward.dose()
    assert allow_override(moment, dose, RULE).id == RULE
    with pytest.raises(NotAllowed, match="Nobody may override"):
        allow_override(moment, dose, "systolic_low")
    holding.hold(ward.station, NURSE, key(1), Grounds("prescriber", ward.call()))
    with pytest.raises(NotAllowed, match="neither given nor held"):
        allow_override(now(ward), ward.dose(), RULE)


def reasons(ward: Ward, at: datetime) -> str:
    """Why dose 1 may not be started at a time; "" where it may."""
    try:
        allow_start(replace(now(ward), at=at), ward.dose())
    except NotAllowed as error:
        return str(error)
    return ""


def bag(ward: Ward, **times: datetime) -> Ward:
    """Dose 1 with its line checked, and these times of its bag."""
    begun(ward, "hold_criteria")
    said = {name: at.isoformat() for name, at in times.items()}
    ward.confirm_with("reconstitute", said)
    ward.walk("line")
    return ward


def test_the_infusion_ends_within_the_hours_of_the_bag_to_the_minute(ward: Ward) -> None:
    regimen, at = ward.regimen, ward.station.now().at
    last = at + 10 * MINUTE
    bag(ward, reconstituted_at=last + regimen.infusion - regimen.bag_limit)
    assert not reasons(ward, last)
    assert "older than 48 hours before the infusion ended" in reasons(ward, last + MINUTE)


def test_the_infusion_ends_within_pharmacys_own_limit_to_the_minute(ward: Ward) -> None:
    at = ward.station.now().at
    last = at + 10 * MINUTE
    bag(ward, reconstituted_at=at, use_by=last + ward.regimen.infusion)
    assert not reasons(ward, last)
    said = reasons(ward, last + MINUTE)
    assert "Pharmacy lets this bag be used until 20-Nov-2026 07:55" in said
    assert "older than" not in said


def test_a_bag_whose_time_is_not_on_record_is_not_started(ward: Ward) -> None:
    begun(ward, "hold_criteria")
    assert BAG_TIME_UNKNOWN in reasons(ward, ward.station.now().at)


def test_every_reason_is_told_at_once(ward: Ward) -> None:
    said = reasons(begun(ward, "hold_criteria", heart_rate_per_min="125"), now(ward).at)
    assert BAG_TIME_UNKNOWN in said
    assert "assess the patient again" in said
    assert "Number of relative criteria" in said


def test_what_was_put_aside_already_is_not_put_aside_again(ward: Ward) -> None:
    begun(ward, "hold_criteria", heart_rate_per_min="125")
    put_aside(ward)
    with pytest.raises(NotAllowed, match="does not hold the dose now"):
        allow_override(now(ward), ward.dose(), RULE)
