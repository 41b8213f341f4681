"""Going on from a copy: what is told before, who decides, what is kept, and what stations say."""

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from il2nurse.app.changing_keys import change_key
from il2nurse.app.copies.beside import copies_beside
from il2nurse.app.joining import Opened, open_station
from il2nurse.app.keys import key_of, open_known, station_keys
from il2nurse.app.restore.deciding_pins import DecidingPins
from il2nurse.app.restore.restoring import administrator, look_at_loss, restore
from il2nurse.domain.people import NotAllowed, Person, Role
from il2nurse.domain.record.register.entries import BrokenRegister, Kind
from il2nurse.domain.record.register.register_facts import RegisterRestoredFact
from il2nurse.files.moving import set_aside
from il2nurse.settings import Settings
from il2nurse.storage.files.heads import StationHeads
from il2nurse.storage.sqlite.connection import connect
from il2nurse.storage.sqlite.guards import stand_guards
from il2nurse.workflow.people.access import add_person
from il2nurse.workflow.register import NotSaved
from tests.app.going_on import ADMINISTRATOR, CLOCK, copy_now, damage, newest, restored
from tests.app.set_back import PIN, cut, grow, record, settings_at
from tests.cli.command_line import SCENARIOS, CommandLine
from tests.later import FIRST_WAIT_S, Later


def another_station(settings: Settings) -> Settings:
    """A second station at the same register, which has seen all of it."""
    home = settings.home.parent / "second"
    shutil.copytree(settings.home / "keys", home / "keys")
    second = replace(settings_at(home), register=settings.register, station="WOW-04")
    open_station(second).register.close()
    return second


def sees_nothing_wrong(settings: Settings) -> str | None:
    """What a station is told at its start, where it may record."""
    opened = open_station(settings)
    assert opened.setback is None
    record(opened)
    opened.register.close()
    return opened.warning


def test_a_damaged_register_is_kept_and_the_copy_goes_on(ward: Settings) -> None:
    copy = copy_now(ward)
    held = newest(ward)
    lost = grow(ward)
    before = damage(ward)
    restored(ward, copy)
    (kept,) = ward.register.parent.glob("*.damaged-*Z")
    assert kept.read_bytes() == before
    with closing(open_known(ward.register, ward.home)) as register:
        (entry,) = register.of_kind(Kind.REGISTER_RESTORED)
        fact = RegisterRestoredFact.read(entry)
        assert (entry.number, entry.person) == (held + 1, ADMINISTRATOR)
        assert (fact.number, fact.lost_to, fact.kept_as) == (held, lost, kept.name)
        assert register.verify().intact
    assert not list(ward.register.parent.glob(".*making*"))


def test_the_station_that_restored_goes_on_without_an_alarm(ward: Settings) -> None:
    copy = copy_now(ward)
    grow(ward)
    damage(ward)
    restored(ward, copy)
    assert sees_nothing_wrong(ward) is None
    with closing(open_known(ward.register, ward.home)) as register:
        identity = register.identity().register
    (decision,) = StationHeads(ward.heads).decisions(identity)
    assert decision.kind == "restored"


def test_another_station_takes_the_restoring_as_known_and_tells_it_once(ward: Settings) -> None:
    copy, held = copy_now(ward), newest(ward)
    grow(ward)
    second = another_station(ward)
    lost = grow(ward)
    damage(ward)
    restored(ward, copy)
    told = sees_nothing_wrong(second)
    assert told
    assert f"Entries {held + 1} to {lost} are missing: enter from paper" in told
    assert sees_nothing_wrong(second) is None


def test_the_same_copy_put_back_a_second_time_is_an_alarm(ward: Settings) -> None:
    copy = copy_now(ward)
    second = another_station(ward)
    damage(ward)
    restored(ward, copy)
    as_restored = shutil.copyfile(ward.register, ward.home / "as restored")
    for settings in (ward, second):
        sees_nothing_wrong(settings)
    for put_back in (as_restored, copy):
        shutil.copyfile(put_back, ward.register)
        for settings in (ward, second):
            opened = open_station(settings)
            assert opened.setback
            opened.register.close()


def test_a_second_restoring_is_taken_as_known_too(ward: Settings) -> None:
    copy = copy_now(ward)
    second = another_station(ward)
    for _ in range(2):
        grow(ward)
        sees_nothing_wrong(second)
        damage(ward)
        restored(ward, copy)
    assert sees_nothing_wrong(second)
    assert sees_nothing_wrong(ward) is None


def test_a_station_that_saw_more_than_was_known_to_be_lost_asks_for_a_decision(
    ward: Settings,
) -> None:
    copy, second = copy_now(ward), another_station(ward)
    sees_nothing_wrong(ward)
    cut_after = newest(ward)
    more = grow(second)
    cut(ward, cut_after)
    damage(ward)
    restored(ward, copy)
    with closing(open_known(ward.register, ward.home)) as register:
        fact = RegisterRestoredFact.read(register.of_kind(Kind.REGISTER_RESTORED)[0])
        assert fact.lost_to
        assert fact.lost_to < more
    again = open_station(second)
    assert again.setback
    again.register.close()


