"""A writer died in mid-commit: its journal goes with the register wherever that is looked at."""

import shutil
from contextlib import closing
from pathlib import Path

from il2nurse.app.changing_keys import change_key, groups_of, restore_key
from il2nurse.app.joining import open_station
from il2nurse.app.keys import key_of, open_known
from il2nurse.settings import Settings
from tests.app.going_on import CLOCK, copy_now, newest, restored
from tests.app.set_back import grow
from tests.storage.dead_writer import leave_hot_journal


def die(settings: Settings) -> int:
    """Leave the register as a power cut would in mid-commit; the newest entry that was kept."""
    held = newest(settings)
    key = key_of(settings.register, settings.home)
    folder = settings.home.parent / f"dead after {held}"
    dead = leave_hot_journal(settings.register, folder, key)
    for name in (dead.name, f"{dead.name}-journal"):
        shutil.move(dead.with_name(name), settings.register.with_name(name))
    return held


def test_the_disk_of_a_computer_that_died_is_as_good_as_a_copy(
    ward: Settings, tmp_path: Path
) -> None:
    held = die(ward)
    disk = tmp_path / "disk"
    disk.mkdir()
    for path in ward.register.parent.glob("ward.register*"):
        path.replace(disk / path.name)
    before = {path.name: path.read_bytes() for path in disk.iterdir()}
    restored(ward, disk / ward.register.name)
    assert {path.name: path.read_bytes() for path in disk.iterdir()} == before
    with closing(open_known(ward.register, ward.home)) as register:
        assert register.verify().intact
        assert register.head().number == held + 1
    assert not list(ward.register.parent.glob("*-journal"))
    assert not list(ward.register.parent.glob("**/*making*"))


def test_a_start_a_copy_and_another_key_take_it_back_first(ward: Settings) -> None:
    held = die(ward)
    change_key(ward.register, ward.home)
    assert newest(ward) == held
    assert not list(ward.register.parent.glob("*-journal"))
    held = grow(ward)
    assert die(ward) == held
    with closing(open_station(ward).register) as register:
        assert register.verify().intact
        copied = register.copy_to(register.path.parent, CLOCK.read().at)
    with closing(open_known(copied, ward.home)) as copy:
        assert copy.head().number > held
    assert grow(ward) > held


def test_nothing_is_left_beside_a_register_that_got_another_key(ward: Settings) -> None:
    before = {path.name for path in ward.register.parent.iterdir()}
    change_key(ward.register, ward.home, lambda _register, _key: None)
    assert {path.name for path in ward.register.parent.iterdir()} == before


def test_a_damaged_register_with_a_journal_and_two_keys_is_kept_as_it_was(ward: Settings) -> None:
    change_key(ward.register, ward.home)
    copy, held = copy_now(ward), newest(ward)
    grow(ward)
    die(ward)
    content = bytearray(ward.register.read_bytes())
    content[8192:12288] = b"x" * 4096
    ward.register.write_bytes(content)
    journal = ward.register.with_name(f"{ward.register.name}-journal").read_bytes()
    restored(ward, copy)
    assert newest(ward) == held + 1
    kept = {path.suffix: path.read_bytes() for path in ward.home.glob("*.damaged-*")}
    assert sorted(kept.values(), key=len) == sorted([journal, bytes(content)], key=len)


def test_a_sheet_that_was_tried_with_a_copy_costs_the_register_no_key(ward: Settings) -> None:
    copy = copy_now(ward)
    _, groups = groups_of(ward.register, ward.home)
    restore_key(copy, " ".join(groups), ward.home)
    held = die(ward)
    with closing(open_station(ward).register) as register:
        assert register.head().number > held


def test_a_register_that_was_moved_with_its_journal_needs_no_sheet(ward: Settings) -> None:
    held = die(ward)
    moved = ward.register.parent / "moved" / "other.register"
    moved.parent.mkdir()
    for suffix in ("", "-journal"):
        place = ward.register.with_name(f"{ward.register.name}{suffix}")
        shutil.move(place, moved.with_name(f"{moved.name}{suffix}"))
    with closing(open_known(moved, ward.home)) as register:
        assert register.verify().intact
        assert register.head().number == held
    assert [path.name for path in moved.parent.glob("*-journal")] == []


def test_neither_does_one_that_had_two_keys(ward: Settings) -> None:
    change_key(ward.register, ward.home)
    held = die(ward)
    moved = ward.register.with_name("other.register")
    for suffix in ("", "-journal"):
        place = ward.register.with_name(f"{ward.register.name}{suffix}")
        shutil.move(place, moved.with_name(f"{moved.name}{suffix}"))
    with closing(open_known(moved, ward.home)) as register:
        assert register.head().number == held
