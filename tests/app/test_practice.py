"""The practice ward: every state, a clock that can be sped up, built once and opened again."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from il2nurse.app.practice import Practice, build_practice, open_practice
from il2nurse.domain.record.pharmacy.bag import BagState
from il2nurse.domain.rules.bags.standing import state_of
from il2nurse.settings import Settings
from il2nurse.ui.patient.doses import strip_slots
from il2nurse.workflow.people.sign_in import sign_in
from il2nurse.workflow.pharmacy.bags import every_bag
from il2nurse.workflow.ward import ward
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.waiting import WaitsFor

# What held the last dose holds the next one there.
# What keeps a dose from being begun, a paused order too, is settled before anything is practised.
# Lost entries concern all people, approvals and patients of a register, not one row of it.
MISSING = {
    WardState.TIME_UP,
    WardState.HELD,
    WardState.LOST,
    WardState.SAME_PERSON,
    WardState.NOT_ELIGIBLE,
    WardState.ORDER_PAUSED,
    WardState.UNVERIFIED,
}


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    home = tmp_path_factory.mktemp("home")
    return Settings(home=home, register=home / "ward.register")


@pytest.fixture(scope="module")
def damaged(settings: Settings) -> Path:
    """A register that cannot be opened lies where practice wards lie, before one is made."""
    settings.practice.mkdir()
    path = settings.practice / "practice-0.register"
    path.write_bytes(b"not a register")
    return path


@pytest.fixture(scope="module")
def practice(settings: Settings, damaged: Path) -> Iterator[Practice]:
    opened = open_practice(settings)
    yield opened
    opened.register.close()


def test_shows_every_state_that_a_ward_has(practice: Practice) -> None:
    states = {row.state for row in ward.ward_rows(practice.station)}
    assert states == set(WardState) - MISSING


def test_every_name_says_that_nobody_is_meant(practice: Practice) -> None:
    rows = ward.ward_rows(practice.station)
    assert len(rows) == 20
    assert all(row.case.patient.family.endswith("Practice") for row in rows)
    assert practice.register.identity().practice


def test_the_running_infusion_really_runs(practice: Practice) -> None:
    running = [row for row in ward.ward_rows(practice.station) if row.state is WardState.RUNNING]
    short, of_a_day = sorted(row.left or timedelta() for row in running)
    assert timedelta(minutes=9) < short <= timedelta(minutes=11)
    assert timedelta(hours=17) < of_a_day <= timedelta(hours=18)


def test_each_regimen_has_a_patient(practice: Practice) -> None:
    station = practice.station
    cases = [row.case for row in ward.ward_rows(station) if row.case.courses]
    ordered = {station.regimen_of(each.courses[-1]).id for each in cases}
    assert ordered == set(station.regimens.today())


def test_the_research_patients_are_at_home_injected_and_infused(practice: Practice) -> None:
    rows = {row.case.patient.subject: row for row in ward.ward_rows(practice.station)}
    home, infused, injected = (rows[f"PRACTICE-{number}"] for number in (18, 19, 22))
    assert home.state is WardState.DISCHARGED
    assert [each.what for each in home.waits if each.due] == [WaitsFor.LABS]
    assert (infused.state, infused.slot) == (WardState.RUNNING, 2)
    assert injected.state is WardState.DUE
    assert [dose.injection is not None for dose in injected.case.doses.values()] == [True]


def test_one_course_shows_whatever_can_become_of_a_dose(practice: Practice) -> None:
    rows = ward.ward_rows(practice.station)
    (row,) = [each for each in rows if each.state is WardState.COURSE_ENDED]
    moment = practice.station.moment(row.case.patient.subject)
    words = practice.station.words
    slots = [strip_slots(moment, row, words, cycle) for cycle in moment.course.cycles]
    assert len(slots) == 2
    for cycle in slots:
        told = {each.mark.word for each in cycle}
        assert told >= {"Given in full", "Given in part", "Held", "Missed", "Closed"}
    assert "Refused" in {each.mark.word for each in slots[0]}
    given = [each for cycle in slots for each in cycle if each.mark.word.startswith("Given")]
    assert all(each.start for each in given)


def test_one_dose_came_from_paper(practice: Practice) -> None:
    rows = ward.ward_rows(practice.station)
    found = [dose for row in rows for dose in row.case.doses.values() if dose.on_form]
    (dose,) = found
    assert (dose.key.slot, dose.given is not None) == (1, True)
    (row,) = [row for row in rows if row.case.patient.subject == dose.key.mrn]
    assert row.state is WardState.MUST_HOLD
    assert any(observed.paper for observed in row.case.chart.sets)


def test_pharmacy_has_a_bag_of_each_kind_and_a_request(practice: Practice) -> None:
    station = practice.station
    states = {
        state_of(station.moment(bag.key.mrn).text(bag.regimen_digest), bag)
        for bag in every_bag(station)
    }
    wanted = {BagState.RELEASED, BagState.IN_PREPARATION, BagState.TO_CHECK, BagState.WASTED}
    assert states == wanted
    asked = [each for row in ward.ward_rows(station) for each in row.case.requests]
    assert [each.answer for each in asked] == [None]


def test_the_clock_can_be_sped_up(practice: Practice) -> None:
    assert practice.station.clock is practice.clock
    practice.clock.speed_up(60)
    assert practice.clock.factor == 60
    practice.clock.speed_up(1)


@pytest.mark.parametrize(
    ("person", "pin"), [("nurse", "1234"), ("second", "2345"), ("charge", "3456")]
)
def test_people_sign_in_with_the_pins_of_the_manual(
    practice: Practice, person: str, pin: str
) -> None:
    assert sign_in(practice.station, person, pin).id == person


def test_is_opened_again_as_it_was_left(settings: Settings, practice: Practice) -> None:
    again = open_practice(settings)
    again.register.close()
    assert again.register.path == practice.register.path


def test_a_fresh_one_leaves_the_old_one_in_its_place(
    settings: Settings, practice: Practice
) -> None:
    fresh = open_practice(settings, fresh=True)
    fresh.register.close()
    assert fresh.register.path != practice.register.path
    assert practice.register.path.exists()


def test_a_damaged_one_is_left_alone(damaged: Path, practice: Practice) -> None:
    assert damaged.read_bytes() == b"not a register"
    assert practice.register.path != damaged


@pytest.mark.parametrize("hour", [0, 12, 23])
def test_can_be_made_at_any_hour(settings: Settings, tmp_path: Path, hour: int) -> None:
    made = build_practice(
        settings, tmp_path / "ward.register", datetime(2026, 12, 31, hour, 55, tzinfo=UTC)
    )
    assert made > 0
