"""PINs and regimen texts are tied to their entries: what was changed past the program is named."""

import lzma
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from il2nurse.domain.record.register.entries import BrokenRegister, Kind
from il2nurse.domain.values.text import digest_of
from il2nurse.storage.contract.pins import KeptPin, seal_row
from il2nurse.storage.register import SqliteRegister, bring_up_to_date, open_register
from il2nurse.storage.sqlite.connection import connect
from il2nurse.storage.sqlite.driver import Database
from il2nurse.storage.sqlite.guards import GUARDS, SINCE_2, missing_guards
from il2nurse.storage.sqlite.side_rows import count_untied
from tests.cheap_pins import CHEAP
from tests.storage.registers import add, draft, set_pin

TEXT = "dose = 600_000\n"
OLD = Path(__file__).parents[1] / "old" / "every-kind.register.xz"


@pytest.fixture
def path(stored: SqliteRegister) -> Path:
    """A closed register with two people's PINs and one order by a kept text."""
    set_pin(stored, "p-1", "111111")
    set_pin(stored, "p-2", "222222")
    stored.keep_text(digest_of(TEXT), "aldesleukin", "1", TEXT)
    body = {"regimen": "aldesleukin", "regimen_digest": digest_of(TEXT)}
    add(stored, draft("course/1", kind=Kind.COURSE_ORDERED, body=body))
    stored.close()
    return stored.path


@pytest.fixture
def attacker(path: Path) -> Iterator[Database]:
    """A connection that may do whatever SQLite may."""
    with closing(connect(path, None)) as connection:
        yield connection


def unguarded(attacker: Database, *statements: tuple[str, tuple[str, ...]]) -> None:
    """Change rows with the guards taken away, and leave no trace of that."""
    for name in GUARDS:
        attacker.execute(f"DROP TRIGGER {name}")
    for sql, parameters in statements:
        attacker.execute(sql, parameters)
    for sql in GUARDS.values():
        attacker.execute(sql)


def forged_pin(attacker: Database, person: str) -> tuple[str, tuple[str, ...]]:
    """A PIN of the attacker's choice, with a row seal that fits it."""
    kept = KeptPin(person, CHEAP.hash(person, "000001"))
    sql = "INSERT OR REPLACE INTO pin (person, hash, seal) VALUES (?, ?, ?)"
    assert attacker.execute("SELECT count(*) FROM pin").fetchone() == (2,)
    return sql, (kept.person, kept.hash, kept.seal)


def refused(path: Path, what: str, ask: Callable[[SqliteRegister], object]) -> None:
    """The register names the row when it is verified, and when it is asked for it."""
    with closing(open_register(path, pins=CHEAP)) as register:
        assert register.verify().what == what
        with pytest.raises(BrokenRegister, match=what[4:]):
            ask(register)


def test_a_sound_register_verifies_and_knows_its_people(path: Path) -> None:
    with closing(open_register(path, pins=CHEAP)) as register:
        assert register.verify().intact
        assert register.check_pin("p-1", "111111")
        assert register.text(digest_of(TEXT)) == TEXT


def test_a_pin_whose_row_was_rewritten_whole_is_named(path: Path, attacker: Database) -> None:
    unguarded(attacker, forged_pin(attacker, "p-1"))
    refused(
        path,
        "the PIN of p-1 was changed past the program",
        lambda register: register.check_pin("p-1", "000001"),
    )


def test_an_older_pin_that_was_put_back_is_named(path: Path, attacker: Database) -> None:
    before = attacker.execute("SELECT hash, seal FROM pin WHERE person = 'p-1'").fetchone()
    with closing(open_register(path, pins=CHEAP)) as register:
        set_pin(register, "p-1", "333333")
    unguarded(attacker, ("UPDATE pin SET hash = ?, seal = ? WHERE person = 'p-1'", before))
    refused(
        path,
        "the PIN of p-1 was changed past the program",
        lambda register: register.check_pin("p-1", "111111"),
    )


def test_a_pin_that_was_deleted_is_named(path: Path, attacker: Database) -> None:
    unguarded(attacker, ("DELETE FROM pin WHERE person = 'p-2'", ()))
    refused(
        path,
        "the PIN of p-2 was deleted past the program",
        lambda register: register.check_pin("p-2", "222222"),
    )


def test_a_strangers_pin_is_named(path: Path, attacker: Database) -> None:
    unguarded(attacker, forged_pin(attacker, "p-9"))
    refused(
        path,
        "the PIN of p-9 was put in past the program",
        lambda register: register.check_pin("p-9", "000001"),
    )


