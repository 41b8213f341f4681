"""Writing a file that somebody named: beside it first, then into place, never over another."""

import os
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final

from il2nurse.files.making import making_beside
from il2nurse.files.moving import move_into_place, sync_folder
from il2nurse.files.private import make_private_folder

PRIVATE_FILE: Final = 0o600
BINARY: Final[int] = getattr(os, "O_BINARY", 0)
# By which beginning a file is known as one of the same kind: "%PDF-" of a paper.
MARK_BYTES: Final = 5
TAKEN: Final = "{} exists already and was left as it is. Name another file."


class NotWritten(Exception):
    """The file was not written and whatever lies there is as before; the text says why."""


def write_new(path: Path, content: bytes, *, replace: bool = False) -> None:
    """Write a whole file, on the disk when this returns, which only its owner may read.

    ``NotWritten`` where the name is taken. With ``replace`` a file of the same kind gives way,
    as a paper to a paper; a register, its copy or any other file never does.
    """
    making = making_beside(path)
    try:
        make_private_folder(path.parent)
        _fill(making, content)
        if replace and path.exists():
            refuse_taken(path, content, replace=True)
            making.replace(path)
            sync_folder(path.parent)
        else:
            move_into_place(making, path)
    except FileExistsError as error:
        raise NotWritten(TAKEN.format(path)) from error
    except OSError as error:
        raise NotWritten(
            f"{path} was not written: {error.strerror}. Nothing was left there; write it elsewhere."
        ) from error
    finally:
        _take_away(making)


def write_over(path: Path, text: str) -> None:
    """Replace the text of a small file of the program's own in one step."""
    making = making_beside(path)
    try:
        _fill(making, text.encode())
        making.replace(path)
    finally:
        making.unlink(missing_ok=True)


def claim_private(path: Path) -> None:
    """Make an empty file that only its owner may read; ``FileExistsError`` where one is."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))


def open_private(path: Path, mode: str) -> IO[Any]:
    """Open a file for writing; one that is made by it only its owner may read."""

    def opener(name: str, flags: int) -> int:
        return os.open(name, flags, PRIVATE_FILE)

    return open(path, mode, opener=opener)


def _fill(making: Path, content: bytes) -> None:
    descriptor = os.open(making, os.O_CREAT | os.O_EXCL | os.O_WRONLY | BINARY, PRIVATE_FILE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _take_away(making: Path) -> None:
    """Take the unfinished file away; where its folder cannot be reached there is none."""
    with suppress(OSError):
        making.unlink(missing_ok=True)


def refuse_taken(path: Path, content: bytes, *, replace: bool) -> None:
    """``NotWritten`` where the name is taken, or by something of another kind than ``content``."""
    if not path.exists():
        return
    if not replace:
        raise NotWritten(TAKEN.format(path))
    if not path.is_file():
        raise NotWritten(f"{path} is no file and was left as it is. Name another file.")
    with path.open("rb") as file:
        mark = file.read(MARK_BYTES)
    if mark != content[:MARK_BYTES]:
        raise NotWritten(
            f"{path} is not of the kind that was to be written, and was left as it is. "
            "Name another file."
        )
