"""An order is paused and goes on: nobody starts a dose in between, and nothing is overdue."""

from datetime import timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.slots import open_slots
from il2nurse.domain.rules.course.unsigned import to_countersign
from il2nurse.domain.rules.dose.against import against_preparing
from il2nurse.domain.rules.dose.eligibility import open_gates
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.readable.course_notes import course_notes
from il2nurse.workflow.course import closing, moving
from il2nurse.workflow.course.changes import pausing
from il2nurse.workflow.course.cycle_plan import CyclePlan
from il2nurse.workflow.course.ordering import order_course
from il2nurse.workflow.course.planning import plan_cycle
from il2nurse.workflow.course.prescribing import ByTelephone, OwnPin, countersign_order
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.dose import administration, ending, holding, infusing
from il2nurse.workflow.one_act import KeptBefore
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.ward.attention import attention_list
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row, ward_rows
from tests.papers import summary_of
from tests.suitable import SUITABLE
from tests.ward import (
    DOCTOR,
    DRUGS,
    FIRST_SLOT,
    MRN,
    NURSE,
    PHARMACIST,
    PIN,
    SECOND,
    Ward,
    key,
    make_ward,
)
from tests.workflow.between import two_stations

WHY = "Bed without a monitor until the afternoon"
GOES_ON = "A monitored bed is free"
HOUR = timedelta(hours=1)


def pause(ward: Ward) -> None:
    pausing.pause_order(ward.station, DOCTOR, MRN, OwnPin(PIN), WHY)


def resume(ward: Ward, slot: int | None) -> None:
    pausing.resume_order(ward.station, DOCTOR, MRN, slot, GOES_ON, PIN)


def course(ward: Ward) -> Course:
    return ward.station.moment(MRN).course


def ready() -> Ward:
    """A ward whose first dose is ready to be started."""
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    return ward


def test_nobody_begins_a_dose_of_a_paused_order() -> None:
    ward = make_ward()
    ward.pass_time(60)
    pause(ward)
    with pytest.raises(NotAllowed, match=f"The order is paused since 20-Nov-2026 08:00: {WHY}"):
        administration.begin(ward.station, NURSE, MRN)
    resume(ward, 1)
    administration.begin(ward.station, NURSE, MRN)
    assert not ward.dose().held


def test_nobody_starts_one_that_was_ready_and_it_goes_on_after_the_pause() -> None:
    ward = ready()
    pause(ward)
    with pytest.raises(NotAllowed, match="The order is paused since"):
        ward.start()
    standing = may_go_on(ward.station.moment(MRN), ward.dose())
    assert standing.must_hold
    assert standing.passes
    resume(ward, 1)
    ward.start()
    assert ward.dose().infusing


def test_a_dose_that_is_open_may_be_held_in_a_pause() -> None:
    ward = ready()
    pause(ward)
    holding.hold(ward.station, NURSE, key(), Grounds("prescriber", ward.call()))
    assert ward.dose().held


def test_an_infusion_that_runs_goes_on_and_one_that_stands_still_is_not_started_again() -> None:
    ward = ready()
    ward.start()
    pause(ward)
    row = ward_row(ward.station, MRN)
    assert (row.state, row.alarms) == (WardState.RUNNING, ())
    infusing.pause(ward.station, NURSE, key(), "occlusion")
    assert ward_row(ward.station, MRN).next_action.startswith("The order is paused: stop")
    with pytest.raises(NotAllowed, match="pump that stands still is not started again"):
        infusing.resume(ward.station, NURSE, key())
    ending.stop(ward.station, NURSE, key(), "prescriber", given_ml=Decimal(10))
    assert not ward.dose().infusing


def test_nothing_is_overdue_in_a_pause_and_no_alarm_comes_of_it() -> None:
    ward = make_ward()
    ward.pass_time(30)
    pause(ward)
    ward.pass_time(60 * 9)
    row = ward_row(ward.station, MRN)
    assert (row.state, row.slot, row.alarms) == (WardState.ORDER_PAUSED, 1, ())
    told = [each.say for each in attention_list(ward.station, ward_rows(ward.station))]
    assert not any("Dose 1" in say for say in told), told
    moment = ward.station.moment(MRN)
    assert any(WHY in say for say in against_preparing(moment, None, moment.slots[1]))
    assert next(gate.id for gate in open_gates(moment.case, moment)) == "order_paused"


def test_what_passed_in_the_pause_is_not_given_and_not_made_up() -> None:
    ward = make_ward()
    pause(ward)
    ward.pass_time(60 * 18)
    with pytest.raises(Slip, match="can go on from dose 1 or 2 or 3"):
        resume(ward, 4)
    resume(ward, 3)
    moment = ward.station.moment(MRN)
    assert moment.course.current.skipped == (1, 2)
    assert open_slots(moment)[0] == 3
    assert ward_row(ward.station, MRN).slot == 3
    assert not ward.station.case(MRN).holds_that_count(moment.course)


