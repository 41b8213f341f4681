"""What lies in a register's place, told apart from what lay there when it was looked at."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from il2nurse.workflow.register import NotSaved

Place = tuple[tuple[int, int, int] | None, ...]

CHANGED: Final = (
    "What lies at {} is not what lay there when it was looked at: somebody restored it, or "
    "recorded in it, meanwhile. Nothing was restored; look at it again."
)


def look_at_place(to: Path) -> Place:
    """File, size and time of a register and of its journal; ``None`` for one that is not there."""
    return tuple(_state(to.with_name(f"{to.name}{suffix}")) for suffix in ("", "-journal"))


def refuse_changed(to: Path, looked: Place) -> None:
    """Raise ``NotSaved`` where something else lies there than was looked at."""
    if look_at_place(to) != looked:
        raise NotSaved(CHANGED.format(to))


def _state(path: Path) -> tuple[int, int, int] | None:
    with suppress(FileNotFoundError):
        found = path.stat()
        return found.st_ino, found.st_size, found.st_mtime_ns
    return None
