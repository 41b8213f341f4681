"""Bringing a register file up to date, and proving that guards and chain stand afterwards."""

from pathlib import Path
from typing import Final, cast

import sqlcipher3.dbapi2 as driver
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.domain.record.register.seal import FIRST, Head, Verification
from il2nurse.storage.sqlite.checking import verify_database
from il2nurse.storage.sqlite.connection import connect
from il2nurse.storage.sqlite.driver import Database
from il2nurse.storage.sqlite.guards import stand_guards
from il2nurse.storage.sqlite.versions import APPLICATION, VERSION

SCRIPTS: Final = Path(__file__).with_name("migrations")
HAS_ENTRIES: Final = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'entry'"


def migrate(path: Path, key: bytes | None = None, scripts: Path = SCRIPTS) -> list[str]:
    """Run all missing revisions in one transaction; return the guards that had to be put up again.

    Before the transaction ends, every guard stands and the chain has the head it had before;
    otherwise nothing is changed and ``BrokenRegister`` says why, or the driver's own error.
    """
    try:
        with engine_for(path, key).begin() as connection:
            return upgrade(connection, scripts)
    except DBAPIError as error:
        raise (error.orig or error) from error


def engine_for(path: Path, key: bytes | None) -> Engine:
    """What Alembic works with; its transactions lock the file at once."""
    engine = create_engine(
        "sqlite+pysqlite://",
        module=driver,
        creator=lambda: connect(path, key),
        poolclass=NullPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", lambda begun: begun.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def database_of(connection: Connection) -> Database:
    """The driver's connection under SQLAlchemy's, with the same transaction."""
    return cast("Database", connection.connection.driver_connection)


def upgrade(connection: Connection, scripts: Path) -> list[str]:
    """Migrate inside an open transaction."""
    database = database_of(connection)
    before = prove_before(database)
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    # A table is made anew under another name; guards on other tables that ask it hinder nothing.
    database.execute("PRAGMA legacy_alter_table = ON")
    command.upgrade(config, "head")
    database.execute("PRAGMA legacy_alter_table = OFF")
    database.execute(f"PRAGMA application_id = {APPLICATION}")
    database.execute(f"PRAGMA user_version = {VERSION}")
    guards = stand_guards(database)
    prove_after(database, before)
    return guards


def prove_before(database: Database) -> Head:
    """The head before the migration; a chain that is broken already is not touched."""
    if not database.execute(HAS_ENTRIES).fetchone()[0]:
        return Head(0, FIRST)
    found: Verification = verify_database(database)
    if found.bad_number:
        raise BrokenRegister(
            f"The register was not brought up to date: entry {found.bad_number} {found.what}. "
            "Nothing was changed."
        )
    return found.head


def prove_after(database: Database, before: Head) -> None:
    """Refuse a migration that touched an entry or left the register without a guard."""
    after = verify_database(database)
    if not after.intact or after.head != before:
        raise BrokenRegister(
            f"The register was not brought up to date: the change touched what is recorded "
            f"({after.what or 'the head differs'}). Nothing was changed."
        )
