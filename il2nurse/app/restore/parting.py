"""A whole register that tells another history than a copy: since when, and whether it is known."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from il2nurse.domain.record.register.entries import BrokenRegister, Entry
from il2nurse.storage.files.heads import UNREADABLE, StationHeads
from il2nurse.storage.register import bring_up_to_date, open_register
from il2nurse.workflow.register import Register

PAGE: Final = 1000


@dataclass(frozen=True, slots=True)
class Parted:
    """What copy and register have in common ends with entry ``agreed``; 0 where nothing is.

    ``entries`` are those of the register after it, none of another ward's. ``known`` where it is
    the register that this station works with.
    """

    agreed: int
    entries: tuple[Entry, ...]
    known: bool


def find_parting(
    copy: Register, duplicate: Path, key: bytes | None, heads: StationHeads, place: Path
) -> Parted | None:
    """How a whole register, of which this is a duplicate, parts from a copy.

    ``None`` where one of them goes on where the other ends. Raises ``BrokenRegister`` where the
    duplicate cannot be opened.
    """
    bring_up_to_date(duplicate, key)
    there = open_register(duplicate, key)
    try:
        agreed = last_in_common(copy, there)
        if agreed is None:
            return None
        entries = tuple(all_since(there, agreed)) if agreed else ()
        return Parted(agreed, entries, is_known(heads, there, place))
    finally:
        there.close()


def last_in_common(copy: Register, there: Register) -> int | None:
    """The newest entry that both have, where both have others after it; else ``None``."""
    high = min(copy.head().number, there.head().number)
    if seal_at(copy, high) == seal_at(there, high):
        return None
    low = 0
    while high - low > 1:
        middle = (low + high) // 2
        if seal_at(copy, middle) == seal_at(there, middle):
            low = middle
        else:
            high = middle
    return low


def seal_at(register: Register, number: int) -> str:
    """The seal of an entry, which covers all before it."""
    return register.since(number - 1, limit=1)[0].seal


def all_since(register: Register, number: int) -> Iterator[Entry]:
    """Every entry after a number."""
    while entries := register.since(number, PAGE):
        yield from entries
        number = entries[-1].number


def is_known(heads: StationHeads, there: Register, place: Path) -> bool:
    """Whether the station saw this register at its place, and it holds all of that."""
    with suppress(*UNREADABLE, BrokenRegister):
        seen = heads.seen(there.identity().register)
        return seen is not None and heads.find_setback(there, place) is None
    return False
