"""Guessed PINs: waits by elapsed time, one look at a time, a lock that a colleague opens."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from il2nurse.domain.people import NotAllowed, Person, Role
from il2nurse.domain.record.people.facts import SignInRefusedFact, person_stream
from il2nurse.domain.record.register.entries import Author, Kind
from il2nurse.domain.record.register.register_facts import RegisterCreatedFact
from il2nurse.storage.register import SqliteRegister, create_register
from il2nurse.workflow.people.access import add_person, end_person, give_pin, open_sign_in
from il2nurse.workflow.people.sign_in import (
    Witness,
    check_witness,
    confirm_identity,
    sign_in,
    sign_in_wait,
)
from il2nurse.workflow.people.tries import LAST_MANAGER_WAITS, MOST_WRONG, SignInLocked
from il2nurse.workflow.station import Station
from tests.ward import CHARGE, MORNING, NURSE, PIN, SECOND, Ward, make_station, make_ward

GUESSES = 20


@pytest.fixture
def ward() -> Ward:
    return make_ward()


def guess(station: Station, person: Person, pin: str = "9999") -> None:
    with pytest.raises(NotAllowed):
        sign_in(station, person.id, pin)


def guess_until_locked(ward: Ward, person: Person, times: int = MOST_WRONG) -> None:
    for _ in range(times):
        ward.pass_time(2)
        guess(ward.station, person)


@pytest.mark.parametrize("hours", [-2, 2])
def test_a_wall_clock_that_is_set_changes_no_wait(ward: Ward, hours: int) -> None:
    for _ in range(3):
        ward.pass_time(2)
        guess(ward.station, NURSE)
    ward.clock.set_wall_clock(timedelta(hours=hours))
    assert sign_in_wait(ward.station, NURSE.id) == timedelta(seconds=4)
    with pytest.raises(NotAllowed, match="Type it again in 4 s"):
        sign_in(ward.station, NURSE.id, PIN)
    ward.clock.move(timedelta(seconds=4))
    assert sign_in(ward.station, NURSE.id, PIN) == NURSE


def test_after_a_restart_with_the_clock_set_back_the_wait_is_no_longer_than_before(
    ward: Ward,
) -> None:
    for _ in range(3):
        ward.pass_time(2)
        guess(ward.station, NURSE)
    ward.clock.restart()
    ward.clock.set_wall_clock(timedelta(hours=-2))
    again = make_station(ward.station.register, ward.clock, "again")
    assert sign_in_wait(again, NURSE.id) == timedelta(seconds=4)
    ward.clock.move(timedelta(seconds=4))
    assert sign_in(again, NURSE.id, PIN) == NURSE


def test_a_clock_set_ahead_over_a_restart_shortens_nothing(ward: Ward) -> None:
    for _ in range(3):
        ward.pass_time(2)
        guess(ward.station, NURSE)
    ward.clock.restart()
    ward.clock.set_wall_clock(timedelta(hours=2))
    again = make_station(ward.station.register, ward.clock, "again")
    with pytest.raises(NotAllowed, match="too soon"):
        sign_in(again, NURSE.id, PIN)


def test_too_many_wrong_pins_lock_until_somebody_opens(ward: Ward) -> None:
    guess_until_locked(ward, NURSE)
    ward.pass_time(600)
    with pytest.raises(SignInLocked, match="A colleague can sign in meanwhile") as refused:
        sign_in(ward.station, NURSE.id, PIN)
    assert "Nobody there: stop it at the pump, chart on paper" in str(refused.value)
    with pytest.raises(SignInLocked):
        check_witness(ward.station, SECOND, Witness(NURSE.id, PIN), frozenset())
    assert sign_in(ward.station, SECOND.id, PIN) == SECOND
    open_sign_in(ward.station, CHARGE, NURSE.id)
    assert sign_in(ward.station, NURSE.id, PIN) == NURSE
    told = ward.station.register.of_kind(Kind.SIGN_IN_OPENED)[-1]
    assert (told.person, told.stream) == (CHARGE.id, person_stream(NURSE.id))


def test_a_one_time_pin_opens_a_locked_sign_in_too(ward: Ward) -> None:
    guess_until_locked(ward, NURSE)
    give_pin(ward.station, CHARGE, NURSE.id, "8642")
    assert not sign_in_wait(ward.station, NURSE.id)


def test_who_may_not_manage_people_opens_nothing_and_nobody_opens_their_own(ward: Ward) -> None:
    guess_until_locked(ward, NURSE)
    with pytest.raises(NotAllowed, match="may not"):
        open_sign_in(ward.station, SECOND, NURSE.id)
    guess(ward.station, CHARGE)
    with pytest.raises(NotAllowed, match="your own"):
        open_sign_in(ward.station, CHARGE, CHARGE.id)
    with pytest.raises(NotAllowed, match="No wrong PIN"):
        open_sign_in(ward.station, CHARGE, SECOND.id)


def test_the_last_who_can_open_waits_and_is_never_locked_out(ward: Ward) -> None:
    guess_until_locked(ward, CHARGE)
    assert sign_in_wait(ward.station, CHARGE.id) == LAST_MANAGER_WAITS
    with pytest.raises(NotAllowed, match="too soon"):
        sign_in(ward.station, CHARGE.id, PIN)
    ward.clock.move(LAST_MANAGER_WAITS)
    assert sign_in(ward.station, CHARGE.id, PIN) == CHARGE


def test_where_all_who_can_open_were_guessed_at_each_waits(ward: Ward) -> None:
    other = Person("adam", "Adam Admin", "", Role.ADMINISTRATOR)
    add_person(ward.station, CHARGE, other, PIN)
    guess_until_locked(ward, CHARGE)
    with pytest.raises(SignInLocked):
        sign_in(ward.station, CHARGE.id, PIN)
    guess_until_locked(ward, other)
    ward.clock.move(LAST_MANAGER_WAITS)
    assert sign_in(ward.station, other.id, PIN) == other


def test_a_right_pin_that_signs_ends_the_row_of_wrong_ones(ward: Ward) -> None:
    for _ in range(MOST_WRONG - 1):
        ward.pass_time(2)
        guess(ward.station, SECOND)
    ward.pass_time(2)
    check_witness(ward.station, NURSE, Witness(SECOND.id, PIN), frozenset())
    before = len(ward.station.register.stream(person_stream(SECOND.id)))
    guess(ward.station, SECOND)
    ward.pass_time(2)
    confirm_identity(ward.station, SECOND, PIN)
    assert len(ward.station.register.stream(person_stream(SECOND.id))) == before + 2
    confirm_identity(ward.station, SECOND, PIN)
    assert len(ward.station.register.stream(person_stream(SECOND.id))) == before + 2


def test_an_ended_opener_counts_no_more(ward: Ward) -> None:
    other = Person("adam", "Adam Admin", "", Role.ADMINISTRATOR)
    add_person(ward.station, CHARGE, other, PIN)
    guess_until_locked(ward, CHARGE)
    with pytest.raises(SignInLocked):
        sign_in(ward.station, CHARGE.id, PIN)
    add_person(ward.station, other, Person("eva", "Eva Admin", "", Role.ADMINISTRATOR), PIN)
    end_person(ward.station, other, "eva")
    guess_until_locked(ward, other)
    assert sign_in_wait(ward.station, other.id)


# ------------------------------------------------------------ at once, on a real file
# PINs at the cost that ships: checks that ran beside each other would overlap.


@pytest.fixture
def file(tmp_path: Path) -> Iterator[SqliteRegister]:
    created = RegisterCreatedFact("guessed", practice=True, name="7 West")
    author = Author("", "", "WOW-03", "test")
    register = create_register(tmp_path / "ward.register", created, author, MORNING, "UTC")
    station = make_station(register)
    add_person(station, None, CHARGE, PIN)
    add_person(station, CHARGE, NURSE, PIN)
    yield register
    register.close()


@pytest.mark.parametrize("right_among_them", [False, True])
def test_of_guesses_that_come_at_once_one_is_looked_at(
    file: SqliteRegister, *, right_among_them: bool
) -> None:
    stations = [make_station(file, name=f"WOW-{each}") for each in range(GUESSES)]
    pins = [f"{9000 + each}" for each in range(GUESSES)]
    if right_among_them:
        sign_in_first = make_station(file, name="first")
        guess(sign_in_first, NURSE)
        pins[GUESSES // 2] = PIN

    def attempt(at: int) -> str:
        try:
            sign_in(stations[at], NURSE.id, pins[at])
        except NotAllowed as refusal:
            return str(refusal)
        return "in"

    with ThreadPoolExecutor(GUESSES) as pool:
        said = list(pool.map(attempt, range(GUESSES)))
    wrong = [
        entry
        for entry in file.stream(person_stream(NURSE.id))
        if entry.kind is Kind.SIGN_IN_REFUSED and not SignInRefusedFact.read(entry).waiting
    ]
    assert len(wrong) == 1
    assert "in" not in said
    looked_at = [each for each in said if "not right" in each]
    assert len(looked_at) == (0 if right_among_them else 1)
    assert file.verify().intact
