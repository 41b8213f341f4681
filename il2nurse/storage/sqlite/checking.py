"""Checking a whole register: chain, guards, columns, regimen texts, the file's structure."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import sqlcipher3.dbapi2 as driver

from il2nurse.domain.record.register.seal import Verification
from il2nurse.storage.sqlite.chain import LINKS, UNREADABLE, verify_links
from il2nurse.storage.sqlite.driver import Database
from il2nurse.storage.sqlite.guards import missing_guards
from il2nurse.storage.sqlite.rows import COLUMNS
from il2nurse.storage.sqlite.side_rows import find_strange_row

SLICE: Final = f"{LINKS} WHERE number > ? ORDER BY number LIMIT ?"
SLICE_LENGTH: Final = 1000


def verify_database(connection: Database, *, reports: bool = True) -> Verification:
    """Check chain, guards, columns, texts, PINs and reports over a driver connection.

    Without ``reports`` their files are not read, and only have to be there.
    """
    verification = verify_links(readable(connection))
    if not verification.intact:
        return verification
    what = find_fault(connection, reports=reports)
    if what:
        return Verification(verification.head, verification.count, 0, what)
    return verification


def readable(connection: Database) -> Iterator[Sequence[Any]]:
    """All rows in order; a row that cannot be read comes as one without a number, and last.

    They are read in slices, so that a long check never keeps anyone from recording.
    """
    number = 0
    try:
        while rows := connection.execute(SLICE, (number, SLICE_LENGTH)).fetchall():
            yield from rows
            number = rows[-1][0]
    except driver.Error:
        yield UNREADABLE


def find_fault(connection: Database, *, reports: bool) -> str:
    """What is wrong beside the chain, as the rest of a sentence; "" where nothing is."""
    try:
        return (
            missing_guard(connection)
            or strange_column(connection)
            or find_strange_row(connection, reports=reports)
        )
    except (driver.Error, TypeError):
        return "the register's other tables cannot be read"


def missing_guard(connection: Database) -> str | None:
    """Which guard against change is missing; ``None`` where all stand."""
    names = missing_guards(connection)
    return f"the guard {names[0]} against change is missing" if names else None


def strange_column(connection: Database) -> str | None:
    """Which column no seal covers; ``None`` where all are covered."""
    found = [row[1] for row in connection.execute("PRAGMA table_info(entry)")]
    strange = [name for name in found if name not in COLUMNS]
    return f"the column {strange[0]} is covered by no seal" if strange else None


def find_damage(connection: Database, *, encrypted: bool) -> str | None:
    """What SQLite finds wrong in the file's structure; ``None`` where it is whole."""
    check = "cipher_integrity_check" if encrypted else "integrity_check(1)"
    rows = connection.execute(f"PRAGMA {check}").fetchall()
    return None if rows in ([], [("ok",)]) else str(rows[0][0])
