"""Copies of the ward's register: at a start, hourly, in two places, thinned out and told of."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.app.copies.beside import copies_beside, thin_copies
from il2nurse.app.copies.hourly import EVERY, Copies, copy_register, repeat
from il2nurse.app.copies.second_place import NO_SECOND_PLACE, copy_to_second, second_folder
from il2nurse.app.joining import open_station
from il2nurse.app.keys import open_known
from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.files.making import clear_making, machine, making_beside
from il2nurse.settings import load_settings
from il2nurse.storage.files.keeping import to_keep
from il2nurse.storage.files.kept_copies import find_copies, manifest_of
from il2nurse.storage.register import SqliteRegister, open_register
from il2nurse.workflow.clocks import SimulatedClock
from tests.cli.command_line import CommandLine
from tests.storage.registers import NOW, add, make_file

TOO_OLD = timedelta(hours=2)
INSTANTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the strategy adds the zone
TIMES = st.sets(INSTANTS, max_size=80)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[SqliteRegister]:
    """A ward's register with one entry."""
    made = make_file(tmp_path / "ward.register")
    yield made
    made.close()


def test_a_start_leaves_a_copy_and_a_damaged_register_names_it(tmp_path: Path) -> None:
    settings = load_settings({"IL2NURSE_HOME": str(tmp_path)})
    opened = open_station(settings)
    (copy,) = copies_beside(opened.register)
    opened.register.close()
    assert open_known(copy.path, settings.home).verify().intact
    settings.register.write_bytes(settings.register.read_bytes()[:5000])
    with pytest.raises(BrokenRegister, match=copy.path.name):
        open_station(settings)
    assert len(settings.register.read_bytes()) == 5000


@given(TIMES)
def test_what_is_kept_is_the_newest_and_little_and_stays_kept(times: set[datetime]) -> None:
    kept = to_keep(times)
    assert kept <= times
    assert not times or max(times) in kept
    assert len(kept) <= 24 + 30 + 12
    assert to_keep(kept) == kept


@given(TIMES, INSTANTS)
def test_no_hour_day_or_month_of_those_kept_loses_its_last(
    times: set[datetime], newer: datetime
) -> None:
    kept = to_keep(times)
    for count, length in ((24, 13), (30, 10), (12, 7)):
        units = sorted({at.isoformat()[:length] for at in times})[-count:]
        for unit in units:
            assert max(at for at in times if at.isoformat()[:length] == unit) in kept
    later = to_keep({*kept, max({newer, *times})})
    assert later == to_keep({*times, max({newer, *times})})


def test_a_year_of_hours_leaves_a_day_a_month_and_a_year() -> None:
    kept: frozenset[datetime] = frozenset()
    for hour in range(366 * 24):
        kept = to_keep({*kept, NOW + hour * EVERY})
    last = max(kept)
    assert {last - hour * EVERY for hour in range(24)} <= kept
    assert len({at.date() for at in kept if last - at < timedelta(days=30)}) == 30
    assert len({(at.year, at.month) for at in kept}) == 12


def test_copies_are_made_hourly_at_most(register: SqliteRegister) -> None:
    for hour in range(3):
        assert copy_register(register, NOW + hour * EVERY) is None
        assert copy_register(register, NOW + hour * EVERY + timedelta(minutes=5)) is None
    assert [copy.at for copy in copies_beside(register)] == [NOW + h * EVERY for h in range(3)]


def test_a_copy_of_a_wrong_clocks_future_stops_no_copies(register: SqliteRegister) -> None:
    register.copy_to(register.path.parent, NOW + timedelta(days=3000))
    assert copy_register(register, NOW) is None
    assert NOW in [copy.at for copy in copies_beside(register)]


def test_in_a_week_no_copy_is_older_than_an_hour_and_both_places_are_thinned(
    register: SqliteRegister, tmp_path: Path
) -> None:
    clock, second = SimulatedClock(NOW), tmp_path / "share"
    second.mkdir()
    copies = Copies(register, clock, second, TOO_OLD)
    for _ in range(7 * 24):
        copies.look()
        assert copies.newest
        assert clock.read().at - copies.newest < EVERY
        add(register)
        clock.move(timedelta(minutes=59, seconds=59))
    for folder in (register.path.parent, second_folder(second, register)):
        kept = find_copies(folder, register.path.name)
        assert 24 <= len(kept) <= 24 + 8
        assert open_register(kept[-1].path).verify().intact
        assert len(list(folder.glob("*.head.json"))) == len(kept)


def test_the_second_place_is_nagged_about_until_it_is_there(
    register: SqliteRegister, tmp_path: Path
) -> None:
    clock, second = SimulatedClock(NOW), tmp_path / "share"
    unset = Copies(register, clock, None, TOO_OLD)
    unset.look()
    assert unset.notices() == (NO_SECOND_PLACE,)
    copies = Copies(register, clock, second, TOO_OLD)
    copies.look()
    assert "cannot be reached" in copies.notices()[0]
    assert not second.exists()
    second.mkdir()
    copies.look()
    (placed,) = find_copies(second_folder(second, register), register.path.name)
    (beside,) = copies_beside(register)
    assert placed.head == beside.head == register.head()
    assert placed.path.read_bytes() == beside.path.read_bytes()
    assert "lies on the register's own disk" in copies.notices()[0]