def test_an_open_window_of_another_station_is_told_too(ward: Settings) -> None:
    copy = copy_now(ward)
    second = another_station(ward)
    opened = open_station(second)
    grow(ward)
    assert opened.watch
    assert opened.watch.look() == ""
    damaged = damage(ward)
    set_aside(ward.register, ward.register.with_name("aside"))
    ward.register.write_bytes(damaged)
    restored(ward, copy)
    assert "moved, replaced or deleted" in opened.watch.look()
    with pytest.raises(NotSaved):
        record(opened)
    opened.register.close()
    assert sees_nothing_wrong(second)


@pytest.mark.parametrize(
    ("person", "pin", "said"),
    [("nina", "713502", "may not restore"), (ADMINISTRATOR, "9999", "PIN is not right")],
)
def test_nobody_else_restores_and_nothing_is_changed(
    ward: Settings, person: str, pin: str, said: str
) -> None:
    copy = copy_now(ward)
    before = damage(ward)
    with pytest.raises(NotAllowed, match=said):
        restore(
            ward,
            copy,
            ward.register,
            CLOCK,
            lambda station: administrator(station, person, pin, DecidingPins(ward)),
        )
    assert ward.register.read_bytes() == before
    assert not list(ward.register.parent.glob("*damaged*"))
    assert not list(ward.register.parent.glob(".*making*"))


def test_a_pin_that_was_given_for_one_time_decides_nothing(ward: Settings) -> None:
    opened = open_station(ward)
    station = opened.station
    bob = Person("bob", "Bob Backup", "", Role.ADMINISTRATOR)
    add_person(station, station.person(ADMINISTRATOR), bob, "824691")
    opened.register.close()
    copy = copy_now(ward)
    before = damage(ward)
    with pytest.raises(NotAllowed, match="a one-time PIN"):
        restore(
            ward,
            copy,
            ward.register,
            CLOCK,
            lambda there: administrator(there, "bob", "824691", DecidingPins(ward)),
        )
    assert ward.register.read_bytes() == before


def test_a_register_that_is_whole_gives_way_to_nothing_older(ward: Settings) -> None:
    copy = copy_now(ward)
    with pytest.raises(BrokenRegister, match="is whole"):
        restored(ward, copy)
    grow(ward)
    before = ward.register.read_bytes()
    with pytest.raises(BrokenRegister, match="is whole"):
        restored(ward, copy)
    assert ward.register.read_bytes() == before


def test_a_register_under_a_newer_key_is_known_to_be_whole(ward: Settings) -> None:
    copy = copy_now(ward)
    grow(ward)
    change_key(ward.register, ward.home)
    with pytest.raises(BrokenRegister, match="is whole"):
        restored(ward, copy)


def test_a_register_that_was_set_back_gives_way_to_a_copy_that_holds_more(ward: Settings) -> None:
    grow(ward)
    copy, held = copy_now(ward), newest(ward)
    seen = grow(ward)
    cut(ward, held - 2)
    opened = open_station(ward)
    assert opened.setback
    opened.register.close()
    restored(ward, copy)
    with closing(open_known(ward.register, ward.home)) as register:
        fact = RegisterRestoredFact.read(register.newest(1)[0])
        assert (fact.number, fact.lost_to) == (held, seen)
    assert sees_nothing_wrong(ward) is None


def test_a_register_that_is_gone_comes_back(ward: Settings) -> None:
    copy = copy_now(ward)
    ward.register.unlink()
    with pytest.raises(BrokenRegister, match="is gone"):
        open_station(ward)
    restored(ward, copy)
    assert sees_nothing_wrong(ward) is None


def test_a_memory_that_is_unreadable_is_kept_and_the_station_goes_on(ward: Settings) -> None:
    copy = copy_now(ward)
    damage(ward)
    ward.heads.write_text('{"', encoding="utf-8")
    restored(ward, copy)
    assert ward.heads.with_name("heads.json.damaged").exists()
    assert sees_nothing_wrong(ward) is None


@pytest.mark.parametrize("fault", ["cut", "foreign head"])
def test_a_copy_that_is_not_whole_is_refused(ward: Settings, fault: str) -> None:
    copy = copy_now(ward)
    before = damage(ward)
    if fault == "cut":
        copy.write_bytes(copy.read_bytes()[:-4096])
    else:
        head = copy.with_name(f"{copy.name}.head.json")
        head.write_text(head.read_text().replace('"number": ', '"number": 1'), encoding="utf-8")
    with pytest.raises(BrokenRegister, match=copy.name):
        restored(ward, copy)
    assert ward.register.read_bytes() == before


