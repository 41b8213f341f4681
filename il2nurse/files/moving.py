"""Moves finished files into place, on the disk, never over another file."""

import os
import secrets
from pathlib import Path
from typing import Final

BLOCK: Final = 1 << 20


def move_into_place(making: Path, target: Path) -> None:
    """Give the finished file its name, durably; ``FileExistsError`` where the name is taken."""
    sync(making)
    try:
        os.link(making, target)
    except FileExistsError:
        raise
    except OSError:
        claim_and_rename(making, target)
    sync_folder(target.parent)


def claim_and_rename(making: Path, target: Path) -> None:
    """Keep a file without links, where the disk knows none: claim the name, then fill it."""
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    making.replace(target)


def set_aside(path: Path, kept: Path) -> None:
    """Give a file and its journal another name, never over another file.

    Both have their new names before either loses its old one: cut off between, nothing is lost.
    Where one cannot have its new name, neither has.
    """
    pairs = [
        (path.with_name(f"{path.name}{suffix}"), kept.with_name(f"{kept.name}{suffix}"))
        for suffix in ("", "-journal")
    ]
    found = [(source, target) for source, target in pairs if source.exists()]
    named: list[tuple[Path, Path]] = []
    try:
        for source, target in found:
            move_into_place(source, target)
            named.append((source, target))
    except OSError:
        for source, target in named:
            take_back(source, target)
        raise
    for source, _ in found:
        source.unlink(missing_ok=True)
    sync_folder(kept.parent)


def take_place(making: Path, target: Path, kept: Path) -> None:
    """Give a finished file the name of another one, which is kept under a second name.

    At no moment is there no file of that name. Only where the other one has a journal, which must
    never lie beside the new file, or the file system knows no links, is the name free for a moment.
    """
    sync(making)
    journal = target.with_name(f"{target.name}-journal")
    if journal.exists() or not has_second_name(target, kept):
        set_aside(target, kept)
        move_into_place(making, target)
        return
    sync_folder(kept.parent)
    try:
        making.replace(target)
    except OSError:
        kept.unlink()
        raise
    sync_folder(target.parent)


def has_second_name(path: Path, name: Path) -> bool:
    """Give a file a second name, never that of another file; False where there are no links."""
    try:
        os.link(path, name)
    except FileExistsError:
        raise
    except OSError:
        return False
    return True


def take_back(source: Path, target: Path) -> None:
    """Let a file have its first name alone; where there are no links, it has lost that already."""
    if source.exists():
        target.unlink()
    else:
        target.replace(source)


def sync(path: Path) -> None:
    """Wait until the file is on the disk. Only for files that no register has open."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until the folder's names are on the disk, where a folder can be opened."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_making(making: Path) -> None:
    """Take an unfinished file and its journal away."""
    making.unlink(missing_ok=True)
    making.with_name(f"{making.name}-journal").unlink(missing_ok=True)


def overwrite_and_remove(path: Path) -> None:
    """Write chance over the whole file before it is taken away.

    A disk that writes elsewhere each time may keep the old blocks; only its own encryption helps.
    """
    with path.open("r+b") as file:
        for _ in range(-(-path.stat().st_size // BLOCK)):
            file.write(secrets.token_bytes(BLOCK))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
