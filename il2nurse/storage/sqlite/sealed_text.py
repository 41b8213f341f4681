"""A text of the station beside its register, encrypted with the register's key.

It is written whole under another name and takes its place in one step, so that a kill leaves the
old text or the new one. Without a key it is a plain file, as the register is.
"""

from contextlib import closing
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as driver

from il2nurse.files.making import making_beside
from il2nurse.files.reading import read_utf8
from il2nurse.files.writing import claim_private, write_over
from il2nurse.storage.sqlite.connection import Connected, unlock

# A crash of the machine may take the newest text; nothing that was recorded stands in it.
WHOLE_FILE: Final = ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF")


def write_sealed(path: Path, key: bytes | None, text: str) -> None:
    """Keep the text in place of the one before; ``OSError`` where it cannot be written."""
    if key is None:
        write_over(path, text)
        return
    making = making_beside(path)
    try:
        claim_private(making)
        with closing(driver.connect(str(making), isolation_level=None, factory=Connected)) as file:
            unlock(file, key)
            for setting in WHOLE_FILE:
                file.execute(setting)
            file.execute("CREATE TABLE kept (text TEXT NOT NULL)")
            file.execute("INSERT INTO kept VALUES (?)", (text,))
        making.replace(path)
    except driver.Error as error:
        raise OSError(f"{path} cannot be written: {error}") from error
    finally:
        making.unlink(missing_ok=True)


def read_sealed(path: Path, key: bytes | None) -> str:
    """The text that was kept; ``OSError`` or ``BadFile`` where none can be read with this key."""
    if key is None:
        return read_utf8(path)
    if not path.is_file():
        raise FileNotFoundError(path)
    try:
        with closing(driver.connect(str(path), isolation_level=None, factory=Connected)) as file:
            unlock(file, key)
            (text,) = file.execute("SELECT text FROM kept").fetchone()
    except (driver.Error, TypeError) as error:
        raise OSError(f"{path} cannot be read: {error}") from error
    return str(text)
