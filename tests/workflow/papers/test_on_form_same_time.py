"""A dose on paper that would have run while another one ran is one dose, or has a wrong time."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.record.dose.corrected import DoseValue
from il2nurse.domain.record.register.head_code import short_code
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.dose.same_time import at_the_same_time
from il2nurse.workflow.dose import administration
from il2nurse.workflow.dose.correcting import correct_dose
from il2nurse.workflow.dose.dose_change import DoseChange
from il2nurse.workflow.dose.ending import complete
from il2nurse.workflow.dose.true_end import LateEnd
from tests.ward import MRN, NURSE, Ward, key, make_ward, once
from tests.workflow.dose.forms import ENDED, FORM, GIVEN, OTHER, STARTED, enter

NEVER = "Dose 1 ran at that time by the record, from 20-Nov 08:05 to 20-Nov 08:21; two never"
MINUTE = timedelta(minutes=1)
SECOND_AT = STARTED + timedelta(hours=8)
WHY = "The program was down"


@pytest.fixture
def ward() -> Ward:
    """After the second dose was due; the first one was entered from paper."""
    ward = make_ward()
    ward.pass_time(10 * 60)
    enter(ward, form=FORM)
    return ward


@pytest.mark.parametrize(
    ("started", "ended"),
    [
        (STARTED, ENDED),
        (STARTED - 10 * MINUTE, STARTED + MINUTE),
        (ENDED - MINUTE, ENDED + 14 * MINUTE),
    ],
)
def test_no_second_dose_ran_while_one_ran(ward: Ward, started: datetime, ended: datetime) -> None:
    with pytest.raises(Slip, match=NEVER):
        enter(ward, replace(GIVEN, started=started, ended=ended), OTHER, slot=2)
    assert key(2) not in ward.station.case(MRN).doses


def test_one_after_the_other_is_entered_with_what_speaks_against_it(ward: Ward) -> None:
    enter(ward, replace(GIVEN, started=ENDED, ended=ENDED + 15 * MINUTE), OTHER, slot=2)
    paper = ward.dose(2).on_form
    assert paper
    assert any("less than 7 hours" in each for each in paper.objections)


def test_a_printed_paper_that_tells_of_several_doses_tells_of_each_once(ward: Ward) -> None:
    code = short_code(ward.station.register.head())
    later = replace(GIVEN, started=STARTED + 8 * 60 * MINUTE, ended=ENDED + 8 * 60 * MINUTE)
    enter(ward, later, code, slot=2)
    ward.pass_time(8 * 60)
    with pytest.raises(Slip, match="Dose 2 ran at that time"):
        enter(ward, later, code, slot=3)


def test_no_end_is_corrected_into_the_time_of_the_next_dose(ward: Ward) -> None:
    enter(ward, replace(GIVEN, started=SECOND_AT, ended=SECOND_AT + 15 * MINUTE), OTHER, slot=2)

    def correct(at: datetime) -> None:
        change = DoseChange(DoseValue.ENDED, at.isoformat(), "It was read wrongly")
        correct_dose(ward.station, NURSE, key(), change)

    with pytest.raises(Slip, match="Dose 2 ran at that time"):
        correct(SECOND_AT + MINUTE)
    correct(ENDED + MINUTE)
    infusion = ward.dose().infusion
    assert infusion
    assert infusion.ended
    assert infusion.ended.at == ENDED + MINUTE


@pytest.fixture
def left_running() -> Ward:
    """The program saw dose 1 beginning, and nobody recorded its end; dose 2 was given on paper."""
    ward = make_ward()
    ward.pass_time(60)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    ward.pass_time(10 * 60)
    return ward


@once
def one_runs() -> Ward:
    """A ward whose first dose has begun and has no end."""
    ward = make_ward()
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    return ward


ONE_RUNS = one_runs().station.moment(MRN)


@given(
    began=st.integers(-60, 60),
    lasts=st.integers(1, 60) | st.none(),
    ran=st.integers(1, 60) | st.none(),
)
def test_two_are_at_once_where_a_minute_of_both_is_the_same(
    began: int, lasts: int | None, ran: int | None
) -> None:
    """One without an end has every minute from its start on; so has the one that is entered."""
    dose = ONE_RUNS.case.doses[key()]
    infusion = dose.infusion
    assert infusion
    start = infusion.started.at
    ended = infusion.started.back_to(start + ran * MINUTE) if ran else None
    beside = replace(dose, infusion=replace(infusion, ended=ended))
    moment = replace(ONE_RUNS, case=replace(ONE_RUNS.case, doses={key(): beside}))
    forever = 1000
    minutes = set(range(began, began + (lasts or forever)))
    both = minutes & set(range(ran or forever))
    entered = start + began * MINUTE
    until = entered + lasts * MINUTE if lasts else None
    found = at_the_same_time(moment, key(2), entered, until)
    assert (found is not None) == bool(both)


SECOND = replace(GIVEN, started=SECOND_AT, ended=SECOND_AT + 15 * MINUTE)


@pytest.mark.parametrize("after_start", [5 * MINUTE, 60 * MINUTE, 6 * 60 * MINUTE])
def test_nothing_is_put_beside_one_whose_end_is_not_on_record(
    left_running: Ward, after_start: timedelta
) -> None:
    running = left_running.dose().infusion
    assert running
    at = running.started.at + after_start
    with pytest.raises(Slip, match=r"Dose 1, begun .*, runs by the record.* record its end first"):
        enter(left_running, replace(GIVEN, started=at, ended=at + 15 * MINUTE), OTHER, slot=2)
    assert key(2) not in left_running.station.case(MRN).doses


def test_its_end_is_recorded_and_then_the_next_one_is_entered(left_running: Ward) -> None:
    with pytest.raises(Slip, match=r"Dose 1, begun .*, runs by the record"):
        enter(left_running, SECOND, OTHER, slot=2)
    complete(left_running.station, NURSE, key(), late=LateEnd(SECOND_AT - 60 * MINUTE, WHY))
    enter(left_running, SECOND, OTHER, slot=2)
    assert left_running.dose(2).given


def test_no_end_is_corrected_into_the_time_of_one_that_runs(ward: Ward) -> None:
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line", 2)
    ward.start(2)
    running = ward.dose(2).infusion
    assert running
    ward.pass_time(5)
    into = DoseChange(DoseValue.ENDED, (running.started.at + MINUTE).isoformat(), WHY)
    with pytest.raises(Slip, match=r"Dose 2, begun .*, runs by the record"):
        correct_dose(ward.station, NURSE, key(), into)


def test_where_two_have_no_end_each_can_still_be_ended(left_running: Ward) -> None:
    """As in a register in which the second one was entered before this was refused."""
    moment = left_running.station.moment(MRN)
    first = left_running.dose()
    assert first.infusion
    second = replace(
        first,
        key=key(2),
        infusion=replace(first.infusion, started=replace(first.infusion.started, at=SECOND_AT)),
    )
    both = replace(moment, case=replace(moment.case, doses={key(): first, key(2): second}))
    until = SECOND_AT - 60 * MINUTE
    assert at_the_same_time(both, key(), first.infusion.started.at, until) is None
    assert at_the_same_time(both, key(2), SECOND_AT, SECOND_AT + 15 * MINUTE) is None
    assert at_the_same_time(both, key(), first.infusion.started.at, SECOND_AT + MINUTE) == second
