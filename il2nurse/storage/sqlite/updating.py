"""Bringing a register of an older version up to date: on a copy first, then itself."""

from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.files.making import making_beside
from il2nurse.files.moving import remove_making
from il2nurse.storage.sqlite.copies import CopiedRegister, back_up, make_copy, verify_copy
from il2nurse.storage.sqlite.failures import meaning
from il2nurse.storage.sqlite.opening import examine
from il2nurse.storage.sqlite.versions import VERSION
from il2nurse.workflow.register import NotSaved


def bring_up_to_date(path: Path, key: bytes | None = None, at: datetime | None = None) -> bool:
    """Give an older register what this version has; True where that was to be done.

    A copy of how it was stays beside it, made ``at`` this time; without a time none is kept. It
    is tried on another copy first, which is verified and taken away. The register itself is changed
    in one transaction that ends only where its chain and head are what they were; a station that
    has it open meanwhile loses nothing. Raises ``BrokenRegister`` where it could not be done, and
    nothing was changed then. One that may only be read stays as it is.
    """
    found = examine(path, key)
    if found.version >= VERSION or not found.writable:
        return False
    from il2nurse.storage.sqlite.migrating import migrate

    trial, source = making_beside(path), CopiedRegister(path, key, found.identity)
    try:
        if at:
            make_copy(source, path.parent, at)
        back_up(source, trial)
        migrate(trial, key)
        verify_copy(trial, key)
        migrate(path, key)
    except (OSError, driver.Error, NotSaved) as error:
        why = str(error) if isinstance(error, (OSError, NotSaved)) else meaning(error)
        raise BrokenRegister(
            f"The register at {path} is of an older version and was not brought up to date: {why} "
            "Nothing was changed; open it with the program that wrote it until then."
        ) from error
    finally:
        remove_making(trial)
    return True
