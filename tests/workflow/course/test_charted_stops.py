"""A value that stops treatment for good does so wherever it was charted, and until it is lifted."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.chart.facts import FluidFact, ObservedFact
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.domain.rules.course.standing import unlifted_stop
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.readable.earlier_stops import earlier_stops
from il2nurse.readable.wording import Wording
from il2nurse.workflow.chart import charting, correcting, fluids
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.course.moving import move_slots
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.reopening import reopen
from il2nurse.workflow.course.resolved import Resolved
from il2nurse.workflow.dose import administration, ending, holding
from il2nurse.workflow.ward.acknowledging import acknowledge
from il2nurse.workflow.ward.attention import attention_list
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row, ward_rows
from tests.normal import FILE, VITALS
from tests.shipped import ShippedRegimens
from tests.ward import DOCTOR, MRN, NURSE, PIN, Ward, key, make_station, make_ward, once

VT: Mapping[str, Answer] = {"rhythm": "ventricular_tachycardia"}
RESOLVED = Resolved(confirmed=True, text="Three beats on the strip, reviewed with cardiology")
WHY = "Fewer than five beats, documented by cardiology"


def chart(
    ward: Ward, changed: Mapping[str, Answer], ago: float = 0, dose: str | None = None
) -> int:
    fields = tuple(ward.regimen.fields[name] for name in ward.regimen.monitoring.fields)
    answers = {field.id: {**VITALS, **changed}.get(field.id, "") for field in fields}
    typed = ObservedFact(answers, confirmed=tuple(answers), late_reason="charted late")
    typed = replace(typed, dose=dose) if dose else typed
    at = ward.station.now().at - timedelta(minutes=ago)
    return charting.observe(ward.station, NURSE, MRN, fields, typed, at=at if ago else None).seq


def put_right(ward: Ward, seq: int, rhythm: str) -> None:
    field = ward.regimen.fields["rhythm"]
    correcting.correct(
        ward.station, NURSE, MRN, ValueChange(seq, field, rhythm, "Read again from the strip")
    )


@pytest.fixture
@once
def given() -> Ward:
    """Dose 1 was given; an hour later nobody has begun dose 2."""
    ward = make_ward()
    ward.pass_time(30)
    ward.give()
    ward.pass_time(60)
    return ward


def to_the_next(ward: Ward) -> None:
    moment = ward.station.moment(MRN)
    ward.clock.move(moment.slots[1] - moment.at)
    chart(ward, {})


def refused(ward: Ward) -> str:
    to_the_next(ward)
    with pytest.raises(NotAllowed) as refusal:
        administration.begin(ward.station, NURSE, MRN)
    return str(refusal.value)


def test_between_two_doses_it_stops_whatever_is_measured_later(given: Ward) -> None:
    chart(given, VT)
    assert "was stopped permanently in course 1: Heart rhythm: Ventricular" in refused(given)
    row = ward_row(given.station, MRN)
    assert row.state is WardState.STOPPED
    with pytest.raises(NotAllowed, match="stopped permanently"):
        holding.hold_unbegun(given.station, NURSE, MRN, Grounds("line", given.call()))
    later = given.station.now().at + timedelta(hours=2)
    with pytest.raises(NotAllowed, match="stopped permanently"):
        move_slots(given.station, DOCTOR, MRN, OwnPin(PIN), later, "The line is replaced")


def test_it_is_an_alarm_until_someone_takes_it_on(given: Ward) -> None:
    chart(given, VT)
    (alarm,) = alarms(given.station.moment(MRN), given.station.now())
    assert alarm.kind is AlarmKind.FOUND
    assert alarm.say.startswith("Treatment is stopped permanently by a value of 20-Nov ")
    assert alarm in [each.alarm for each in attention_list(given.station, ward_rows(given.station))]
    acknowledge(given.station, NURSE, MRN, alarm)
    (after,) = alarms(given.station.moment(MRN), given.station.now())
    assert not after.open
    assert "stopped permanently" in refused(given)


def test_a_corrected_value_stops_nothing_any_more(given: Ward) -> None:
    seq = chart(given, VT)
    put_right(given, seq, "sinus")
    to_the_next(given)
    administration.begin(given.station, NURSE, MRN)
    assert not alarms(given.station.moment(MRN), given.station.now())


def test_a_value_that_is_corrected_to_it_stops_at_once(given: Ward) -> None:
    seq = chart(given, {})
    put_right(given, seq, "ventricular_tachycardia")
    assert "stopped permanently" in refused(given)


def test_only_a_prescriber_lets_it_go_on_and_it_stays_on_record(given: Ward) -> None:
    chart(given, VT)
    given.pass_time(5)
    with pytest.raises(NotAllowed):
        reopen(given.station, NURSE, MRN, WHY, PIN, resolved=RESOLVED)
    reopen(given.station, DOCTOR, MRN, WHY, PIN, resolved=RESOLVED)
    to_the_next(given)
    administration.begin(given.station, NURSE, MRN)
    words = Wording(given.station.people(), given.station.zone, date(2026, 11, 20))
    (told,) = earlier_stops(given.station.case(MRN).courses, words)
    assert "Course 1 was stopped permanently on 20-Nov-2026" in told
    assert "Erin Vance, MD, reopened it on 20-Nov-2026" in told
    assert WHY in told
    assert "Three beats" in told


def test_what_is_charted_late_was_not_known_to_who_let_it_go_on(given: Ward) -> None:
    chart(given, VT)
    given.pass_time(5)
    reopen(given.station, DOCTOR, MRN, WHY, PIN, resolved=RESOLVED)
    given.pass_time(10)
    chart(given, VT, ago=40)
    assert "stopped permanently" in refused(given)


def test_a_dose_that_is_open_and_not_started_can_only_be_held() -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    chart(ward, VT)
    ward.pass_time(2)
    chart(ward, {})
    standing = may_go_on(ward.station.moment(MRN), ward.dose())
    assert standing.must_hold
    assert ward_row(ward.station, MRN).state is WardState.MUST_HOLD
    with pytest.raises(NotAllowed, match="course was closed"):
        ward.start()
    holding.hold(ward.station, NURSE, key(), Grounds("rhythm", ward.call()))
    assert ward.station.moment(MRN).course.stopped


def stopped(ward: Ward) -> bool:
    return bool(ward.station.case(MRN).courses[0].stopped)


def test_a_value_of_the_open_dose_is_left_to_it_up_to_the_end_of_its_infusion() -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    stream = ward.dose().key.stream
    seq = chart(ward, VT, dose=stream)
    assert not stopped(ward)
    put_right(ward, seq, "sinus")
    ward.walk("line")
    ward.start()
    during = chart(ward, VT)
    assert not stopped(ward)
    put_right(ward, during, "sinus")
    ward.pass_time(15)
    ending.complete(ward.station, NURSE, key())
    chart(ward, VT, dose=stream)
    assert stopped(ward)


def test_a_value_of_the_minute_of_the_order_counts() -> None:
    ward = make_ward()
    chart(ward, VT)
    assert stopped(ward)


def test_who_decides_in_the_same_instant_knew_of_it(given: Ward) -> None:
    chart(given, VT)
    reopen(given.station, DOCTOR, MRN, WHY, PIN, resolved=RESOLVED)
    assert not stopped(given)


@pytest.mark.parametrize("how", ["stopped", "completed"])
@pytest.mark.parametrize(
    ("rhythm", "says"),
    [
        ("ventricular_tachycardia", "stopped permanently in course 1"),
        ("atrial_fibrillation", "Cycle 1 was stopped"),
    ],
)
def test_what_was_found_while_a_dose_ran_outlives_it(how: str, rhythm: str, says: str) -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    ward.pass_time(5)
    chart(ward, {"rhythm": rhythm})
    if how == "stopped":
        ending.stop(ward.station, NURSE, key(), "rhythm")
    else:
        ward.pass_time(10)
        ending.complete(ward.station, NURSE, key())
    ward.walk("flush")
    for _ in range(3):
        ward.vital_signs()
        ward.pass_time(15)
    ward.vital_signs()
    ward.confirm("vital_signs_after")
    administration.sign(ward.station, NURSE, key(), "Gave the dose", PIN)
    assert says in refused(ward)


def test_what_passed_before_the_end_stops_no_cycle() -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    ward.pass_time(4)
    chart(ward, {"rhythm": "atrial_fibrillation"})
    ward.pass_time(6)
    chart(ward, {})
    ward.pass_time(5)
    ending.complete(ward.station, NURSE, key())
    assert not ward.station.moment(MRN).course.current.stopped


def test_another_station_and_a_restart_say_the_same(given: Ward) -> None:
    chart(given, VT)
    other = make_station(given.station.register, given.clock, name="5W-2")
    stopped = other.case(MRN).courses[0].stopped
    assert stopped
    assert stopped == given.station.case(MRN).courses[0].stopped


def test_it_is_lifted_though_another_station_s_clock_is_two_hours_ahead(given: Ward) -> None:
    """What came first goes by the entries' numbers: the wall clocks of stations differ."""
    ahead = SimulatedClock(given.station.now().at + timedelta(hours=2))
    other = make_station(given.station.register, ahead, "WOW-04")
    fluids.chart_fluid(other, NURSE, MRN, FluidFact("in", "oral", Decimal(200)))
    chart(given, VT)
    given.pass_time(1)
    reopen(given.station, DOCTOR, MRN, WHY, PIN, resolved=RESOLVED)
    assert unlifted_stop(given.station.case(MRN)) is None


