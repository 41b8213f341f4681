"""Verified copies of a register, made by SQLite's own backup, each with its head beside it."""

import json
import re
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import sqlcipher3.dbapi2 as driver

from il2nurse.domain.record.register.seal import Verification
from il2nurse.files.moving import move_into_place, remove_making
from il2nurse.files.writing import write_over
from il2nurse.storage.sqlite.checking import find_damage, verify_database
from il2nurse.storage.sqlite.connection import connect
from il2nurse.workflow.register import Identity, NotSaved

COPY: Final = re.compile(r"\.backup-\d{8}T\d{6}Z$")


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
    making = folder / f".{source.path.name}.{uuid4().hex}.making"
    try:
        back_up(source, making)
        found = verify_copy(making, source.key)
        target = free_name(folder, source.path.name, at)
        write_manifest(target, source.identity, found, at)
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
    with (
        closing(connect(source.path, source.key, "ro")) as origin,
        closing(connect(making, source.key, "rwc")) as copy,
    ):
        origin.backup(copy, pages=-1)


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


def free_name(folder: Path, name: str, at: datetime) -> Path:
    """The first free name from this second on."""
    while True:
        target = folder / f"{name}.backup-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        if not target.exists():
            return target
        at += timedelta(seconds=1)


def manifest_of(copy: Path) -> Path:
    """Where the copy's head is written."""
    return copy.with_name(f"{copy.name}.head.json")


def write_manifest(copy: Path, identity: Identity, found: Verification, at: datetime) -> None:
    """Write the copy's register, head and time beside it, whole or not at all."""
    manifest: dict[str, Any] = {
        "register": identity.register,
        "number": found.head.number,
        "seal": found.head.seal,
        "made_at": at.astimezone(UTC).isoformat(),
    }
    write_over(manifest_of(copy), json.dumps(manifest, indent=1))


def last_copy(register: Path) -> Path | None:
    """The newest complete copy beside the register; None where there is none."""
    try:
        names = sorted(register.parent.glob(f"{glob_name(register)}.backup-*"))
    except OSError:
        return None
    complete = [path for path in names if COPY.search(path.name) and manifest_of(path).exists()]
    return complete[-1] if complete else None


def glob_name(register: Path) -> str:
    """The register's name with the signs that a pattern would read spelt literally."""
    return re.sub(r"([\[\]*?])", r"[\1]", register.name)
