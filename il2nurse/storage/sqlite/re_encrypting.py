"""Giving a register another key, or its first one: by a copy that is compared row for row."""

import os
from collections.abc import Callable
from contextlib import closing, suppress
from itertools import zip_longest
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as driver

from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.files.making import making_beside
from il2nurse.files.moving import overwrite_and_remove, remove_making, sync, sync_folder
from il2nurse.files.writing import claim_private
from il2nurse.storage.sqlite.checking import verify_database
from il2nurse.storage.sqlite.connection import connect
from il2nurse.storage.sqlite.driver import Database
from il2nurse.storage.sqlite.failures import meaning
from il2nurse.storage.sqlite.opening import examine
from il2nurse.workflow.register import NotSaved

NUMBERS: Final = ("application_id", "user_version")
SCHEMA: Final = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
NAMES: Final = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"


def re_encrypt(
    path: Path, old: bytes | None, new: bytes, note: Callable[[Path], None] | None = None
) -> None:
    """Have the register lie at its place under the new key; nobody can write meanwhile.

    ``note`` records the change in the new file before that gets its place: a register that has
    another key never lacks the entry that says so.

    The file of before is overwritten and taken away only after the new one was compared with it
    and stands in its place. Raises ``NotSaved`` where it is left as it was, ``BrokenRegister``
    where it is not sound to begin with.
    """
    examine(path, old)
    making, before = making_beside(path), making_beside(path)
    try:
        with closing(connect(path, old)) as source:
            _export(source, making, new)
            source.execute("BEGIN IMMEDIATE")
            _refuse_unlike(source, making, new)
            if note:
                _note(note, making)
            _exchange(source, path, making, before)
    except (OSError, driver.Error) as error:
        why = f"{error.strerror}." if isinstance(error, OSError) else meaning(error)
        raise NotSaved(f"The key was not changed: {why} The register is as it was.") from error
    finally:
        remove_making(making)
    try:
        if before.exists():
            overwrite_and_remove(before)
    except OSError as error:
        raise BrokenRegister(
            f"The key was changed and the register is whole, but the file of before, {before}, "
            f"could not be taken away: {error.strerror}. Delete it."
        ) from error


def _note(note: Callable[[Path], None], making: Path) -> None:
    try:
        note(making)
    except (NotSaved, BrokenRegister) as error:
        raise NotSaved(
            f"The key was not changed, for it could not be recorded: {error} The register is as it "
            "was."
        ) from error
    sync(making)


def _export(source: Database, making: Path, key: bytes) -> None:
    claim_private(making)
    source.execute(f"ATTACH DATABASE ? AS made KEY \"x'{key.hex()}'\"", (str(making),))
    source.execute("SELECT sqlcipher_export('made')").fetchall()
    for name in NUMBERS:
        number = int(source.execute(f"PRAGMA main.{name}").fetchone()[0])
        source.execute(f"PRAGMA made.{name} = {number}")
    source.execute("DETACH DATABASE made")
    sync(making)


def _refuse_unlike(source: Database, making: Path, key: bytes) -> None:
    """``NotSaved`` where the new file does not hold exactly what the old one holds now."""
    examine(making, key)
    with closing(connect(making, key, "ro")) as made:
        found = verify_database(made)
        same = found.intact and _same(source, made, SCHEMA)
        names = [row[0] for row in source.execute(NAMES)]
        # Only names out of the file's own list of tables go into the statement.
        if same and all(_same(source, made, f'SELECT * FROM "{name}"') for name in names):  # noqa: S608 - a name of the list above
            return
    raise NotSaved(
        "The key was not changed: something was recorded meanwhile, or the new file differs "
        f"({found.what or 'not the same rows'}). The register is as it was. Close the program on "
        "every station and try again."
    )


def _same(first: Database, second: Database, statement: str) -> bool:
    rows = zip_longest(first.execute(statement), second.execute(statement))
    return all(one == other for one, other in rows)


def _exchange(source: Database, path: Path, making: Path, before: Path) -> None:
    """Put the new file in the place of the old one, which keeps another name until the end.

    That name is one of a file that is being made: after a kill the next start takes it away.
    """
    if os.name == "nt":  # pragma: no cover - an open file cannot be replaced there
        source.close()
    with suppress(OSError):
        os.link(path, before)
    try:
        making.replace(path)
        sync_folder(path.parent)
    except OSError:
        # Where both names still mean the old file, a rename would leave both.
        if before.exists() and not path.samefile(before):
            before.replace(path)
        before.unlink(missing_ok=True)
        raise
