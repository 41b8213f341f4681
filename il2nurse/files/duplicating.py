"""Copying a file that nobody writes, byte by byte; a register at work goes by its own backup."""

import os
import shutil
from hashlib import file_digest
from pathlib import Path

from il2nurse.files.writing import BINARY, PRIVATE_FILE


def copy_bytes(source: Path, making: Path) -> None:
    """Copy a file that nobody writes, private, and read back what arrived."""
    descriptor = os.open(making, os.O_CREAT | os.O_EXCL | os.O_WRONLY | BINARY, PRIVATE_FILE)
    with source.open("rb") as origin, os.fdopen(descriptor, "wb") as copy:
        shutil.copyfileobj(origin, copy)
        copy.flush()
        os.fsync(copy.fileno())
    if digest_of(source) != digest_of(making):
        raise OSError(0, "what arrived there is not what was sent")


def copy_with_journal(source: Path, making: Path) -> None:
    """Copy a database that nobody writes with the journal of a writer that died, where one is.

    Without it what such a writer had begun cannot be taken back.
    """
    journal = source.with_name(f"{source.name}-journal")
    if journal.is_file():
        copy_bytes(journal, making.with_name(f"{making.name}-journal"))
    if source.is_file():
        copy_bytes(source, making)


def digest_of(path: Path) -> str:
    """What a file holds, as a digest."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
