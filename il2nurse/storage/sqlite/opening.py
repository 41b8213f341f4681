"""Looking at a register file before it is used: every reason not to, as a sentence."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from il2nurse.domain.record.register.entries import BrokenRegister, KeyMissing
from il2nurse.storage.contract.founding import read_identity
from il2nurse.storage.files.kept_copies import is_copy, last_copy
from il2nurse.storage.files.places import refuse_place
from il2nurse.storage.sqlite.checking import find_damage, missing_guard
from il2nurse.storage.sqlite.connection import connect
from il2nurse.storage.sqlite.driver import Database
from il2nurse.storage.sqlite.failures import (
    CANNOT_OPEN,
    NOT_A_REGISTER,
    READ_ONLY,
    code_of,
    meaning,
)
from il2nurse.storage.sqlite.rows import SELECT, entry_of
from il2nurse.storage.sqlite.versions import APPLICATION, OLDEST, VERSION
from il2nurse.workflow.register import Identity


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """What looking at a sound register file found."""

    identity: Identity
    writable: bool
    version: int


def examine(path: Path, key: bytes | None) -> OpenedFile:
    """Look at the file through SQLite alone; ``BrokenRegister`` where it must not be used."""
    if place := refuse_place(path):
        raise BrokenRegister(place)
    if not path.is_file():
        raise broken(path, "There is no register file")
    with refusing_broken(path, key), closing(connect(path, key)) as connection:
        check_ours(path, connection)
        check_whole(path, connection, key)
        identity, version = find_identity(path, connection, key), pragma(connection, "user_version")
        writable = not is_copy(path) and is_writable(connection)
        return OpenedFile(identity, writable, version)


def roll_back(path: Path, key: bytes | None) -> bool:
    """Take back what a writer that died in mid-commit left in the file; True where that was.

    SQLite does so itself as soon as it may write. Raises ``BrokenRegister`` where it may not.
    """
    if not path.is_file():
        return False
    try:
        look(path, key, "ro")
    except driver.Error as error:
        # A reader says "read-only" where it met such a journal and may not take it back.
        if code_of(error) != READ_ONLY or not path.with_name(f"{path.name}-journal").exists():
            return False
    else:
        return False
    try:
        look(path, key, "rw")
    except driver.Error as error:
        raise broken(
            path,
            "The program that wrote last was cut off, and what it left must be taken back first, "
            f"which needs the right to write to the file and its folder ({meaning(error)}) It is",
        ) from error
    return True


def look(path: Path, key: bytes | None, mode: str) -> None:
    """Read one row of the file."""
    with closing(connect(path, key, mode)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def broken(path: Path, what: str) -> BrokenRegister:
    """The whole refusal: what is wrong, that nothing was overwritten, the last good copy."""
    copy = last_copy(path)
    copies = f"The last good copy is {copy}." if copy else "No copy of it lies beside it."
    return BrokenRegister(f"{what} at {path}. Nothing was overwritten. {copies}")


@contextmanager
def refusing_broken(path: Path, key: bytes | None) -> Iterator[None]:
    """Turn the database's errors into refusals."""
    try:
        yield
    except driver.Error as error:
        if code_of(error) == NOT_A_REGISTER:
            refusal = broken(path, explain_unreadable(path, key))
            raise (KeyMissing(str(refusal)) if key is None else refusal) from error
        raise broken(
            path, f"The register cannot be opened ({error}): {meaning(error)} It lies"
        ) from error


def explain_unreadable(path: Path, key: bytes | None) -> str:
    """Why SQLite takes the file for no database."""
    if key is None:
        return (
            "The file is encrypted and no key was given that opens it (put it back from the "
            "recovery sheet: il2nurse key restore), or it is damaged or no register,"
        )
    try:
        with closing(connect(path, None)) as connection:
            connection.execute("PRAGMA application_id").fetchone()
    except (driver.Error, BrokenRegister):
        return "The key does not fit, or the file is damaged or no register,"
    return "A key was given, but the file is not encrypted,"


def check_ours(path: Path, connection: Database) -> None:
    """Refuse an empty file, another program's file, and a version other than ours."""
    if pragma(connection, "page_count") == 0:
        raise broken(path, "The register file is empty")
    if pragma(connection, "application_id") != APPLICATION:
        raise broken(path, "The file is a database of another program, not a register,")
    version = pragma(connection, "user_version")
    if version > VERSION:
        raise broken(path, "A newer version of this program wrote the register; update this one")
    if version < OLDEST:
        raise broken(path, "The register is of an older version and was not brought up to date")


def check_whole(path: Path, connection: Database, key: bytes | None) -> None:
    """Refuse a file with a damaged structure or without its guards."""
    if damage := find_damage(connection, encrypted=key is not None):
        raise broken(path, f"The register file is damaged ({damage})")
    if guard := missing_guard(connection):
        raise broken(path, f"The register was tampered with: {guard},")


def find_identity(path: Path, connection: Database, key: bytes | None) -> Identity:
    """Which register entry 1 says this is."""
    row = connection.execute(f"{SELECT} WHERE number = 1").fetchone()
    if row is None:
        raise broken(path, "The register has lost its first entry")
    return read_identity(entry_of(row), encrypted=key is not None)


def is_writable(connection: Database) -> bool:
    """True where a change may be written; tries one and takes it back. Full is not read-only."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA user_version = {VERSION}")
    except driver.Error as error:
        return code_of(error) not in (READ_ONLY, CANNOT_OPEN)
    finally:
        connection.rollback()
    return True


def pragma(connection: Database, name: str) -> int:
    """The value of a pragma that is a number."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def file_mark(path: Path) -> tuple[int, int]:
    """Which file this is on the disk, whatever it is called; zeros where there is none."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_dev, found.st_ino)
