"""What nobody wrote since the last look is not looked for again; what anybody wrote is seen."""

import threading
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from il2nurse.domain.record.register.entries import BrokenRegister, Entry
from il2nurse.storage.register import SqliteRegister, open_register
from tests.cheap_pins import CHEAP
from tests.storage.registers import KEY, SECOND, add, draft, make_file


@pytest.fixture(params=[None, KEY], ids=["plain", "keyed"])
def two(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[tuple[SqliteRegister, SqliteRegister]]:
    """One file, opened at two stations."""
    here = make_file(tmp_path / "ward.register", request.param)
    there = open_register(here.path, request.param, CHEAP)
    yield here, there
    there.close()
    here.close()


def test_each_look_sees_what_another_station_wrote_since(
    two: tuple[SqliteRegister, SqliteRegister],
) -> None:
    here, there = two
    seen = here.head().number
    for _ in range(3):
        assert here.since(seen) == here.since(seen) == ()
        added = add(there, draft(), draft(), author=SECOND)
        assert here.since(seen) == added
        assert here.since(seen) == added
        seen = added[-1].number


def test_each_look_sees_what_this_station_wrote_since(
    two: tuple[SqliteRegister, SqliteRegister],
) -> None:
    here, _ = two
    seen = here.head().number
    assert here.since(seen) == ()
    assert here.since(seen) == () != add(here)
    assert len(here.since(seen)) == 1


def test_nothing_after_one_entry_says_nothing_of_those_before(
    two: tuple[SqliteRegister, SqliteRegister],
) -> None:
    here, there = two
    added = add(there, draft(), draft(), author=SECOND)
    newest = added[-1].number
    assert here.since(newest) == ()
    assert here.since(newest - 1) == added[-1:]
    assert here.since(newest - 2, limit=1) == added[:1]
    assert here.since(newest - 2, limit=0) == ()
    assert here.since(newest - 2) == added


def test_a_look_keeps_nobody_from_writing(two: tuple[SqliteRegister, SqliteRegister]) -> None:
    here, there = two
    assert here.since(1) == here.since(1) == ()
    assert add(there, author=SECOND)
    assert add(here)


def test_what_is_written_while_others_look_is_missed_by_no_look(
    two: tuple[SqliteRegister, SqliteRegister],
) -> None:
    here, there = two
    seen, found, many = here.head().number, list[Entry](), 40
    writer = threading.Thread(target=lambda: [add(there, author=SECOND) for _ in range(many)])
    writer.start()
    while writer.is_alive():
        found += here.since(found[-1].number if found else seen)
    writer.join()
    found += here.since(found[-1].number if found else seen)
    assert tuple(found) == there.since(seen)
    assert len(found) == many


def test_a_file_that_was_copied_over_is_looked_at_anew(tmp_path: Path) -> None:
    here = make_file(tmp_path / "ward.register")
    added = add(here)
    copyfile(here.path, tmp_path / "longer")
    seen = added[-1].number
    other = open_register(tmp_path / "longer", None, CHEAP)
    more = add(other, draft(), draft(), author=SECOND)
    other.close()
    assert here.since(seen) == ()
    copyfile(tmp_path / "longer", here.path)
    assert here.since(seen) == more
    here.close()


def test_a_register_that_was_closed_says_so_and_not_that_nothing_is_new(tmp_path: Path) -> None:
    here = make_file(tmp_path / "ward.register")
    seen = here.head().number
    assert here.since(seen) == ()
    here.close()
    here.path.unlink()
    with pytest.raises(BrokenRegister):
        here.since(seen)