def test_a_dose_whose_time_is_over_is_moved_with_all_that_follow() -> None:
    ward = make_ward()
    pause(ward)
    ward.pass_time(60 * 10)
    resume(ward, 1)
    assert ward_row(ward.station, MRN).state is WardState.OVERDUE
    to = FIRST_SLOT + 11 * HOUR
    moving.move_slots(ward.station, DOCTOR, MRN, OwnPin(PIN), to, "It goes on in the evening")
    assert ward.station.moment(MRN).slots[:2] == (to, to + 8 * HOUR)
    assert not course(ward).current.skipped


def test_of_a_cycle_that_ended_meanwhile_none_is_left() -> None:
    ward = make_ward()
    pause(ward)
    ward.pass_time(60 * 24 * 6)
    with pytest.raises(Slip, match="No dose of cycle 1 is left from which the order could go on"):
        resume(ward, 1)
    resume(ward, None)
    assert course(ward).paused is None


def test_who_may_pause_and_who_may_resume() -> None:
    ward = make_ward()
    ward.pass_time(10)
    for by in (NURSE, PHARMACIST):
        with pytest.raises(NotAllowed, match="Only a prescriber"):
            pausing.pause_order(ward.station, by, MRN, OwnPin(PIN), WHY)
    call = ByTelephone(DOCTOR.id, ward.station.now().at, read_back=True)
    with pytest.raises(NotAllowed):
        pausing.pause_order(ward.station, PHARMACIST, MRN, call, WHY)
    with pytest.raises(Slip, match="Write in words why the order is paused"):
        pausing.pause_order(ward.station, NURSE, MRN, call, "x")
    pausing.pause_order(ward.station, NURSE, MRN, call, WHY)
    with pytest.raises(NotAllowed, match="Only a prescriber"):
        pausing.resume_order(ward.station, NURSE, MRN, 1, GOES_ON, PIN)
    with pytest.raises(Slip, match="Write in words why the order goes on"):
        pausing.resume_order(ward.station, DOCTOR, MRN, 1, ".", PIN)
    (waits,) = to_countersign(ward.station.case(MRN), course(ward))
    assert waits.what == "to pause the order"
    countersign_order(ward.station, DOCTOR, MRN, PIN)
    assert course(ward).pauses[0].countersigned_by == DOCTOR.id
    assert not course(ward).current.countersigned_by


def test_done_twice_it_is_once() -> None:
    ward = make_ward()
    pause(ward)
    with pytest.raises(NotAllowed, match="The order is paused since"):
        pause(ward)
    once = ward.station.new_id()
    pausing.resume_order(ward.station, DOCTOR, MRN, 1, GOES_ON, PIN, once)
    with pytest.raises(KeptBefore):
        pausing.resume_order(ward.station, DOCTOR, MRN, 1, GOES_ON, PIN, once)
    with pytest.raises(NotAllowed, match="The order is not paused"):
        resume(ward, 1)


def test_with_no_dose_ahead_nothing_is_paused() -> None:
    ward = make_ward()
    why = closing.CloseReason("prescriber", "The patient has had enough of it.")
    closing.close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    with pytest.raises(NotAllowed, match="The rest of cycle 1 is closed"):
        pause(ward)


def test_a_paused_order_may_be_closed_and_is_then_over() -> None:
    ward = make_ward()
    pause(ward)
    why = closing.CloseReason("prescriber", "The patient has had enough of it.")
    closing.close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    assert not open_slots(ward.station.moment(MRN))
    resume(ward, None)


def test_papers_of_the_doses_tell_it() -> None:
    ward = make_ward()
    ward.give()
    pause(ward)
    told = " ".join(summary_of(ward.station, key()).patient.stops)
    assert f"Order paused by Erin Vance, MD since 20-Nov-2026 07:31: {WHY}." in told
    ward.pass_time(60 * 20)
    resume(ward, 4)
    notes = " ".join(course_notes(ward.station.case(MRN), ward.station.words))
    assert f"order paused by Erin Vance, MD, 20-Nov-2026 07:31: {WHY}. Resumed from dose 4" in notes
    assert "Doses 2 to 3 passed in the pause: not given and not made up." in notes


