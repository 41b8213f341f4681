"""Wrong PINs of who decides about a register: they wait, lock, outlive the program, are kept."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from il2nurse.app.joining import open_station
from il2nurse.app.keys import open_known, station_keys
from il2nurse.app.restore.recovering import Recovering
from il2nurse.app.settling import Settling
from il2nurse.domain.people import NotAllowed, Person, Role
from il2nurse.domain.record.people.as_of_copy import ACCESS_KINDS, unconfirmed
from il2nurse.domain.record.people.facts import SignInRefusedFact
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.settings import Settings
from il2nurse.storage.files.pin_tries import PinTries
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.people.access import add_person, end_person
from il2nurse.workflow.people.sign_in import change_own_pin, sign_in
from il2nurse.workflow.people.tries import LAST_MANAGER_WAITS, MOST_WRONG
from tests.app.going_on import copy_now, damage
from tests.app.set_back import PEOPLE, PIN, cut, found, settings_at
from tests.cli.command_line import CommandLine

NOW: Final = datetime(2026, 11, 26, 9, tzinfo=UTC)
ADMINISTRATOR: Final = "administrator"
BOB: Final = Person("bob", "Bob Backup", "", Role.ADMINISTRATOR)
BOBS: Final = "713502"
REASON: Final = "The share was lost."


def with_bob(settings: Settings) -> None:
    """A second administrator, with an own PIN."""
    opened = open_station(settings)
    add_person(opened.station, opened.station.person(ADMINISTRATOR), BOB, "824691")
    change_own_pin(opened.station, BOB, "824691", BOBS)
    opened.register.close()


def guess(recovering: Recovering, copy: Path, person: str = ADMINISTRATOR) -> None:
    with pytest.raises(NotAllowed, match="PIN is not right"):
        recovering.restore(copy, person, "999888")


def guess_until_locked(settings: Settings, clock: SimulatedClock, copy: Path, person: str) -> None:
    for _ in range(MOST_WRONG):
        guess(Recovering(settings, clock), copy, person)
        clock.move(timedelta(minutes=1))


def about(settings: Settings, *kinds: Kind) -> list[Entry]:
    with closing(open_known(settings.register, settings.home)) as register:
        return list(register.of_kind(*kinds))


def test_a_wrong_pin_waits_also_for_a_program_that_was_started_again(ward: Settings) -> None:
    clock, copy = SimulatedClock(NOW), copy_now(ward)
    damage(ward)
    for wait in (1, 2, 4):
        guess(Recovering(ward, clock), copy)
        with pytest.raises(NotAllowed, match=f"not looked at. Type it again in {wait} s"):
            Recovering(ward, clock).restore(copy, ADMINISTRATOR, PIN)
        clock.move(timedelta(seconds=wait))
    Recovering(ward, clock).restore(copy, ADMINISTRATOR, PIN)


def test_wrong_pins_are_on_record_in_the_register_that_goes_on(ward: Settings) -> None:
    clock, copy = SimulatedClock(NOW), copy_now(ward)
    damage(ward)
    guess(Recovering(ward, clock), copy)
    clock.move(timedelta(minutes=5))
    Recovering(ward, clock).restore(copy, ADMINISTRATOR, PIN)
    restored, wrong, right = about(
        ward, Kind.REGISTER_RESTORED, Kind.SIGN_IN_REFUSED, Kind.PIN_CONFIRMED
    )
    assert SignInRefusedFact.read(wrong).id == ADMINISTRATOR
    assert wrong.occurred_at == NOW
    assert restored.number < wrong.number < right.number
    opened = open_station(ward, clock)
    assert opened.setback is None
    assert sign_in(opened.station, ADMINISTRATOR, PIN).id == ADMINISTRATOR
    opened.register.close()
    assert not PinTries(ward.pin_tries).of(opened.register.identity().register)


def test_after_ten_wrong_ones_another_administrator_decides(ward: Settings) -> None:
    with_bob(ward)
    clock, copy = SimulatedClock(NOW), copy_now(ward)
    before = damage(ward)
    guess_until_locked(ward, clock, copy, ADMINISTRATOR)
    with pytest.raises(NotAllowed, match=r"ten wrong ones in a row.*another administrator"):
        Recovering(ward, clock).restore(copy, ADMINISTRATOR, PIN)
    assert ward.register.read_bytes() == before
    Recovering(ward, clock).restore(copy, BOB.id, BOBS)
    opened = open_station(ward, clock)
    with pytest.raises(NotAllowed, match="is locked after 10 wrong PINs"):
        sign_in(opened.station, ADMINISTRATOR, PIN)
    opened.register.close()


def test_the_only_administrator_is_never_locked_out_but_waits(ward: Settings) -> None:
    clock, copy = SimulatedClock(NOW), copy_now(ward)
    damage(ward)
    guess_until_locked(ward, clock, copy, ADMINISTRATOR)
    with pytest.raises(NotAllowed, match="not looked at"):
        Recovering(ward, clock).restore(copy, ADMINISTRATOR, PIN)
    clock.move(LAST_MANAGER_WAITS)
    Recovering(ward, clock).restore(copy, ADMINISTRATOR, PIN)


def test_what_the_copy_has_of_wrong_pins_counts_too(ward: Settings) -> None:
    with_bob(ward)
    clock = SimulatedClock(NOW)
    opened = open_station(ward, clock)
    for _ in range(MOST_WRONG):
        with pytest.raises(NotAllowed):
            sign_in(opened.station, ADMINISTRATOR, "999888")
        clock.move(timedelta(minutes=1))
    opened.register.close()
    copy = copy_now(ward)
    damage(ward)
    with pytest.raises(NotAllowed, match="ten wrong ones in a row"):
        Recovering(ward, clock).restore(copy, ADMINISTRATOR, PIN)


def settle(settings: Settings, clock: SimulatedClock, pin: str) -> None:
    """Decide on a register that was set back, as a program that was started anew."""
    opened = open_station(settings, clock)
    assert opened.setback
    try:
        Settling(settings, opened, opened.setback).accept(ADMINISTRATOR, pin, REASON)
    finally:
        opened.register.close()


def test_so_it_is_where_a_setback_is_accepted(ward: Settings) -> None:
    clock = SimulatedClock(NOW)
    cut(ward, PEOPLE)
    with pytest.raises(NotAllowed, match="PIN is not right"):
        settle(ward, clock, "999888")
    with pytest.raises(NotAllowed, match="not looked at"):
        settle(ward, clock, PIN)
    clock.move(timedelta(seconds=1))
    settle(ward, clock, PIN)
    (wrong,) = about(ward, Kind.SIGN_IN_REFUSED)
    assert (SignInRefusedFact.read(wrong).id, wrong.occurred_at) == (ADMINISTRATOR, NOW)
    assert about(ward, Kind.PIN_CONFIRMED)


def test_and_where_a_command_restores(
    tmp_path: Path, cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    ward = settings_at(tmp_path / "home")
    found(ward)
    copy = copy_now(ward)
    damage(ward)
    monkeypatch.setenv("IL2NURSE_PIN", "999888")
    words = ("restore", copy, "--by", ADMINISTRATOR)
    assert "PIN is not right" in cli(*words).err
    (tried,) = PinTries(ward.pin_tries).of(station_keys(ward.home).all()[0].register)
    # As many more as make the wait longer than this test can take.
    for _ in range(8):
        PinTries(ward.pin_tries).add(tried)
    monkeypatch.setenv("IL2NURSE_PIN", PIN)
    assert "was not looked at" in cli(*words).err


def test_who_was_ended_by_an_entry_that_the_copy_lacks_does_not_decide(ward: Settings) -> None:
    with_bob(ward)
    copy = copy_now(ward)
    opened = open_station(ward)
    end_person(opened.station, opened.station.person(ADMINISTRATOR), BOB.id)
    held = opened.register.copy_to(ward.home, NOW)
    opened.register.close()
    damage(ward)
    with pytest.raises(NotAllowed, match="no administrator any more"):
        Recovering(ward).restore(copy, BOB.id, BOBS)
    Recovering(ward).restore(copy, ADMINISTRATOR, PIN)
    assert held.exists()
    with closing(open_known(ward.register, ward.home)) as register:
        assert unconfirmed(register.of_kind(*ACCESS_KINDS))


def test_nor_about_a_setback_where_a_copy_holds_that_entry(ward: Settings) -> None:
    with_bob(ward)
    with closing(open_known(ward.register, ward.home)) as register:
        held = register.head().number
    opened = open_station(ward)
    end_person(opened.station, opened.station.person(ADMINISTRATOR), BOB.id)
    opened.register.copy_to(ward.home, NOW)
    opened.register.close()
    cut(ward, held)
    opened = open_station(ward)
    assert opened.setback
    settling = Settling(ward, opened, opened.setback)
    with pytest.raises(NotAllowed, match="no administrator any more"):
        settling.accept(BOB.id, BOBS, REASON)
    assert opened.register.head().number == held
    settling.accept(ADMINISTRATOR, PIN, REASON)
    assert opened.register.of_kind(Kind.SETBACK_ACCEPTED)
    opened.register.close()
