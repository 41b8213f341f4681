"""What the whole process keeps to itself: files that it makes, and its memory after a crash."""

import os

# With this limit Linux hands no dump to a collecting program either; 0 would only stop files.
NO_DUMP = 1
NOBODY_ELSE = 0o077


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
