"""Reading what can still be read of a damaged register, from a duplicate of its file."""

from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as driver

from il2nurse.domain.record.register.entries import BrokenRegister, Entry
from il2nurse.domain.record.register.seal import Head, fits
from il2nurse.files.duplicating import copy_with_journal
from il2nurse.files.moving import remove_making
from il2nurse.storage.sqlite.checking import find_damage, verify_database
from il2nurse.storage.sqlite.connection import connect
from il2nurse.storage.sqlite.driver import Database
from il2nurse.storage.sqlite.opening import look
from il2nurse.storage.sqlite.rows import SELECT, entry_of

ROW: Final = f"{SELECT} WHERE number = ?"
HIGHEST: Final = "SELECT max(number) FROM entry"
# Beyond so many numbers without a readable entry nothing more is looked for.
LONGEST_GAP: Final = 1_000


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What a damaged register still says: its entries, and its head where it is whole after all."""

    entries: tuple[Entry, ...] = ()
    whole: Head | None = None


def salvage(damaged: Path, key: bytes | None, after: int, scratch: Path) -> Salvaged:
    """The entries after a number that can be read and whose seals fit; the file is not touched.

    It is looked at as a duplicate in ``scratch``, with the journal of a writer that died.
    """
    duplicate = scratch / damaged.name
    try:
        copy_with_journal(damaged, duplicate)
        with closing(connect(duplicate, key)) as connection:
            whole = find_whole(connection, encrypted=key is not None)
            return Salvaged(tuple(readable(connection, after)), whole)
    except (OSError, driver.Error, BrokenRegister):
        return Salvaged()


def without_journal(copy: Path, folder: Path) -> Path:
    """The copy, or its duplicate in which is taken back what a writer that died had begun.

    With the journal of such a writer beside nobody can look which key opens the file.
    """
    if not copy.is_file() or not copy.with_name(f"{copy.name}-journal").is_file():
        return copy
    folder.mkdir()
    duplicate = folder / copy.name
    copy_with_journal(copy, duplicate)
    # The pages in the journal go back as they are, whichever key they are encrypted with.
    with suppress(driver.Error, BrokenRegister):
        look(duplicate, None, "rw")
    return duplicate


def read_at(path: Path, key: bytes | None, number: int, scratch: Path) -> Entry | None:
    """One entry of a register, read from a duplicate in ``scratch``; ``None`` where it cannot be.

    What comes before it is not looked at.
    """
    duplicate = scratch / path.name
    try:
        copy_with_journal(path, duplicate)
        with closing(connect(duplicate, key)) as connection:
            return read_one(connection, number)
    except (OSError, driver.Error, BrokenRegister):
        return None
    finally:
        remove_making(duplicate)


def find_whole(connection: Database, *, encrypted: bool) -> Head | None:
    """The head of a register that is whole; ``None`` of one that is not."""
    with suppress(driver.Error):
        if not find_damage(connection, encrypted=encrypted):
            found = verify_database(connection)
            return found.head if found.intact and found.head.number else None
    return None


def readable(connection: Database, after: int) -> list[Entry]:
    """The entries after a number, one by one: where one cannot be read the next may be."""
    found: list[Entry] = []
    number, missed = after + 1, 0
    highest = read_highest(connection)
    while missed < LONGEST_GAP and (highest is None or number <= highest):
        entry = read_one(connection, number)
        if entry is None:
            missed += 1
        else:
            found.append(entry)
            missed = 0
        number += 1
    return found


def read_highest(connection: Database) -> int | None:
    """The number of the newest entry; None where that cannot be read."""
    with suppress(driver.Error):
        return int(connection.execute(HIGHEST).fetchone()[0] or 0)
    return None


def read_one(connection: Database, number: int) -> Entry | None:
    """One entry; None where it cannot be read or is not what its seal covers."""
    with suppress(driver.Error, BrokenRegister, ValueError):
        row = connection.execute(ROW, (number,)).fetchone()
        entry = entry_of(row) if row else None
        return entry if entry and fits(entry) else None
    return None
