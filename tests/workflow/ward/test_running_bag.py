"""A bag of a day: what is told while it runs, which is made next, and when it is too old."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.alarms.alarm import Alarm
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.domain.rules.course.running_total import RunningTotal, running_total
from il2nurse.domain.rules.dose.preparing import dose_to_prepare
from il2nurse.workflow.dose import ending, infusing
from il2nurse.workflow.dose.double_checking import PumpSet
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.acknowledging import acknowledge
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row
from tests.over_days import BEGUN, MRN, STARTED, played

HOUR = timedelta(hours=1)
FIRST = DoseKey(MRN, 1, 1, 1)
AGAIN = PumpSet(Decimal("21.0"), Witness("okafor", "7305"))


def total(station: Station) -> RunningTotal:
    found = running_total(station.moment(MRN), station.now())
    assert found is not None
    return found


def told(station: Station, kind: AlarmKind) -> list[Alarm]:
    return [each for each in alarms(station.moment(MRN), station.now()) if each.kind is kind]


def test_nothing_is_told_before_the_first_bag(tmp_path: Path) -> None:
    station, _ = played(BEGUN, tmp_path)
    assert running_total(station.moment(MRN), station.now()) is None
    assert dose_to_prepare(station.moment(MRN)) == FIRST


def test_given_falls_behind_what_is_planned_by_a_pause_and_no_clock_moves_it(
    tmp_path: Path,
) -> None:
    station, clock = played(BEGUN + STARTED, tmp_path)
    by = station.people()["novak"]
    clock.move(12 * HOUR)
    assert total(station) == RunningTotal(
        Decimal(60_000_000), Decimal(6_000_000), Decimal(6_000_000), timedelta()
    )
    infusing.pause(station, by, FIRST, "occlusion")
    clock.move(2 * HOUR)
    now = total(station)
    assert (now.planned, now.given, now.still) == (Decimal(7_000_000), Decimal(6_000_000), 2 * HOUR)
    clock.set_wall_clock(-HOUR)
    assert total(station) == now
    infusing.resume(station, by, FIRST, AGAIN)
    clock.move(12 * HOUR)
    now = total(station)
    assert (now.given, now.still) == (Decimal(12_000_000), 2 * HOUR)
    ending.complete(station, by, FIRST)
    clock.move(timedelta(minutes=30))
    now = total(station)
    assert (now.given, now.still) == (Decimal(12_000_000), timedelta(hours=2, minutes=30))


def test_the_ward_says_the_day_and_when_the_bag_is_empty(tmp_path: Path) -> None:
    station, clock = played(BEGUN + STARTED, tmp_path)
    clock.move(15 * HOUR)
    row = ward_row(station, MRN)
    assert (row.state, row.next_action) == (WardState.RUNNING, "Day 1 of 5, bag empty 10:00")
    infusing.pause(station, station.people()["novak"], FIRST, "site")
    assert ward_row(station, MRN).next_action == "Day 1 of 5, paused: Resume or stop the infusion"


def test_the_next_bag_is_made_while_one_runs(tmp_path: Path) -> None:
    station, clock = played(BEGUN + STARTED, tmp_path)
    clock.move(20 * HOUR)
    assert dose_to_prepare(station.moment(MRN)) == DoseKey(MRN, 1, 1, 2)


def test_an_hour_before_it_is_empty_it_is_told_and_may_be_taken_on(tmp_path: Path) -> None:
    station, clock = played(BEGUN + STARTED, tmp_path)
    clock.move(23 * HOUR - timedelta(minutes=1))
    assert not told(station, AlarmKind.SOON)
    clock.move(timedelta(minutes=1))
    (alarm,) = told(station, AlarmKind.SOON)
    assert alarm.open
    assert alarm.since == station.now().at
    assert alarm.say == "Dose 1: the bag is empty at 10:00; have the next one at the bedside"
    acknowledge(station, station.people()["novak"], MRN, alarm, "")
    assert not any(each.open for each in told(station, AlarmKind.SOON))
    clock.move(HOUR)
    assert not told(station, AlarmKind.SOON)
    assert told(station, AlarmKind.OVER)


def test_a_pause_past_the_limit_of_the_bag_is_told_and_it_runs_on_no_more(tmp_path: Path) -> None:
    station, clock = played(BEGUN + STARTED, tmp_path)
    by = station.people()["novak"]
    clock.move(10 * HOUR)
    infusing.pause(station, by, FIRST, "site")
    clock.move(23 * HOUR)
    assert not told(station, AlarmKind.BAG_LIMIT)
    clock.move(10 * HOUR)
    (alarm,) = told(station, AlarmKind.BAG_LIMIT)
    assert "the bag may be used until 20-Nov 09:08 and is not empty by then" in alarm.say
    with pytest.raises(NotAllowed, match="could not end within the bag's limit"):
        infusing.resume(station, by, FIRST, AGAIN)
    ending.stop(station, by, FIRST, "bag_limit")
    assert not told(station, AlarmKind.BAG_LIMIT)
    assert total(station).given == Decimal(5_000_000)


@pytest.mark.parametrize(
    ("pump", "said"),
    [
        (None, "Read the rate from the pump"),
        (PumpSet(Decimal("20.8"), AGAIN.witness), "The pump shows 20.8 mL/h"),
        (PumpSet(Decimal("21.0"), Witness("novak", "4812")), "You cannot check yourself"),
        (PumpSet(Decimal("21.0"), Witness("lee", "2047")), "cannot sign here"),
        (PumpSet(Decimal("21.0"), Witness("okafor", "0000")), "PIN"),
    ],
)
def test_it_runs_on_only_with_the_rate_read_and_a_second_person(
    tmp_path: Path, pump: PumpSet | None, said: str
) -> None:
    station, clock = played(BEGUN + STARTED, tmp_path)
    by = station.people()["novak"]
    infusing.pause(station, by, FIRST, "site")
    clock.move(HOUR)
    with pytest.raises((NotAllowed, Slip), match=said):
        infusing.resume(station, by, FIRST, pump)
    clock.move(HOUR)
    infusing.resume(station, by, FIRST, AGAIN)
    infusion = station.case(MRN).doses[FIRST].infusion
    assert infusion is not None
    assert infusion.pauses[-1].checked_by == "okafor"


def test_a_bag_is_empty_some_minutes_early_by_the_rounded_rate(tmp_path: Path) -> None:
    station, clock = played(BEGUN + STARTED, tmp_path)
    by = station.people()["novak"]
    clock.move(24 * HOUR - timedelta(minutes=10))
    with pytest.raises(NotAllowed, match="10 min 00 s is left"):
        ending.complete(station, by, FIRST)
    clock.move(timedelta(minutes=7))
    ending.complete(station, by, FIRST)
    infusion = station.case(MRN).doses[FIRST].infusion
    assert infusion is not None
    assert not infusion.short
