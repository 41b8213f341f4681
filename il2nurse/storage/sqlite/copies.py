"""Verified copies of a register, made by SQLite's own backup, each with its head beside it."""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as driver

from il2nurse.domain.record.register.lacking import LACKING_KINDS
from il2nurse.domain.record.register.seal import Head, Verification
from il2nurse.domain.values.recovery_key import name_key
from il2nurse.files.making import making_beside
from il2nurse.files.moving import move_into_place, remove_making
from il2nurse.files.writing import PRIVATE_FILE
from il2nurse.storage.files.kept_copies import Copy, free_name, write_manifest
from il2nurse.storage.sqlite.checking import find_damage, verify_database
from il2nurse.storage.sqlite.connection import connect
from il2nurse.workflow.register import Identity, NotSaved

LACKING: Final = "SELECT number, seal FROM entry WHERE kind IN (?, ?) ORDER BY number DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class CopiedRegister:
    """The register that is copied: its file, its key, its name."""

    path: Path
    key: bytes | None
    identity: Identity


def make_copy(source: CopiedRegister, folder: Path, at: datetime) -> Path:
    """A verified copy in ``folder``, named for the register and the time; returns its path.

    Raises ``NotSaved`` where the copy could not be made or does not verify; nothing is left then.
    """
    making = making_beside(folder / source.path.name)
    try:
        back_up(source, making)
        found = verify_copy(making, source.key)
        target = free_name(folder, source.path.name, at)
        key = name_key(source.key) if source.key else None
        restored = newest_lacking(making, source.key)
        write_manifest(Copy(target, at, source.identity.register, found.head, key, restored))
        move_into_place(making, target)
    except (OSError, driver.Error) as error:
        raise NotSaved(
            f"No copy of the register was made in {folder}: {error}. The register itself is "
            "complete; choose another folder or free space, and copy again."
        ) from error
    finally:
        remove_making(making)
    return target


def back_up(source: CopiedRegister, making: Path) -> None:
    """Copy all pages in one go; small steps would start over at every append."""
    making.touch(PRIVATE_FILE, exist_ok=False)
    with (
        closing(connect(source.path, source.key, "ro")) as origin,
        closing(connect(making, source.key)) as copy,
    ):
        origin.backup(copy, pages=-1)


def newest_lacking(copy: Path, key: bytes | None) -> Head | None:
    """The newest entry by which the register in a copy goes on after a loss; ``None`` without."""
    kinds = tuple(each.value for each in LACKING_KINDS)
    with closing(connect(copy, key, "ro")) as connection:
        row = connection.execute(LACKING, kinds).fetchone()
    return Head(int(row[0]), str(row[1])) if row else None


def verify_copy(copy: Path, key: bytes | None) -> Verification:
    """What checking the copy found; ``NotSaved`` where it is not whole."""
    with closing(connect(copy, key, "ro")) as connection:
        damage = find_damage(connection, encrypted=key is not None)
        found = verify_database(connection)
    if damage or not found.intact:
        raise NotSaved(
            f"The copy of the register does not verify ({damage or found.what}) and was not kept. "
            "Verify the register itself now."
        )
    return found