def test_a_text_whose_row_was_rewritten_whole_is_named(path: Path, attacker: Database) -> None:
    row = (digest_of(TEXT), "aldesleukin", "1", TEXT.replace("600", "900"))
    sql = "UPDATE regimen_text SET text = ?, seal = ?"
    unguarded(attacker, (sql, (row[3], seal_row(*row))))
    refused(
        path,
        "the text of regimen aldesleukin was changed after it was kept",
        lambda register: register.text(digest_of(TEXT)),
    )


def test_a_text_that_was_deleted_is_named_by_its_order(path: Path, attacker: Database) -> None:
    unguarded(attacker, ("DELETE FROM regimen_text", ()))
    with closing(open_register(path)) as register:
        found = register.verify()
    assert found.what == "the text of regimen aldesleukin, which entry 4 names, is missing"


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM pin",
        "UPDATE pin SET hash = 'x', seal = 'y'",
        "UPDATE pin SET person = 'p-9' WHERE person = 'p-1'",
        "INSERT OR REPLACE INTO pin VALUES ('p-1', 'x', 'y')",
        "INSERT INTO pin VALUES ('p-9', 'x', 'y')",
    ],
)
def test_a_foreign_program_is_refused_by_the_guards(attacker: Database, sql: str) -> None:
    with pytest.raises(Exception, match=r"a PIN (is never|never)"):
        attacker.execute(sql)


def make_old(attacker: Database) -> None:
    """What a register of version 1 was: no guards on PINs, no entry that carries a seal."""
    names = ("entry_no_update", "entry_no_delete", *sorted(SINCE_2))
    for name in names:
        attacker.execute(f"DROP TRIGGER {name}")
    attacker.execute("DELETE FROM entry WHERE number > 1")
    attacker.execute("DELETE FROM pin")
    for name in names[:2]:
        attacker.execute(GUARDS[name])
    attacker.execute("PRAGMA user_version = 1")


def test_calling_itself_old_takes_no_guard_away(path: Path, attacker: Database) -> None:
    attacker.execute("DROP TRIGGER pin_no_delete")
    attacker.execute("PRAGMA user_version = 1")
    with pytest.raises(BrokenRegister, match="the guard pin_no_delete"):
        open_register(path)


def test_a_register_of_version_1_opens_as_it_is(path: Path, attacker: Database) -> None:
    make_old(attacker)
    with closing(open_register(path)) as register:
        assert register.verify().intact
        add(register)
    assert missing_guards(attacker) == []


@pytest.fixture(params=["charted-day", "every-kind"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A register that an earlier program really wrote."""
    packed = OLD.with_name(f"{request.param}.register.xz")
    path = tmp_path / "old.register"
    path.write_bytes(lzma.decompress(packed.read_bytes()))
    return path


def test_an_old_register_is_brought_up_to_date_and_loses_nothing(old: Path) -> None:
    with closing(open_register(old)) as register:
        before = register.since(0, 10_000)
    assert bring_up_to_date(old)
    assert not bring_up_to_date(old)
    with closing(open_register(old)) as register:
        assert register.verify().intact
        assert register.since(0, 10_000) == before
    with closing(connect(old, None)) as database:
        assert missing_guards(database) == []
        assert database.execute("PRAGMA user_version").fetchone() == (3,)
    assert [each.name for each in old.parent.iterdir() if "making" in each.name] == []


def test_the_next_change_ties_a_pin_that_an_older_program_kept(old: Path) -> None:
    bring_up_to_date(old)
    with closing(connect(old, None)) as database:
        person, untied = database.execute("SELECT min(person), count(*) FROM pin").fetchone()
        assert count_untied(database) == untied > 0
        with closing(open_register(old, pins=CHEAP)) as register:
            set_pin(register, person, "482913")
            assert register.check_pin(person, "482913")
        assert count_untied(database) == untied - 1


def test_a_broken_old_register_is_not_brought_up_to_date(old: Path) -> None:
    with closing(connect(old, None)) as attacker:
        attacker.execute("DROP TRIGGER entry_no_update")
        attacker.execute("UPDATE entry SET person = 'p-9' WHERE number = 2")
        attacker.execute(GUARDS["entry_no_update"])
    before = shutil.copyfile(old, old.with_name("before")).read_bytes()
    with pytest.raises(BrokenRegister, match="entry 2 was changed after it was written"):
        bring_up_to_date(old)
    assert old.read_bytes() == before
