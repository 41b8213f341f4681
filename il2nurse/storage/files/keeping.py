"""Which copies of a register are kept: the last of each hour, day and month that has one."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Final

# How many hours, days and months have a copy kept, and how much of a written time tells each.
KEPT: Final = ((24, len("2026-11-20T14")), (30, len("2026-11-20")), (12, len("2026-11")))


def to_keep(times: Collection[datetime]) -> frozenset[datetime]:
    """Of the times at which copies were made, those whose copies stay.

    Hours in which nobody worked count for nothing: what is kept never goes because time passes,
    only because newer copies came.
    """
    kept: set[datetime] = set()
    written = [(at.astimezone(UTC).isoformat(), at) for at in sorted(times)]
    for count, letters in KEPT:
        newest = {spelling[:letters]: at for spelling, at in written}
        kept.update([*newest.values()][-count:])
    return frozenset(kept)
