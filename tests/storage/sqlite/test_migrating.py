"""Migrations: the tables they make, and the proof that guards and chain stand afterwards."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.storage.register import SqliteRegister, open_register
from il2nurse.storage.sqlite.connection import connect
from il2nurse.storage.sqlite.guards import GUARDS, missing_guards
from il2nurse.storage.sqlite.migrating import SCRIPTS, engine_for, migrate
from il2nurse.storage.sqlite.tables import metadata
from tests.storage.registers import KEY, add, draft, make_file

# A change here needs a migration beside it.
TABLES = """
CREATE TABLE entry ( number INTEGER NOT NULL, stream TEXT NOT NULL, seq INTEGER NOT NULL,
kind TEXT NOT NULL, subject TEXT NOT NULL, occurred_at TEXT NOT NULL, recorded_at TEXT NOT NULL,
zone TEXT NOT NULL, person TEXT NOT NULL, role TEXT NOT NULL, station TEXT NOT NULL,
program TEXT NOT NULL, request TEXT NOT NULL, part INTEGER NOT NULL, body TEXT NOT NULL,
previous_seal TEXT NOT NULL, seal TEXT NOT NULL, CONSTRAINT pk_entry PRIMARY KEY (number),
CONSTRAINT uq_entry_stream_seq UNIQUE (stream, seq),
CONSTRAINT uq_entry_request_part UNIQUE (request, part) ) STRICT
CREATE INDEX ix_entry_kind ON entry (kind)
CREATE INDEX ix_entry_subject ON entry (subject)
CREATE TABLE pin ( person TEXT NOT NULL, hash TEXT NOT NULL, seal TEXT NOT NULL,
CONSTRAINT pk_pin PRIMARY KEY (person) ) STRICT
CREATE TABLE report ( digest TEXT NOT NULL, content BLOB NOT NULL,
CONSTRAINT pk_report PRIMARY KEY (digest) ) STRICT
CREATE TABLE regimen_text ( digest TEXT NOT NULL, regimen TEXT NOT NULL, version TEXT NOT NULL,
text TEXT NOT NULL, seal TEXT NOT NULL, CONSTRAINT pk_regimen_text PRIMARY KEY (digest) ) STRICT
"""
REBUILD = """
with op.batch_alter_table("entry", recreate="always") as batch:
    batch.alter_column("zone", existing_type=sa.Text, nullable=True)
"""
TOUCH = """
op.execute("UPDATE entry SET person = 'p-9' WHERE number = 2")
"""
CUT = """
op.execute("DELETE FROM entry WHERE number > 2")
"""
FAIL_HALFWAY = """
op.execute("DROP TRIGGER entry_no_update")
op.execute("DROP TABLE nowhere")
"""


def write_scripts(folder: Path, change: str) -> Path:
    """The program's migrations and one more that makes this change."""
    shutil.copytree(SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    body = change.strip().replace("\n", "\n    ")
    (folder / "versions" / "more.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        f"revision = '9999'\ndown_revision = '0002'\n\n\ndef upgrade():\n    {body}\n"
    )
    return folder


@pytest.fixture
def path(stored: SqliteRegister) -> Path:
    """A closed register with three entries."""
    add(stored, draft(), draft("chart/1"))
    stored.close()
    return stored.path


def schema(path: Path) -> str:
    """The statements that made the tables and indexes of a file, on one line."""
    sql = (
        "SELECT sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL "
        "AND name != 'alembic_version' ORDER BY name LIKE 'ix%' DESC, name"
    )
    with closing(connect(path, None)) as connection:
        return " ".join(" ".join(row[0] for row in connection.execute(sql)).split())


def test_the_tables_are_these(path: Path) -> None:
    statements = sorted(part.strip() for part in schema(path).split("CREATE") if part.strip())
    pinned = sorted(p.strip() for p in " ".join(TABLES.split()).split("CREATE") if p.strip())
    assert statements == pinned


def test_the_migrations_make_what_the_program_knows(path: Path) -> None:
    with engine_for(path, None).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_register_that_is_up_to_date_stays_as_it_is(path: Path) -> None:
    before = schema(path)
    assert migrate(path) == []
    assert schema(path) == before


def test_a_rebuild_really_drops_the_guards_and_they_are_put_up_again(
    tmp_path: Path, path: Path
) -> None:
    again = migrate(path, scripts=write_scripts(tmp_path / "scripts", REBUILD))
    assert again == sorted(name for name in GUARDS if name.startswith("entry"))
    with closing(connect(path, None)) as connection:
        assert missing_guards(connection) == []
    register = open_register(path)
    assert register.verify().intact
    add(register)
    register.close()


@pytest.mark.parametrize("change", [TOUCH, CUT])
def test_a_migration_that_touches_entries_is_taken_back(
    tmp_path: Path, path: Path, change: str
) -> None:
    before = path.read_bytes()
    with pytest.raises(BrokenRegister, match="touched what is recorded"):
        migrate(path, scripts=write_scripts(tmp_path / "scripts", REBUILD + change))
    assert path.read_bytes() == before


def test_a_migration_that_fails_halfway_is_taken_back_whole(tmp_path: Path, path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(Exception, match="no such table: nowhere"):
        migrate(path, scripts=write_scripts(tmp_path / "scripts", FAIL_HALFWAY))
    assert path.read_bytes() == before


def test_a_broken_register_is_not_brought_up_to_date(path: Path) -> None:
    with closing(connect(path, None)) as attacker:
        attacker.execute("DROP TRIGGER entry_no_update")
        attacker.execute("UPDATE entry SET person = 'p-9' WHERE number = 2")
    with pytest.raises(BrokenRegister, match="entry 2 was changed after it was written"):
        migrate(path)


def test_lost_guards_are_put_up_again_and_named(path: Path) -> None:
    with closing(connect(path, None)) as attacker:
        attacker.execute("DROP TRIGGER entry_no_update")
    assert migrate(path) == ["entry_no_update"]
    assert open_register(path).verify().intact


def test_a_keyed_register_is_migrated_with_its_key(tmp_path: Path) -> None:
    path = tmp_path / "ward.register"
    make_file(path, KEY).close()
    assert len(migrate(path, KEY, write_scripts(tmp_path / "scripts", REBUILD))) == 4
    register = open_register(path, KEY)
    assert register.verify().intact
    register.close()