def without_the_rule_of_the_step() -> Ward:
    """By a file whose checks say nothing of a rhythm: only its criteria do, some steps later."""
    text = FILE.read_text(encoding="utf-8")
    begin = text.index('  [[step.rule]]\n  id = "vital_rhythm_ventricular"')
    book = ShippedRegimens()
    without = text[:begin] + text[text.index("  [[step.rule]]", begin + 4) :]
    book.use(without.replace('"rhythm_stop", "vital_rhythm_ventricular"', '"rhythm_stop"', 1))
    ward = make_ward(book=book)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("vital_signs", rhythm="ventricular_tachycardia")
    return ward


def test_a_better_value_before_the_criteria_undoes_none_of_the_checks() -> None:
    ward = without_the_rule_of_the_step()
    assert not may_go_on(ward.station.moment(MRN), ward.dose()).must_hold
    ward.pass_time(2)
    chart(ward, {})
    stopped = unlifted_stop(ward.station.case(MRN))
    assert stopped
    assert "Ventricular tachycardia" in str(stopped.stopped)
    with pytest.raises(NotAllowed, match="Ventricular tachycardia"):
        ward.walk("lethargy")
    holding.hold(ward.station, NURSE, key(), Grounds("rhythm", ward.call()))
    assert ward_row(ward.station, MRN).state is WardState.STOPPED


def test_a_value_of_the_checks_is_left_to_the_dose_while_it_is_the_newest() -> None:
    ward = without_the_rule_of_the_step()
    assert not unlifted_stop(ward.station.case(MRN))
    ward.walk("hold_criteria")
    assert may_go_on(ward.station.moment(MRN), ward.dose()).must_hold
