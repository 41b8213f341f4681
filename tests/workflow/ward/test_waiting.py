"""Who rests, and who is due for blood tests, review, cycle or course: at home as on the ward."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.play.play import play
from il2nurse.play.scenario import read_scenario
from il2nurse.ui.page.ward_marks import state_counts
from il2nurse.workflow.chart.charting import observe
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.responding import TumourResponse, record_response
from il2nurse.workflow.patient.admission import discharge
from il2nurse.workflow.patient.transferring import Handover, transfer
from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.attention import attention_list
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.waiting import WaitsFor
from il2nurse.workflow.ward.ward import WardRow, ward_row, ward_rows
from tests.play.stages import MemoryStage
from tests.ward import DOCTOR, MRN, NURSE, PIN, Ward, make_ward, once

DAY: Final = 60 * 24
HIV: Final = "MRN-204871"
SHARED: Final = Path(__file__).parents[2] / "scenarios" / "shared" / "ordinary.toml"
STORY: Final = f"""
[scenario]
format = 2
title = "A course at home"
regimen = "aldesleukin-subcutaneous-hiv"
uses = ["{SHARED.as_posix()}"]
start = "2026-11-20 09:00"
zone = "America/New_York"

[[act]]
do = "admit"
by = "lindqvist"

[[act]]
at = "09:00"
do = "order"
by = "costa"
dose_million = 4.5
first_slot = "2026-11-20 10:00"
with = "okafor"
protocol = "P-01"

[[act]]
at = "09:30"
do = "dose"
by = "novak"
with = "okafor"
times = 10

[[act]]
at = "+1 h"
do = "discharge"
by = "lindqvist"
"""


@pytest.fixture
@once
def home() -> Ward:
    """One dose was given on 20-Nov, the rest closed; the patient went home."""
    ward = make_ward()
    ward.pass_time(30)
    ward.give()
    why = CloseReason("prescriber", "The patient asked for a pause.")
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    discharge(ward.station, NURSE, MRN)
    return ward


def waits(row: WardRow) -> list[tuple[WaitsFor, date, bool]]:
    return [(each.what, each.day, each.due) for each in row.waits]


def counted(station: Station) -> list[str]:
    return [mark.word for mark in state_counts(ward_rows(station)).values()]


def test_a_patient_at_home_rests_and_is_then_due_for_the_next_cycle(home: Ward) -> None:
    row = ward_row(home.station, MRN)
    assert (row.state, row.next_action) == (WardState.DISCHARGED, "Cycle 2 from 30-Nov-2026")
    assert waits(row) == [(WaitsFor.REST, date(2026, 11, 30), False)]
    assert counted(home.station) == ["1 resting"]
    home.pass_time(9 * DAY)
    assert waits(ward_row(home.station, MRN))[0][::2] == (WaitsFor.REST, False)
    home.pass_time(DAY)
    assert waits(ward_row(home.station, MRN)) == [(WaitsFor.CYCLE, date(2026, 11, 30), True)]
    assert counted(home.station) == ["1 next cycle due"]


def test_a_patient_at_home_is_due_for_review_and_then_for_the_next_course(home: Ward) -> None:
    home.pass_time(28 * DAY)
    row = ward_row(home.station, MRN)
    assert (WaitsFor.REVIEW, date(2026, 12, 18), True) in waits(row)
    assert row.next_action == ("Cycle 2 from 30-Nov-2026, or response review from 18-Dec-2026")
    assert "1 review due" in counted(home.station)
    home.pass_time(DAY)
    said = [each.say for each in attention_list(home.station, ward_rows(home.station))]
    assert said == ["Response to course 1: review was due on 18-Dec-2026; ask the prescriber"]
    assessed = TumourResponse(date(2026, 12, 19), "partial", "Target lesions 42 mm, now 25 mm")
    record_response(home.station, DOCTOR, MRN, assessed, PIN, course=1)
    assert "1 review due" not in counted(home.station)
    home.pass_time(21 * DAY)
    assert (WaitsFor.COURSE, date(2027, 1, 8), True) in waits(ward_row(home.station, MRN))
    assert "1 next course due" in counted(home.station)


def test_nobody_waits_for_anything_after_a_stop(home: Ward) -> None:
    moment = home.station.moment(MRN)
    assert moment.course.stopped is None
    observed = ObservedFact({"rhythm": "ventricular_tachycardia"}, confirmed=("rhythm",))
    observe(home.station, NURSE, MRN, (home.regimen.fields["rhythm"],), observed)
    row = ward_row(home.station, MRN)
    assert row.waits == ()
    assert row.next_action.startswith("Course stopped: ")


def test_whoever_went_to_another_ward_is_told_with_what_follows() -> None:
    ward = make_ward()
    ward.pass_time(30)
    ward.give()
    why = CloseReason("prescriber", "To intensive care.")
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    now = ward.station.now().at
    transfer(ward.station, NURSE, MRN, Handover("Intensive care", now, "Robin"))
    row = ward_row(ward.station, MRN)
    assert (row.state, row.next_action) == (
        WardState.TRANSFERRED,
        "To Intensive care. Cycle 2 from 30-Nov-2026",
    )


def played(folder: Path) -> tuple[MemoryStage, datetime]:
    path = folder / "story.toml"
    path.write_text(STORY, encoding="utf-8")
    scenario = read_scenario(path, datetime(2026, 11, 20, 14, tzinfo=UTC))
    stage = MemoryStage(scenario.zone)
    play(scenario, stage)
    assert stage.register
    return stage, stage.register.newest(1)[0].recorded_at


def test_injections_at_home_are_due_for_blood_and_then_for_the_next_course(tmp_path: Path) -> None:
    stage, now = played(tmp_path)
    rows = {}
    for days in (0, 37, 38, 52):
        station = stage.open("WOW-1", SimulatedClock(now + timedelta(days=days)))
        rows[days] = ward_row(station, HIV), counted(station)
    row, words = rows[0]
    assert row.state is WardState.DISCHARGED
    assert row.next_action == (
        "Blood for the next course 01-Jan-2027, course from 15-Jan-2027. "
        "Injecting alone not shown yet"
    )
    assert (waits(row), words) == (
        [
            (WaitsFor.LABS, date(2027, 1, 1), False),
            (WaitsFor.COURSE, date(2027, 1, 15), False),
        ],
        [],
    )
    assert rows[37][1] == []
    assert rows[38][1] == ["1 blood due"]
    assert rows[52][1] == ["1 blood due", "1 next course due"]


def test_blood_that_was_taken_is_due_no_more(tmp_path: Path) -> None:
    stage, now = played(tmp_path)
    station = stage.open("WOW-1", SimulatedClock(now + timedelta(days=40)))
    assert counted(station) == ["1 blood due"]
    told = {"cd4_count": "512", "cd4_count_date": "2027-01-02"}
    told |= {"viral_load_control": "controlled", "viral_load_control_date": "2027-01-02"}
    for test in ("liver_tests", "kidney_tests"):
        told |= {test: "normal", f"{test}_date": "2027-01-02"}
    regimen = station.moment(HIV).regimen
    fields = tuple(regimen.fields[name] for name in told)
    nurse = next(each for each in station.people().values() if each.id == "novak")
    observe(station, nurse, HIV, fields, ObservedFact(told))
    assert counted(station) == []
