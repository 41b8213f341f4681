"""Opening a register with the key that this station has for it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from il2nurse.files.station_folder import find_home

if TYPE_CHECKING:
    from il2nurse.storage.keys.known import StationKeys
    from il2nurse.storage.register import SqliteRegister


def station_keys(home: Path | None = None) -> "StationKeys":
    """The keys of this station."""
    from il2nurse.storage.keys.known import StationKeys

    return StationKeys(home or find_home(os.environ))


def key_of(path: Path, home: Path | None = None) -> bytes | None:
    """The key of a register file or copy; None for a plain one, and where none is known."""
    from il2nurse.storage.keys.finding import find_key

    return find_key(path, station_keys(home))


def open_known(path: Path, home: Path | None = None, *, to_read: bool = False) -> "SqliteRegister":
    """Open a register file, plain or encrypted; ``BrokenRegister`` says why it cannot be.

    One that is opened ``to_read`` takes no entry, and nothing is laid beside it.
    """
    from il2nurse.storage.register import open_register

    return open_register(path, key_of(path, home), to_read=to_read)
