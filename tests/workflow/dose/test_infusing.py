"""The infusion: when it may start, and what its end records."""

from datetime import timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.record.dose.infusion import Infusion, InfusionState
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.regimen.fields import Slip
from il2nurse.workflow.dose import administration, ending, holding, infusing
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row
from tests.ward import MRN, NURSE, SECOND, Ward, key, make_station, make_ward, once


@pytest.fixture
@once
def ward() -> Ward:
    """A ward whose dose 1 is ready to be infused, 30 minutes before it is due."""
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    return ward


def infusion(ward: Ward) -> Infusion:
    """The infusion as recorded."""
    found = ward.dose().infusion
    assert found is not None
    return found


def given(ward: Ward) -> str:
    """The bag volume on the chart."""
    fluids = ward.station.case(MRN).chart.fluids
    return str(next(f.fluid.ml for f in fluids if f.fluid.kind == "aldesleukin_bag"))


def test_it_cannot_start_before_its_window() -> None:
    ward = make_ward()
    ward.clock.set_wall_clock(-timedelta(minutes=30))
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    with pytest.raises(NotAllowed, match="too early: this dose may start from 07:00"):
        ward.start()


def test_after_its_window_it_is_held_or_moved_and_never_started() -> None:
    ward = make_ward()
    ward.pass_time(110)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.pass_time(12)
    with pytest.raises(NotAllowed, match="could start until 09:00"):
        ward.start()
    assert ward_row(ward.station, MRN).state is WardState.OVERDUE


def test_after_its_window_nobody_begins_the_checks() -> None:
    ward = make_ward()
    ward.pass_time(121)
    with pytest.raises(NotAllowed, match="Record why it was not given, or let the prescriber"):
        administration.begin(ward.station, NURSE, MRN)
    assert ward.station.moment(MRN).case.open_dose is None


def test_a_start_that_could_not_end_within_the_bags_limit_is_refused() -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("hold_criteria")
    old = ward.station.now().at - timedelta(hours=47, minutes=40)
    ward.confirm("reconstitute", reconstituted_at=old.isoformat())
    ward.walk("line")
    ward.pass_time(6)
    with pytest.raises(NotAllowed, match="older than 48 hours before the infusion ended"):
        ward.start()


def test_it_cannot_start_with_vital_signs_that_grew_old(ward: Ward) -> None:
    ward.pass_time(31)
    with pytest.raises(NotAllowed, match="next step is “Vital signs”"):
        ward.start()


def test_it_cannot_start_twice(ward: Ward) -> None:
    ward.start()
    with pytest.raises(NotAllowed, match="started already"):
        ward.start()


def test_a_repeated_request_starts_it_once(ward: Ward) -> None:
    infusing.start(ward.station, NURSE, key(), {}, request="click-1")
    kinds = [e.kind for e in ward.dose().entries]
    assert kinds.count(Kind.INFUSION_STARTED) == 1


def test_complete_is_refused_while_time_is_left(ward: Ward) -> None:
    ward.start()
    ward.pass_time(14)
    with pytest.raises(NotAllowed, match="1 min 00 s is left"):
        ending.complete(ward.station, NURSE, key())
    ward.pass_time(1)
    ending.complete(ward.station, NURSE, key())
    assert infusion(ward).state is InfusionState.COMPLETED
    assert given(ward) == "52.3"


def test_a_stop_charts_only_the_part_that_was_given(ward: Ward) -> None:
    ward.start()
    ward.pass_time(5)
    ending.stop(ward.station, NURSE, key(), first_stop_reason(ward))
    assert infusion(ward).state is InfusionState.STOPPED
    assert given(ward) == "17.4"


def first_stop_reason(ward: Ward) -> str:
    """A reason from the regimen's list."""
    return ward.regimen.stop_reasons[0].word


def test_the_volume_read_from_the_pump_counts_and_cannot_exceed_the_bag(ward: Ward) -> None:
    ward.start()
    ward.pass_time(5)
    with pytest.raises(Slip, match="cannot be right"):
        ending.stop(ward.station, NURSE, key(), first_stop_reason(ward), given_ml=Decimal(60))
    ending.stop(ward.station, NURSE, key(), first_stop_reason(ward), given_ml=Decimal(20))
    assert given(ward) == "20"


def test_pause_needs_a_reason_from_the_list_and_resume_goes_on(ward: Ward) -> None:
    ward.start()
    ward.pass_time(5)
    with pytest.raises(Slip):
        infusing.pause(ward.station, NURSE, key(), "because")
    infusing.pause(ward.station, NURSE, key(), ward.regimen.pause_reasons[0].word)
    ward.pass_time(3)
    infusing.resume(ward.station, NURSE, key())
    ward.pass_time(9)
    assert infusion(ward).left(ward.station.now()) == timedelta(minutes=1)


def test_a_started_dose_is_stopped_and_not_held(ward: Ward) -> None:
    ward.start()
    with pytest.raises(NotAllowed, match="cannot be held"):
        holding.hold(ward.station, NURSE, key(), Grounds("prescriber", ward.call()))


def test_another_station_takes_over_a_running_infusion_at_the_right_time(ward: Ward) -> None:
    ward.start()
    ward.pass_time(6)
    ward.clock.restart()
    other = make_station(ward.station.register, ward.clock, name="WOW-05")
    taken_over = administration.dose_of(other, key()).infusion
    assert taken_over is not None
    assert taken_over.left(other.now()) == timedelta(minutes=9)


def test_a_moved_wall_clock_is_said_recorded_and_leaves_the_timer_right(ward: Ward) -> None:
    ward.start()
    last = ward.station.now()
    ward.pass_time(5)
    ward.clock.set_wall_clock(timedelta(hours=1))
    say = infusing.watch_clock(ward.station, NURSE, key(), last)
    assert say
    assert "forward by 60 min" in say
    assert [each.say for each in ward.dose().clock_differences] == [say]
    assert infusion(ward).left(ward.station.now()) == timedelta(minutes=10)


def test_a_steady_clock_records_nothing(ward: Ward) -> None:
    ward.start()
    last = ward.station.now()
    ward.pass_time(5)
    assert infusing.watch_clock(ward.station, NURSE, key(), last) is None
    assert not ward.dose().clock_differences


def test_the_next_dose_waits_for_its_gap(ward: Ward) -> None:
    ward.walk("flush")
    ward.vital_signs()
    ward.pass_time(16)
    ward.vital_signs()
    ward.confirm("vital_signs_after")
    administration.sign(ward.station, NURSE, key(), "Gave the dose", "4711")
    ward.pass_time(5 * 60)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("hold_criteria", slot=2)
    assert ward.against(2)[0].rule == "interval_hold"


def test_who_made_the_double_check_cannot_start_the_infusion(ward: Ward) -> None:
    with pytest.raises(NotAllowed, match="you cannot give it yourself"):
        infusing.start(ward.station, SECOND, key(), {})
    assert ward.dose().infusion is None
