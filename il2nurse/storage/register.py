"""Making and opening register files."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from il2nurse.domain.record.register.entries import Author, BrokenRegister
from il2nurse.domain.record.register.register_facts import RegisterCreatedFact
from il2nurse.files.making import making_beside
from il2nurse.files.moving import move_into_place, remove_making
from il2nurse.files.writing import claim_private
from il2nurse.storage.contract.drafts import Batch, check_batch
from il2nurse.storage.contract.founding import founding_draft
from il2nurse.storage.contract.pins import Pins
from il2nurse.storage.files.places import refuse_place
from il2nurse.storage.sqlite.appending import write_batch
from il2nurse.storage.sqlite.connection import connect
from il2nurse.storage.sqlite.failures import meaning
from il2nurse.storage.sqlite.opening import broken, examine
from il2nurse.storage.sqlite.pool import Pool, changing
from il2nurse.storage.sqlite.register_file import SqliteRegister
from il2nurse.storage.sqlite.updating import bring_up_to_date
from il2nurse.workflow.register import Append

__all__ = ["Pins", "SqliteRegister", "bring_up_to_date", "create_register", "open_register"]


def open_register(
    path: Path, key: bytes | None = None, pins: Pins | None = None, *, to_read: bool = False
) -> SqliteRegister:
    """Open a register file; ``BrokenRegister`` says why it cannot be, and changes nothing.

    ``pins`` hashes new PINs at another cost than the shipped one, where nothing is protected.
    One that is opened ``to_read`` takes no entry, and nothing is laid beside it.
    """
    found = examine(path, key)
    return SqliteRegister(path, key, replace(found, writable=False) if to_read else found, pins)


def create_register(
    path: Path,
    created: RegisterCreatedFact,
    author: Author,
    recorded_at: datetime,
    zone: str,
    *,
    key: bytes | None = None,
    pins: Pins | None = None,
) -> SqliteRegister:
    """Make a register file whose entry 1 is ``created``, and open it; never replaces a file.

    It is made under another name and gets its own when it is complete and on the disk.
    """
    if place := refuse_place(path):
        raise BrokenRegister(place)
    draft = founding_draft(created, recorded_at)
    batch = check_batch(Append([draft], author, f"create {created.register}", recorded_at, zone))
    making = making_beside(path)
    try:
        refuse_taken(path)
        build(making, key, batch)
        move_into_place(making, path)
    except FileExistsError as error:
        raise broken(
            path, "No register was made, because a file of this name is already"
        ) from error
    except (OSError, driver.Error) as error:
        raise BrokenRegister(
            f"No register was made at {path}: {error_text(error)} Nothing was left there."
        ) from error
    finally:
        remove_making(making)
    return open_register(path, key, pins)


def refuse_taken(path: Path) -> None:
    """``FileExistsError`` where the name is taken, before any work is done."""
    if path.exists():
        raise FileExistsError(path)


def build(making: Path, key: bytes | None, batch: Batch) -> None:
    """Make the tables and guards in a new file and keep entry 1 in it."""
    from il2nurse.storage.sqlite.migrating import migrate

    claim_private(making)
    connect(making, key).close()
    migrate(making, key)
    pool = Pool(making, key)
    try:
        with changing(pool) as database:
            write_batch(database, batch)
    finally:
        pool.close()


def error_text(error: Exception) -> str:
    """The rest of a sentence about an error of the disk or of the database."""
    return f"{error.strerror}." if isinstance(error, OSError) else meaning(error)
