"""Where keys are kept, and which of them opens a file."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import keyring
import pytest

from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.storage.keys.finding import find_key, find_known, fits
from il2nurse.storage.keys.known import Kept, StationKeys
from il2nurse.storage.register import open_register
from il2nurse.storage.sqlite.connection import connect
from tests.storage.keys.memory_store import MemoryStore
from tests.storage.registers import NOW, make_file


@pytest.fixture
def store() -> Iterator[MemoryStore]:
    """A key store, for as long as the test runs."""
    before, store = keyring.get_keyring(), MemoryStore()
    keyring.set_keyring(store)
    yield store
    keyring.set_keyring(before)


@pytest.fixture
def keys(tmp_path: Path) -> StationKeys:
    """The keys of a station's folder."""
    return StationKeys(tmp_path / "home")


def test_without_a_key_store_the_key_lies_in_a_private_file(
    tmp_path: Path, keys: StationKeys
) -> None:
    before = os.umask(0)
    try:
        known, key = keys.make("R-1", tmp_path / "w.register")
    finally:
        os.umask(before)
    assert known.kept is Kept.FILE
    assert len(key) == 32
    (file,) = keys.folder.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert keys.folder.stat().st_mode & 0o777 == 0o700
    assert str(file) in keys.where(known)
    assert StationKeys(tmp_path / "home").read(known) == key


def test_a_key_store_keeps_the_key_and_the_folder_does_not(
    tmp_path: Path, keys: StationKeys, store: MemoryStore
) -> None:
    known, key = keys.make("R-1", tmp_path / "w.register")
    assert known.kept is Kept.STORE
    assert list(store.kept.values()) == [key.hex()]
    assert key.hex() not in "".join(file.read_text() for file in keys.folder.iterdir())
    assert keys.where(known) == "the system's key store"
    assert keys.read(known) == key
    keys.forget(known)
    assert store.kept == {}
    assert keys.all() == ()


def test_a_store_that_is_locked_or_lost_its_key_is_told_and_nothing_is_opened(
    tmp_path: Path, keys: StationKeys, store: MemoryStore
) -> None:
    path = tmp_path / "w.register"
    known, key = keys.make("R-1", path)
    make_file(path, key).close()
    store.locked = True
    with pytest.raises(BrokenRegister, match=r"key \w{5} is not in the system's key store, or"):
        find_key(path, keys)
    store.locked = False
    assert find_key(path, keys) == key
    store.kept.clear()
    with pytest.raises(BrokenRegister, match="put the key back from the recovery sheet"):
        find_key(path, keys)
    keys.keep("R-1", path, key)
    assert find_known(path, keys) == known
    assert store.kept


def test_a_locked_store_at_the_founding_leaves_the_key_in_a_file(
    tmp_path: Path, keys: StationKeys, store: MemoryStore
) -> None:
    store.locked = True
    known, _ = keys.make("R-1", tmp_path / "w.register")
    assert known.kept is Kept.FILE


def test_each_file_opens_by_its_own_key_wherever_it_lies(tmp_path: Path, keys: StationKeys) -> None:
    first, second = tmp_path / "1.register", tmp_path / "2.register"
    made = {path: keys.make(f"R-{path.stem}", path)[1] for path in (first, second)}
    for path, key in made.items():
        make_file(path, key).close()
        assert find_key(path, keys) == key
    moved = tmp_path / "elsewhere" / "2.register"
    moved.parent.mkdir()
    second.rename(moved)
    assert find_key(moved, keys) == made[second]
    register = open_register(moved, made[second])
    copy = register.copy_to(tmp_path, NOW)
    register.close()
    assert find_key(copy, keys) == made[second]


def test_a_plain_file_needs_no_key_and_a_strange_one_has_none(
    tmp_path: Path, keys: StationKeys
) -> None:
    keys.make("R-1", tmp_path / "w.register")
    plain, strange = tmp_path / "p.register", tmp_path / "s.register"
    make_file(plain).close()
    assert find_key(plain, keys) is None
    assert find_key(tmp_path / "none.register", keys) is None
    make_file(strange, bytes(32)).close()
    assert find_key(strange, keys) is None
    with pytest.raises(BrokenRegister, match="no key was given that opens it"):
        open_register(strange, None)


def test_a_damaged_key_file_costs_that_key_alone(tmp_path: Path, keys: StationKeys) -> None:
    known, key = keys.make("R-1", tmp_path / "w.register")
    (keys.folder / "R-2-1.json").write_text("{", encoding="utf-8")
    (keys.folder / "R-3-1.json").write_text('{"kept": "nowhere"}', encoding="utf-8")
    shutil.copyfile(keys.folder / f"R-1-{known.name}.json", keys.folder / "R-4-1.json")
    assert {each.register for each in keys.all()} == {"R-1"}
    assert keys.read(known) == key


def test_that_somebody_holds_the_sheet_is_remembered(tmp_path: Path, keys: StationKeys) -> None:
    known, key = keys.make("R-1", tmp_path / "w.register")
    assert not known.confirmed
    keys.confirm(known)
    (found,) = keys.of_register("R-1")
    assert found.confirmed
    assert keys.read(found) == key


def test_a_register_whose_writer_died_opens_by_its_place(tmp_path: Path, keys: StationKeys) -> None:
    path, elsewhere = tmp_path / "w.register", tmp_path / "x.register"
    keys.make("R-0", elsewhere)
    _, key = keys.make("R-1", path)
    make_file(path, key).close()
    with closing(connect(path, key)) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("PRAGMA cache_spill = 1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("CREATE TABLE more (text TEXT)")
        for _ in range(200):
            writer.execute("INSERT INTO more VALUES (hex(randomblob(2000)))")
        for suffix in ("", "-journal"):
            shutil.copyfile(f"{path}{suffix}", f"{tmp_path / 'dead.register'}{suffix}")
        writer.execute("ROLLBACK")
    path.unlink()
    for suffix in ("", "-journal"):
        (tmp_path / f"dead.register{suffix}").rename(f"{path}{suffix}")
    assert fits(path, key) is None
    assert find_key(path, keys) == key
    register = open_register(path, key)
    assert register.verify().intact
    register.close()
