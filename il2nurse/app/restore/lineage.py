"""Which copies, and which memory of a station, are of one history: told by seals.

Two histories have the same numbers. What cannot be told by a seal is not known.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from il2nurse.app.keys import key_of
from il2nurse.domain.record.register.entries import BrokenRegister, Entry, Kind
from il2nurse.domain.record.register.seal import Head
from il2nurse.settings import Settings
from il2nurse.storage.files.heads import UNREADABLE, StationHeads
from il2nurse.storage.files.kept_copies import Copy
from il2nurse.storage.files.restorings import holds
from il2nurse.storage.sqlite.salvaging import read_at
from il2nurse.workflow.people.losses import is_of_one_station
from il2nurse.workflow.register import Register

OPENED: Final = Kind.REGISTER_OPENED


@dataclass(frozen=True, slots=True)
class Memory:
    """What this station remembers of the register that a copy is of.

    ``last`` is the newest entry that it saw, where that tells how far the copy's history went at
    least. ``parted`` is the newest entry in common where it saw another history than the copy's,
    whose newest entry was ``seen``. Only of a register in which no other station worked does a
    station know all: then it is ``alone``.
    """

    seen: int | None = None
    last: int | None = None
    parted: int | None = None
    alone: bool = False


UNSEEN: Final = Memory()


def memory_of(settings: Settings, copy: Register) -> Memory:
    """What this station remembers, compared with what the copy holds."""
    known: tuple[Head, ...] = ()
    with suppress(*UNREADABLE):
        known = StationHeads(settings.heads).known(copy.identity().register)
    if not known:
        return Memory()
    end, seen = copy.head().number, known[-1].number
    within = [mark for mark in known if mark.number <= end]
    held = [mark.number for mark in within if holds(copy, mark)]
    if len(held) < len(within):
        return Memory(seen, parted=max(held, default=0))
    alone = is_of_one_station(copy.of_kind(OPENED))
    tells = seen > end or (alone and seen == end)
    return Memory(seen, seen if tells else None, alone=alone)


def by_history(
    copy: Copy, register: Register, copies: Sequence[Copy], settings: Settings, scratch: Path
) -> tuple[list[Copy], list[Copy]]:
    """The copies that go on where this one ends, and those of another history, oldest first.

    ``register`` is what the copy holds. Of a copy that cannot be read only what lies beside it
    tells: whether it goes on after the same loss.
    """
    mine: list[Copy] = []
    others: list[Copy] = []
    for each in sorted(copies, key=lambda each: each.at):
        if each.head.number <= copy.head.number:
            if not holds(register, each.head):
                others.append(each)
            continue
        entry = entry_in(each, copy.head.number, settings, scratch)
        same = entry.seal == copy.head.seal if entry else each.restored == copy.restored
        (mine if same else others).append(each)
    return mine, others


def of_marks(
    copies: Sequence[Copy], marks: Sequence[Head], settings: Settings, scratch: Path
) -> list[Copy]:
    """The copies that hold the newest of these entries that they could hold."""
    found = []
    for each in copies:
        within = [mark for mark in marks if mark.number <= each.head.number]
        if within and is_in(each, within[-1], settings, scratch):
            found.append(each)
    return found


def is_in(copy: Copy, head: Head, settings: Settings, scratch: Path) -> bool:
    """Whether a copy holds this very entry; not where that cannot be read."""
    if copy.head.number == head.number:
        return copy.head == head
    entry = entry_in(copy, head.number, settings, scratch)
    return entry is not None and entry.seal == head.seal


def entry_in(copy: Copy, number: int, settings: Settings, scratch: Path) -> Entry | None:
    """An entry of a copy; ``None`` where its key is gone or it cannot be read."""
    key = None
    with suppress(BrokenRegister):
        key = key_of(copy.path, settings.home)
    return read_at(copy.path, key, number, scratch)