def test_where_the_name_cannot_be_given_all_is_where_it_was(ward: Settings) -> None:
    copy = copy_now(ward)
    before = damage(ward)
    journal = ward.register.with_name(f"{ward.register.name}-journal")
    journal.mkdir()
    with pytest.raises(NotSaved, match="Everything is where it was"):
        restored(ward, copy)
    journal.rmdir()
    assert not list(ward.register.parent.glob("*damaged*"))
    assert ward.register.read_bytes() == before


def test_the_key_is_known_by_the_place_of_the_restored_register(
    ward: Settings, tmp_path: Path
) -> None:
    copy = copy_now(ward)
    home = tmp_path / "new"
    new = settings_at(home)
    key = key_of(copy, ward.home)
    assert key
    with closing(open_known(copy, ward.home)) as register:
        station_keys(home).keep(register.identity().register, copy, key)
    restored(new, copy)
    (known,) = station_keys(home).all()
    assert known.path == str(new.register)
    assert not known.confirmed
    assert sees_nothing_wrong(new) is None


@pytest.fixture
def played(cli: CommandLine, tmp_path: Path) -> tuple[Path, Path, int]:
    """A played ward whose chain is broken, an older copy of it, and how far that goes."""
    path, copy = tmp_path / "r.register", tmp_path / "older"
    cli.begin_with(SCENARIOS / "full-dose.toml", path)
    shutil.copyfile(path, copy)
    with closing(connect(copy, None)) as database:
        last = int(database.execute("SELECT max(number) FROM entry").fetchone()[0])
        database.execute("DROP TRIGGER entry_no_delete")
        database.execute("DELETE FROM entry WHERE number > ?", (last - 30,))
        stand_guards(database)
    with closing(connect(path, None)) as database:
        database.execute("DROP TRIGGER entry_no_update")
        database.execute("UPDATE entry SET person = 'p-9' WHERE number = ?", (last - 10,))
        stand_guards(database)
    return path, copy, last


def test_patients_and_doses_that_would_be_missing_are_told_in_words(
    played: tuple[Path, Path, int], cli: CommandLine
) -> None:
    path, copy, last = played
    told = cli("restore", copy, "--to", path, "--dry-run")
    assert told.code == 0, told.err
    lines = told.out.splitlines()
    assert lines[0].startswith(f"The copy ends with entry {last - 30}, code ")
    assert f"went to entry {last}: entries {last - 29} to {last} are not in the copy" in told.out
    assert "29 of them can still be read." in told.out
    about = next(line for line in lines if "entries, course 1 cycle 1 dose 1" in line)
    assert "MRN" in about
    assert sum(line.startswith("Entry ") for line in lines) == 29
    assert not any(line.startswith(f"Entry {last - 10},") for line in lines)
    assert lines[-1] == "Nothing was changed."
    answer = cli("restore", copy, "--to", path, "--dry-run", "--json").json()
    assert (answer["lost_to"], answer["restored"]) == (last, None)


def test_the_command_asks_for_an_administrator_and_says_what_it_did(
    ward: Settings, cli: CommandLine, monkeypatch: pytest.MonkeyPatch, later: Later
) -> None:
    copy = copy_now(ward)
    grow(ward)
    damage(ward)
    refused = cli("restore", copy, "--to", ward.register)
    assert (refused.code, "--by PERSON" in refused.err) == (2, True)
    monkeypatch.setenv("IL2NURSE_PIN", "9999")
    wrong = cli("restore", copy, "--to", ward.register, "--by", ADMINISTRATOR)
    assert (wrong.code, "PIN is not right" in wrong.err) == (1, True)
    monkeypatch.setenv("IL2NURSE_PIN", PIN)
    later(FIRST_WAIT_S)
    done = cli("restore", copy, "--to", ward.register, "--by", ADMINISTRATOR)
    assert done.code == 0, done.err
    assert f"Restored: {ward.register}" in done.out
    assert "What lay in its place is kept as" in done.out
    assert cli("verify", "--register", ward.register).code == 0
    missing = cli("restore", ward.home / "none", "--to", ward.register, "--by", ADMINISTRATOR)
    assert (missing.code, "There is no copy at" in missing.err) == (1, True)


def test_a_copy_knows_of_newer_ones(ward: Settings) -> None:
    old = copy_now(ward)
    grow(ward)
    newer = copy_now(ward)
    grow(ward)
    damage(ward)
    loss = look_at_loss(ward, old, ward.register, CLOCK)
    assert loss.newer == newer
    assert f"There is a newer copy: {newer}." in loss.sentences()
    assert look_at_loss(ward, newer, ward.register, CLOCK).newer is None


def test_copies_of_the_restored_register_go_on(ward: Settings) -> None:
    copy = copy_now(ward)
    damage(ward)
    restored(ward, copy)
    opened: Opened = open_station(ward)
    before = len(copies_beside(opened.register))
    opened.register.copy_to(ward.register.parent, CLOCK.read().at + timedelta(hours=2))
    assert len(copies_beside(opened.register)) == before + 1
    opened.register.close()
