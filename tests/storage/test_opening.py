"""Files that must not be used: each is refused in a sentence, and none is changed."""

import os
import re
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from il2nurse import storage
from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.domain.record.register.register_facts import RegisterCreatedFact
from il2nurse.storage.register import SqliteRegister, create_register, open_register
from il2nurse.storage.sqlite.connection import CHECKLIST, connect
from il2nurse.storage.sqlite.opening import pragma
from il2nurse.storage.sqlite.pool import Pool
from il2nurse.workflow.register import NotSaved
from tests.storage.registers import KEY, NOW, NURSE, ZONE, add, make_file

Spoil = Callable[[Path], object]


def overwrite(text: bytes) -> Spoil:
    """Put other bytes in the file's place."""
    return lambda path: path.write_bytes(text)


def cut(length: int) -> Spoil:
    """Keep only the first bytes."""
    return lambda path: os.truncate(path, length)


def run(sql: str) -> Spoil:
    """Change the file with SQL."""

    def change(path: Path) -> None:
        with closing(driver.connect(str(path), isolation_level=None)) as connection:
            connection.execute(sql)

    return change


def make_foreign(path: Path) -> None:
    """Put another program's database in the file's place."""
    path.unlink()
    run("CREATE TABLE song (title TEXT)")(path)


SPOILT = [
    (overwrite(b""), "is empty"),
    (overwrite(b"PDF-1.7 not a register " * 400), "encrypted and no key was given"),
    (make_foreign, "database of another program"),
    (run("PRAGMA user_version = 99"), "newer version of this program wrote"),
    (run("PRAGMA user_version = 0"), "of an older version"),
    (cut(8192), "damaged"),
    (cut(5000), "damaged|cannot be opened"),
    (cut(50), "encrypted and no key was given|damaged"),
    (Path.unlink, "There is no register file"),
]


@pytest.fixture
def path(stored: SqliteRegister) -> Path:
    """A closed register file with a few entries."""
    for _ in range(20):
        add(stored)
    stored.close()
    return stored.path


@pytest.mark.parametrize(("spoil", "said"), SPOILT)
def test_a_spoilt_file_is_refused_and_left_as_it_is(path: Path, spoil: Spoil, said: str) -> None:
    spoil(path)
    before = path.read_bytes() if path.exists() else b""
    with pytest.raises(BrokenRegister, match=said) as refusal:
        open_register(path)
    assert "Nothing was overwritten. No copy of it lies beside it." in str(refusal.value)
    assert str(path) in str(refusal.value)
    assert (path.read_bytes() if path.exists() else b"") == before


def test_the_last_good_copy_is_named(path: Path) -> None:
    register = open_register(path)
    register.copy_to(path.parent, NOW)
    register.close()
    path.write_bytes(b"")
    with pytest.raises(BrokenRegister, match=r"last good copy is .*\.backup-20261120T100000Z\.$"):
        open_register(path)


def test_a_keyed_register_needs_its_key(tmp_path: Path) -> None:
    path = tmp_path / "ward.register"
    make_file(path, KEY).close()
    with pytest.raises(BrokenRegister, match="no key was given"):
        open_register(path)
    with pytest.raises(BrokenRegister, match="key does not fit"):
        open_register(path, bytes(32))
    register = open_register(path, KEY)
    assert register.identity().encrypted
    register.close()


def test_a_plain_register_is_not_taken_for_a_keyed_one(path: Path) -> None:
    with pytest.raises(BrokenRegister, match="A key was given, but the file is not encrypted"):
        open_register(path, KEY)


def test_a_key_of_another_length_is_refused(path: Path) -> None:
    with pytest.raises(BrokenRegister, match="has 32 bytes, and this one has 5"):
        open_register(path, b"short")


def test_nothing_of_a_keyed_register_can_be_read_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "ward.register"
    make_file(path, KEY).close()
    text = path.read_bytes()
    assert b"SQLite" not in text
    assert b"Ward 5" not in text


def test_a_register_is_never_made_over_a_file(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(BrokenRegister, match="a file of this name is already"):
        make_file(path)
    assert path.read_bytes() == before


def test_a_register_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(BrokenRegister, match="No register was made"):
        make_file(tmp_path / "nowhere" / "ward.register")
    assert list(tmp_path.iterdir()) == []


def test_making_leaves_the_register_and_its_ballast_only(path: Path) -> None:
    names = sorted(file.name for file in path.parent.iterdir())
    assert names == ["ward.register", "ward.register.ballast"]


@pytest.mark.parametrize(
    "name", ["ward #1 50%.register", "Größe?x=1.register", "a&mode=ro.register"]
)
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    register = make_file(tmp_path / name)
    add(register)
    assert (tmp_path / name).exists()
    assert register.head().number == 2
    register.close()


def test_a_register_id_that_could_not_be_sealed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ward.register"
    with pytest.raises(NotSaved, match="control character"):
        create_register(
            path,
            RegisterCreatedFact("R\n1", practice=True, name="Ward"),
            NURSE,
            NOW,
            ZONE,
        )
    assert not path.exists()


def test_every_connection_has_the_whole_checklist(path: Path) -> None:
    pool = Pool(path, None)
    with pool.lend() as first, pool.lend() as second:
        for database in (first, second):
            found = {name: database.execute(f"PRAGMA {name}").fetchone()[0] for name in CHECKLIST}
            assert found == CHECKLIST
    pool.close()


def test_a_file_turned_to_another_journal_is_turned_back(path: Path) -> None:
    run("PRAGMA journal_mode = WAL")(path)
    register = open_register(path)
    add(register)
    register.close()
    with closing(connect(path, None)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_the_application_is_written_in_the_file(path: Path) -> None:
    with closing(connect(path, None)) as connection:
        assert pragma(connection, "application_id").to_bytes(4, "big") == b"IL2N"


def test_no_module_opens_the_live_file_past_sqlite() -> None:
    # Closing any other descriptor of the file would drop SQLite's locks on it.
    folder = Path(storage.__file__).parent
    opened = {
        path.name
        for path in folder.rglob("*.py")
        if re.search(
            r"\bopen\(|open_private\(|copyfile|\.read_bytes|\.read_text|\.write_", path.read_text()
        )
    }
    assert opened == {"ballast.py", "places.py"}


def test_a_copied_file_opens_as_the_same_register(path: Path) -> None:
    other = shutil.copyfile(path, path.with_name("other"))
    register = open_register(other)
    assert register.verify().count == 21
    register.close()
