"""What the whole process keeps to itself: files that it makes, and its memory after a crash."""

import os
from pathlib import Path

# With this limit Linux hands no dump to a collecting program either; 0 would only stop files.
NO_DUMP = 1
NOBODY_ELSE = 0o077
PRIVATE_FOLDER = 0o700


def keep_private() -> None:
    """Every file made from now on is its owner's alone, and a crash leaves no picture of memory.

    For the program's own process; a system without such limits keeps its own ways.
    """
    os.umask(NOBODY_ELSE)
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows writes no dumps unless it is told to
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    limit = NO_DUMP if hard == resource.RLIM_INFINITY else min(NO_DUMP, hard)
    resource.setrlimit(resource.RLIMIT_CORE, (limit, limit))


def make_private_folder(folder: Path) -> None:
    """Make the folder and those above it, open to their owner alone; one that exists stays."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
