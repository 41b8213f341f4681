"""A verified copy of the register beside it, made at a start and not more than once an hour."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from il2nurse.workflow.register import NotSaved

if TYPE_CHECKING:
    from il2nurse.storage.register import SqliteRegister

EVERY = timedelta(hours=1)
KEPT = 24
MADE = re.compile(r"\.backup-(\d{8}T\d{6})Z$")


def copies_of(register: Path) -> list[tuple[datetime, Path]]:
    """The copies beside a register with the time each was made, oldest first."""
    found = []
    for path in register.parent.glob(f"{register.name}.backup-*Z"):
        made = MADE.search(path.name)
        if made:
            at = datetime.strptime(made.group(1), "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
            found.append((at, path))
    return sorted(found)


def copy_register(register: "SqliteRegister", at: datetime) -> str:
    """Make a copy unless the newest is young; the oldest beyond a day's worth go.

    Gives the sentence to show where no copy could be made, else "".
    """
    copies = copies_of(register.path)
    if copies and at - copies[-1][0] < EVERY:
        return ""
    try:
        register.copy_to(register.path.parent, at)
    except NotSaved as problem:
        return str(problem)
    for _, old in copies_of(register.path)[:-KEPT]:
        old.unlink(missing_ok=True)
        Path(f"{old}.head.json").unlink(missing_ok=True)
    return ""