def test_pause_resume_and_stop_are_seen_at_the_other_station_at_once() -> None:
    two = two_stations()
    two.ward.pass_time(60)
    pausing.pause_order(two.other, DOCTOR, MRN, OwnPin(PIN), WHY)
    assert two.here.follow()
    assert ward_row(two.here, MRN).state is WardState.ORDER_PAUSED
    with pytest.raises(NotAllowed, match="The order is paused since"):
        administration.begin(two.here, NURSE, MRN)
    pausing.resume_order(two.other, DOCTOR, MRN, 1, GOES_ON, PIN)
    assert two.here.follow()
    administration.begin(two.here, NURSE, MRN)
    two.ward.walk("line")
    # In the moment in which the infusion is started here, the order is paused there.
    two.meanwhile(lambda: pausing.pause_order(two.other, DOCTOR, MRN, OwnPin(PIN), WHY))
    with pytest.raises(NotAllowed, match=r"The order is paused.*WOW-07 recorded meanwhile"):
        infusing.start(two.here, NURSE, key(), {})
    assert not two.register.of_kind(Kind.INFUSION_STARTED)
    pausing.resume_order(two.other, DOCTOR, MRN, 1, GOES_ON, PIN)
    two.ward.pass_time(1)
    holding.hold(two.other, SECOND, key(), Grounds("prescriber", two.ward.call()))
    why = closing.CloseReason("prescriber", "The patient has had enough of it.")
    closing.close_cycle(two.other, DOCTOR, MRN, OwnPin(PIN), why)
    assert two.here.follow()
    with pytest.raises(NotAllowed, match="The rest of cycle 1 is closed"):
        administration.begin(two.here, NURSE, MRN)


def after_days(ward: Ward, days: int) -> CyclePlan:
    """A cycle that somebody would plan or order so many days later."""
    ward.pass_time(days * 24 * 60)
    at = ward.station.now().at
    weighing = Weighing(Decimal(70), ward.station.today(at), Witness(SECOND.id, PIN))
    return CyclePlan(OwnPin(PIN), weighing, at + HOUR, drugs=DRUGS)


def test_a_pause_outlives_the_days_of_its_cycle() -> None:
    ward = make_ward()
    ward.give()
    pause(ward)
    plan = after_days(ward, 16)
    row = ward_row(ward.station, MRN)
    assert row.state is WardState.ORDER_PAUSED
    assert row.next_action.startswith("Paused by Erin Vance, MD since ")
    with pytest.raises(NotAllowed, match="The order is paused since"):
        plan_cycle(ward.station, DOCTOR, MRN, plan)
    resume(ward, None)
    assert ward_row(ward.station, MRN).state is WardState.RESTING
    plan_cycle(ward.station, DOCTOR, MRN, plan)
    assert course(ward).current.number == 2


@pytest.mark.parametrize("closed", [False, True])
def test_no_other_course_begins_over_one_that_was_left_paused(closed: bool) -> None:
    ward = make_ward()
    pause(ward)
    if closed:
        why = closing.CloseReason("prescriber", "Enough was given")
        closing.close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    plan = after_days(ward, 6)
    if not closed:
        with pytest.raises(NotAllowed, match=r"The order is paused since.*Nothing was ordered"):
            order_course(ward.station, DOCTOR, MRN, ward.regimen, plan, suitability=SUITABLE)
        resume(ward, None)
    order_course(ward.station, DOCTOR, MRN, ward.regimen, plan, suitability=SUITABLE)
    assert course(ward).number == 2


def test_a_cycle_that_is_stopped_while_its_order_is_paused_says_both() -> None:
    ward = make_ward()
    for _ in range(2):
        holding.hold_unbegun(ward.station, NURSE, MRN, Grounds("prescriber", ward.call()))
        ward.pass_time(8 * 60)
    administration.begin(ward.station, NURSE, MRN)
    pause(ward)
    holding.hold(ward.station, NURSE, key(3), Grounds("prescriber", ward.call()))
    row = ward_row(ward.station, MRN)
    assert row.state is WardState.STOPPED
    assert "Paused by Erin Vance, MD since " in row.next_action


def not_given(ward: Ward) -> None:
    holding.hold_unbegun(ward.station, NURSE, MRN, Grounds("prescriber", ward.call()))


@pytest.mark.parametrize(("minutes", "told"), [(-1, False), (0, False), (1, True)])
def test_a_dose_is_accounted_for_in_a_pause_only_where_its_time_was_over_before(
    minutes: int, *, told: bool
) -> None:
    ward = make_ward()
    over = FIRST_SLOT + ward.regimen.timetable.window
    ward.clock.move(over - ward.station.now().at + timedelta(minutes=minutes))
    pause(ward)
    ward.pass_time(60)
    if told:
        with pytest.raises(NotAllowed, match=r"dose 1 was over before the order was paused"):
            resume(ward, 2)
        not_given(ward)
        assert ward.dose().held
        resume(ward, 2)
        assert not course(ward).current.skipped
        return
    with pytest.raises(NotAllowed, match=r"The time of dose 1 lies in the pause"):
        not_given(ward)
    resume(ward, 2)
    assert course(ward).current.skipped == (1,)
