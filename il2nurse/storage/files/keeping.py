"""Which copies of a register are kept: the last of each hour, day and month that has one."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Final

# How many hours, days and months have a copy kept, and how each is told from the others.
KEPT: Final = ((24, "%Y-%m-%d %H"), (30, "%Y-%m-%d"), (12, "%Y-%m"))


def to_keep(times: Collection[datetime]) -> frozenset[datetime]:
    """Of the times at which copies were made, those whose copies stay.

    Hours in which nobody worked count for nothing: what is kept never goes because time passes,
    only because newer copies came.
    """
    kept: set[datetime] = set()
    for count, spelling in KEPT:
        newest: dict[str, datetime] = {}
        for at in sorted(times):
            newest[at.astimezone(UTC).strftime(spelling)] = at
        kept.update(sorted(newest.values())[-count:])
    return frozenset(kept)
