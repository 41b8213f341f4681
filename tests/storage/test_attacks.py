"""Every way to change what is recorded: refused, or noticed."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.domain.record.register.seal import seal_columns
from il2nurse.domain.values.text import digest_of
from il2nurse.storage.files.heads import StationHeads
from il2nurse.storage.register import SqliteRegister, open_register
from il2nurse.storage.sqlite.connection import connect
from il2nurse.storage.sqlite.driver import Database
from il2nurse.storage.sqlite.guards import GUARDS
from il2nurse.storage.sqlite.pool import Pool, changing
from il2nurse.storage.sqlite.rows import COLUMNS, INSERT, SELECT
from il2nurse.workflow.register import NotSaved
from tests.storage.registers import add, draft

REFUSED_ON_OUR_CONNECTIONS = [
    "UPDATE entry SET person = 'p-9'",
    "DELETE FROM entry",
    "UPDATE regimen_text SET text = ''",
    "DELETE FROM pin",
    "DROP TABLE entry",
    "DROP TRIGGER entry_no_update",
    "DROP INDEX ix_entry_kind",
    "ALTER TABLE entry ADD COLUMN more TEXT",
    "CREATE TABLE more (a)",
    "CREATE TEMP TRIGGER sly AFTER INSERT ON entry BEGIN SELECT 1; END",
    "PRAGMA writable_schema = ON",
    "PRAGMA recursive_triggers = OFF",
    "ATTACH ':memory:' AS other",
]
REFUSED_BY_GUARDS = [
    "UPDATE entry SET person = 'p-9' WHERE number = 2",
    "DELETE FROM entry WHERE number = 3",
    "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE number = 2",
    "INSERT INTO entry SELECT * FROM entry WHERE number = 2 ON CONFLICT DO UPDATE SET part = 9",
    "UPDATE regimen_text SET text = 'other'",
    "DELETE FROM regimen_text",
    "INSERT OR REPLACE INTO regimen_text SELECT digest, 'x', 'x', 'x', '' FROM regimen_text",
]


@pytest.fixture
def path(stored: SqliteRegister) -> Path:
    """A register file with five entries and a text, closed."""
    add(stored, draft("dose/1"), draft("dose/1"), draft("chart/1"), draft("dose/2"))
    stored.keep_text(digest_of("text"), "aldesleukin", "1", "text")
    stored.close()
    return stored.path


@pytest.fixture
def attacker(path: Path) -> Iterator[Database]:
    """A connection that may do whatever SQLite may, with recursive triggers off."""
    with closing(connect(path, None)) as connection:
        connection.execute("PRAGMA recursive_triggers = OFF")
        yield connection


def drop_guards(attacker: Database) -> None:
    """Take all triggers away."""
    for name in GUARDS:
        attacker.execute(f"DROP TRIGGER {name}")


def put_guards_back(attacker: Database) -> None:
    """Leave no trace of having taken the triggers away."""
    for sql in GUARDS.values():
        attacker.execute(sql)


@pytest.mark.parametrize("sql", REFUSED_ON_OUR_CONNECTIONS)
def test_our_own_connections_may_not(path: Path, sql: str) -> None:
    pool = Pool(path, None)
    with pytest.raises(driver.Error, match="not authorized"), changing(pool) as database:
        database.execute(sql)
    pool.close()


@pytest.mark.parametrize("sql", REFUSED_BY_GUARDS)
def test_guards_refuse_a_foreign_program(path: Path, attacker: Database, sql: str) -> None:
    with pytest.raises(Exception, match=r"never|filled|follow|kept already"):
        attacker.execute(sql)
    assert open_register(path).verify().intact


@pytest.mark.parametrize(
    ("number", "seq", "stream"), [(7, 0, "x"), (6, 1, "x"), (6, 5, "dose/1"), (None, 0, "x")]
)
def test_guards_refuse_an_entry_that_does_not_follow(
    attacker: Database, number: int | None, seq: int, stream: str
) -> None:
    last = attacker.execute(f"{SELECT} WHERE number = 5").fetchone()
    row = (number, stream, seq, *last[3:12], "new", 0, "{}", last[16], "0" * 64)
    with pytest.raises(Exception, match="does not follow"):
        attacker.execute(INSERT, row)


def test_guards_refuse_another_previous_seal(attacker: Database) -> None:
    last = attacker.execute(f"{SELECT} WHERE number = 5").fetchone()
    row = (6, "x", 0, *last[3:12], "new", 0, "{}", "f" * 64, "0" * 64)
    with pytest.raises(Exception, match="does not follow"):
        attacker.execute(INSERT, row)


@pytest.mark.parametrize("name", GUARDS)
def test_a_register_without_one_guard_is_not_opened(
    path: Path, attacker: Database, name: str
) -> None:
    attacker.execute(f"DROP TRIGGER {name}")
    with pytest.raises(BrokenRegister, match=f"tampered with: the guard {name}"):
        open_register(path)


def test_a_guard_that_guards_nothing_is_noticed(path: Path, attacker: Database) -> None:
    attacker.execute("DROP TRIGGER entry_no_update")
    attacker.execute("CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT 1; END")
    with pytest.raises(BrokenRegister, match="entry_no_update"):
        open_register(path)


def test_a_strange_trigger_is_noticed(path: Path, attacker: Database) -> None:
    attacker.execute("CREATE TRIGGER sly AFTER INSERT ON entry BEGIN SELECT 1; END")
    with pytest.raises(BrokenRegister, match="sly"):
        open_register(path)


def test_an_open_register_notices_that_a_guard_went(path: Path, attacker: Database) -> None:
    register = open_register(path)
    attacker.execute("DROP TRIGGER entry_no_delete")
    assert register.verify().what == "the guard entry_no_delete against change is missing"
    register.close()


@pytest.mark.parametrize("column", COLUMNS[1:])
def test_a_change_in_any_column_is_noticed(path: Path, attacker: Database, column: str) -> None:
    drop_guards(attacker)
    other = 9 if column in ("seq", "part") else "other"
    attacker.execute(f"UPDATE entry SET {column} = ? WHERE number = 3", (other,))  # noqa: S608 - an attack is played
    put_guards_back(attacker)
    found = open_register(path).verify()
    assert (found.bad_number, found.head.number) == (3, 2)


def test_an_entry_taken_from_the_middle_is_noticed(path: Path, attacker: Database) -> None:
    drop_guards(attacker)
    attacker.execute("DELETE FROM entry WHERE number = 3")
    put_guards_back(attacker)
    found = open_register(path).verify()
    assert (found.bad_number, found.what) == (3, "is missing")


def test_a_forged_seal_breaks_the_next_entry(path: Path, attacker: Database) -> None:
    drop_guards(attacker)
    row = list(attacker.execute(f"{SELECT} WHERE number = 3").fetchone())
    row[COLUMNS.index("person")] = "p-9"
    attacker.execute(
        "UPDATE entry SET person = 'p-9', seal = ? WHERE number = 3", (seal_columns(row[:16]),)
    )
    put_guards_back(attacker)
    found = open_register(path).verify()
    assert (found.bad_number, found.what) == (4, "does not follow the entry before it")


def test_a_column_that_no_seal_covers_is_noticed(path: Path, attacker: Database) -> None:
    attacker.execute("ALTER TABLE entry ADD COLUMN dose TEXT")
    assert open_register(path).verify().what == "the column dose is covered by no seal"


def test_a_changed_regimen_text_is_noticed(path: Path, attacker: Database) -> None:
    drop_guards(attacker)
    attacker.execute("UPDATE regimen_text SET text = 'other'")
    put_guards_back(attacker)
    register = open_register(path)
    assert "text of regimen aldesleukin was changed" in (register.verify().what or "")
    with pytest.raises(BrokenRegister, match="changed after it was kept"):
        register.text(digest_of("text"))
    register.close()


def test_a_cut_tail_is_known_to_the_station(tmp_path: Path, path: Path, attacker: Database) -> None:
    heads = StationHeads(tmp_path / "station" / "heads.json")
    heads.remember("R-1", open_register(path).head())
    drop_guards(attacker)
    attacker.execute("DELETE FROM entry WHERE number > 3")
    put_guards_back(attacker)
    cut = open_register(path)
    assert cut.verify().intact
    assert "went backwards: this station saw entry 5 and the newest is now 3" in (
        heads.check(cut) or ""
    )


def test_an_older_file_put_back_is_known_to_the_station(tmp_path: Path, path: Path) -> None:
    old = shutil.copyfile(path, tmp_path / "old")
    heads = StationHeads(tmp_path / "heads.json")
    register = open_register(path)
    add(register)
    heads.remember("R-1", register.head())
    register.close()
    old.replace(path)
    assert "went backwards" in (heads.check(open_register(path)) or "")


def test_an_older_file_with_new_entries_is_known_to_the_station(tmp_path: Path, path: Path) -> None:
    old = shutil.copyfile(path, tmp_path / "old")
    heads = StationHeads(tmp_path / "heads.json")
    register = open_register(path)
    add(register)
    heads.remember("R-1", register.head())
    register.close()
    old.replace(path)
    other = open_register(path)
    add(other, draft("dose/7"), draft("dose/8"))
    assert "entry 6 is not the one that this station saw" in (heads.check(other) or "")


def test_a_file_exchanged_under_the_open_register_is_not_written_to(
    tmp_path: Path, path: Path
) -> None:
    old = shutil.copyfile(path, tmp_path / "old")
    register = open_register(path)
    old.replace(path)
    with pytest.raises(NotSaved, match="moved, replaced or deleted while it was open"):
        add(register)
    register.close()


def test_a_file_that_went_backwards_while_open_is_not_written_to(
    tmp_path: Path, path: Path
) -> None:
    old = shutil.copyfile(path, tmp_path / "old")
    register = open_register(path)
    add(register)
    shutil.copyfile(old, path)
    with pytest.raises(NotSaved, match="went backwards from entry 6 to entry 5"):
        add(register)
    found = register.verify()
    assert (found.bad_number, found.what) == (6, "is missing")
    register.close()


def test_an_open_register_emptied_of_all_entries_does_not_verify(
    path: Path, attacker: Database
) -> None:
    register = open_register(path)
    drop_guards(attacker)
    attacker.execute("DELETE FROM entry")
    put_guards_back(attacker)
    assert (register.verify().bad_number, register.verify().what) == (1, "is missing")
    register.close()


def test_the_guards_have_teeth(path: Path, attacker: Database) -> None:
    drop_guards(attacker)
    attacker.execute("UPDATE entry SET person = 'p-9' WHERE number = 2")
    assert attacker.execute("SELECT person FROM entry WHERE number = 2").fetchone() == ("p-9",)
