"""Names of files that are being made, and clearing those whose maker died before it was done."""

import os
import re
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Final
from uuid import uuid4

# The maker's machine and process stand in the name; older programs wrote neither.
MADE: Final = re.compile(
    r"\..+\.(?:(?P<machine>[0-9a-f]{8})-(?P<process>\d+)-)?[0-9a-f]{32}\.making(?:-journal|\.ballast)?"
)
LONGEST: Final = 100
# A maker that nobody can ask, on another machine, is taken for dead after a day without a byte.
UNTOUCHED_S: Final = 24 * 3600


def making_beside(path: Path) -> Path:
    """A free name beside ``path`` for the file while it is made; it tells who makes it."""
    maker = f"{machine()}-{os.getpid()}"
    return path.with_name(f".{path.name[:LONGEST]}.{maker}-{uuid4().hex}.making")


@contextmanager
def scratch_beside(path: Path) -> Iterator[Path]:
    """A private folder for what is tried out, gone afterwards; one of the dead is cleared later."""
    folder = making_beside(path)
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def is_making(path: Path) -> bool:
    """Whether a file is named as one that is being made, or what lies beside such a one."""
    return MADE.fullmatch(path.name) is not None


def clear_making(folder: Path) -> list[Path]:
    """Take away what dead processes left half-made in a folder; what was taken away."""
    cleared = []
    with suppress(OSError):
        for path in sorted(folder.iterdir()):
            found = MADE.fullmatch(path.name)
            if found and is_left(path, found["machine"], found["process"]):
                take_away(path)
                cleared.append(path)
    return cleared


def take_away(path: Path) -> None:
    """Remove a half-made file, or a folder in which something was made."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def is_left(path: Path, maker: str | None, process: str | None) -> bool:
    """Whether nobody makes this file any more; in doubt somebody does."""
    if maker == machine() and process and os.name != "nt":
        return not is_alive(int(process))
    return time.time() - path.stat().st_mtime > UNTOUCHED_S


def is_alive(process: int) -> bool:
    """Whether a process of this machine runs; only where asking does not end it."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def machine() -> str:
    """Which machine this is, in eight digits that tell nobody its name."""
    return sha256(socket.gethostname().encode()).hexdigest()[:8]
