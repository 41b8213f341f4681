"""Connections to a register file: key, checklist read back, and what a connection may not do."""

from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as driver

from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.storage.sqlite.driver import Database
from il2nurse.storage.sqlite.failures import DAMAGED

KEY_BYTES: Final = 32

# Each is set and read back, because some fail without a word.
CHECKLIST: Final = {
    "journal_mode": "delete",
    "synchronous": 3,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "busy_timeout": 5000,
    "fullfsync": 1,
    "temp_store": 2,
}

READING: Final[set[int]] = {
    driver.SQLITE_SELECT,
    driver.SQLITE_READ,
    driver.SQLITE_TRANSACTION,
    driver.SQLITE_FUNCTION,
}
TABLES: Final = {"entry", "regimen_text", "report", "pin"}
ALLOW: Final[int] = driver.SQLITE_OK
DENY: Final[int] = driver.SQLITE_DENY


class Connected(driver.Connection):  # type: ignore[misc]  # the driver comes without types
    """A connection all of whose errors are the driver's own."""

    def execute(self, sql: str, parameters: tuple[Any, ...] = (), /) -> Any:  # noqa: ANN401 - the driver's cursor has no type
        """Run one statement.

        What SQLite says of a damaged description of tables has bytes of it in its sentence, which
        the driver cannot read as text; that is damage like any other.
        """
        try:
            return super().execute(sql, parameters)
        except UnicodeDecodeError as unreadable:
            damaged = driver.DatabaseError("the description of its tables is no text")
            damaged.sqlite_errorcode = DAMAGED
            raise damaged from unreadable


def connect(path: Path, key: bytes | None, mode: str = "rw") -> Database:
    """A driver connection with the checklist done; ``mode`` is rw, ro or rwc.

    It may do everything that SQLite may; a ``Pool`` hands out guarded ones.
    """
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection: Database = driver.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, factory=Connected
    )
    try:
        unlock(connection, key)
        check_settings(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def unlock(connection: Database, key: bytes | None) -> None:
    """Give the raw key of 32 bytes to the connection; without one the file is plain."""
    connection.execute("PRAGMA cipher_log_level = NONE")
    if key is None:
        return
    if len(key) != KEY_BYTES:
        raise BrokenRegister(
            f"A register's key has {KEY_BYTES} bytes, and this one has {len(key)}. Nothing was "
            "changed; put the key back from the recovery sheet: il2nurse key restore."
        )
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")


def check_settings(connection: Database) -> None:
    """Set every item of the checklist and read it back; ``BrokenRegister`` where one is refused."""
    for name, wanted in CHECKLIST.items():
        connection.execute(f"PRAGMA {name} = {wanted}").fetchall()
        found = connection.execute(f"PRAGMA {name}").fetchone()[0]
        if found != wanted:
            raise BrokenRegister(
                f"The register was not opened: the setting {name} is {found} and must be {wanted}. "
                "Nothing was overwritten."
            )


def authorise(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    """SQLite's question whether a guarded connection may do something."""
    return ALLOW if is_allowed(action, first, second) else DENY


def is_allowed(action: int, first: str | None, second: str | None) -> bool:
    """True for reading, inserting into our tables, and replacing a PIN's hash; else False."""
    if action == driver.SQLITE_INSERT:
        return first in TABLES
    if action == driver.SQLITE_UPDATE:
        return first == "pin"
    if action == driver.SQLITE_PRAGMA:
        return second is None or first == "table_info"
    return action in READING
