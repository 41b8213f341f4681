"""What copies of a register still hold of what it lacks; they are read as duplicates."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from il2nurse.app.keys import key_of
from il2nurse.domain.record.register.entries import BrokenRegister, Entry
from il2nurse.settings import Settings
from il2nurse.storage.files.kept_copies import Copy
from il2nurse.storage.sqlite.salvaging import salvage


def entries_of(
    copies: Sequence[Copy], after: int, settings: Settings, scratch: Path
) -> tuple[Entry, ...]:
    """The entries after a number that the furthest of the copies holds; ``scratch`` is a folder.

    A copy whose key is gone holds nothing that can be read.
    """
    if not copies:
        return ()
    furthest = max(copies, key=lambda each: (each.head.number, each.at))
    key = None
    with suppress(BrokenRegister):
        key = key_of(furthest.path, settings.home)
    folder = scratch / "of the copy"
    folder.mkdir()
    return salvage(furthest.path, key, after, folder).entries


def joined(first: Sequence[Entry], others: Sequence[Entry]) -> tuple[Entry, ...]:
    """Both by number; where they differ the first ones count."""
    found = {each.number: each for each in (*others, *first)}
    return tuple(found[number] for number in sorted(found))
