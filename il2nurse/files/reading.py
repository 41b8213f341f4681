"""Reading a file that somebody named: what it is and how long is looked at before it is read."""

import os
import stat
from pathlib import Path
from typing import Final

# Station file, scenario, regimen and every table are far smaller.
MOST_BYTES: Final = 16_000_000


class BadFile(Exception):
    """The file cannot be read as what it should be; the text says what is wrong with it."""


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """What a file holds; ``BadFile`` for anything but a file of at most ``most`` bytes.

    A pipe or a device is never waited for. Only ``FileNotFoundError`` comes as itself.
    """
    try:
        with os.fdopen(_open_at_once(path), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise BadFile(f"{path} is a folder, a pipe or a device, not a file.")
            found: bytes = file.read(most + 1)
    except FileNotFoundError:
        raise
    except (OSError, RuntimeError, ValueError) as error:
        raise BadFile(f"{path} cannot be opened: {_reason(error)}.") from error
    if len(found) > most:
        raise BadFile(f"{path} is larger than {most // 1_000_000} MB. Nothing was read.")
    return found


def read_utf8(path: Path, most: int = MOST_BYTES) -> str:
    """The text of a file in UTF-8 exactly as it stands; ``BadFile`` names the line that is not."""
    raw = read_bytes(path, most)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BadFile(
            f"{path}, line {line}: this is not UTF-8 text. Save the file as UTF-8."
        ) from error


def _open_at_once(path: Path) -> int:
    """Open without waiting for the other end of a pipe; as bytes, where the system asks which."""
    return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[:1].lower() + error.strerror[1:]
    return "this is no name of a file"