def test_another_wards_copies_in_the_second_place_stay(tmp_path: Path) -> None:
    second = tmp_path / "share"
    settings = [load_settings({"IL2NURSE_HOME": str(tmp_path / ward)}) for ward in ("east", "west")]
    second.mkdir()
    for station in settings:
        opened = open_station(station)
        copy_to_second(opened.register, second)
        opened.register.close()
    assert len(list(second.glob("*/*.head.json"))) == 2


def test_an_old_copy_is_told_with_its_age(register: SqliteRegister) -> None:
    clock = SimulatedClock(NOW)
    copies = Copies(register, clock, None, TOO_OLD)
    assert copies.notices()[0].startswith("There is no copy of the register yet.")
    copies.look()
    clock.move(timedelta(hours=3, minutes=5))
    assert copies.notices()[0].startswith("The newest good copy of the register is 3 h old.")


def test_the_thread_looks_again_and_again_and_ends(register: SqliteRegister) -> None:
    copies = Copies(register, SimulatedClock(NOW), None, TOO_OLD)
    copies.start(wait_s=0.01)
    copies.stop()
    assert len(copies_beside(register)) == 1
    looked: list[int] = []
    ended = threading.Event()

    def look() -> None:
        looked.append(len(looked))
        if len(looked) == 3:
            ended.set()

    repeat(look, ended, 0.001)
    assert looked == [0, 1, 2]


def test_half_made_files_of_the_dead_go_and_those_of_the_living_stay(tmp_path: Path) -> None:
    register = tmp_path / "ward.register"
    child = [sys.executable, "-c", "import os; print(os.getpid())"]
    dead = int(subprocess.run(child, capture_output=True, text=True, check=True).stdout)
    mine = making_beside(register)
    theirs = mine.with_name(mine.name.replace(f"-{os.getpid()}-", f"-{dead}-"))
    foreign = mine.with_name(mine.name.replace(machine(), "0" * 8))
    old = tmp_path / f".ward.register.{'a' * 32}.making"
    journal = theirs.with_name(f"{theirs.name}-journal")
    other = tmp_path / ".notes.making"
    for path in (mine, theirs, journal, foreign, old, other, register):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    assert set(clear_making(tmp_path)) == {theirs, journal, old}
    assert {path.name for path in tmp_path.iterdir()} == {
        path.name for path in (mine, foreign, other, register)
    }


def test_a_start_clears_what_was_left_half_made(tmp_path: Path) -> None:
    settings = load_settings({"IL2NURSE_HOME": str(tmp_path)})
    left = [settings.home, settings.heads.parent, settings.papers, settings.home / "keys"]
    files = [folder / f".ward.register.{'b' * 32}.making" for folder in left]
    for file in files:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"half")
        os.utime(file, (0, 0))
    scratch = tmp_path / f".ward.register.{'c' * 32}.making"
    (scratch / "copy").mkdir(parents=True)
    (scratch / "copy" / "ward.register").write_bytes(b"half")
    os.utime(scratch, (0, 0))
    open_station(settings).register.close()
    assert not [each for each in (*files, scratch) if each.exists()]


def test_a_copy_is_made_on_demand(
    cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IL2NURSE_HOME", str(tmp_path))
    open_station(load_settings()).register.close()
    register = tmp_path / "ward.register"
    answered = cli("copy", "--json", "--register", register)
    assert answered.code == 0
    assert answered.err.strip() == NO_SECOND_PLACE
    copy = Path(str(answered.json()["copy"]))
    assert manifest_of(copy).exists()
    assert copy.stat().st_mode & 0o077 == 0
    (tmp_path / "station.toml").write_text('second_place = "away"\n')
    missing = cli("copy", "--register", register)
    assert missing.code == 1
    assert "cannot be reached" in missing.err
    assert cli("copy", "--register", copy, "--into", tmp_path / "nowhere").code == 1


def test_a_copy_of_a_wrong_clocks_future_keeps_no_newer_one_from_the_second_place(
    register: SqliteRegister, tmp_path: Path
) -> None:
    place = tmp_path / "share"
    place.mkdir()
    register.copy_to(register.path.parent, NOW + timedelta(days=30))
    copy_to_second(register, place)
    add(register)
    register.copy_to(register.path.parent, NOW)
    copy_to_second(register, place)
    there = find_copies(second_folder(place, register), register.path.name)
    assert register.head() in [copy.head for copy in there]


def test_a_copy_that_holds_what_the_register_lacks_is_not_thinned_out(
    register: SqliteRegister,
) -> None:
    folder = register.path.parent
    old = register.copy_to(folder, NOW)
    add(register)
    more = register.copy_to(folder, NOW + timedelta(minutes=5))
    register.close()
    register.path.write_bytes(old.read_bytes())
    set_back = open_register(register.path)
    thin_copies(set_back, set_back.copy_to(folder, NOW + timedelta(minutes=10)))
    set_back.close()
    assert not old.exists()
    assert more.exists()
