"""A copy tried out as the register that it would be: in a scratch folder, which goes afterwards."""

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from il2nurse.app.joining import join
from il2nurse.app.keys import key_of
from il2nurse.app.restore.losses import Loss, find_loss
from il2nurse.app.restore.parting import Parted, find_parting
from il2nurse.domain.record.register.entries import BrokenRegister, KeyMissing
from il2nurse.domain.values.clock import Clock
from il2nurse.domain.values.recovery_key import name_key
from il2nurse.files.duplicating import copy_with_journal
from il2nurse.files.making import scratch_beside
from il2nurse.settings import Settings
from il2nurse.storage.files.heads import StationHeads
from il2nurse.storage.files.kept_copies import Copy, read_copy
from il2nurse.storage.register import SqliteRegister, bring_up_to_date, open_register
from il2nurse.storage.sqlite.salvaging import Salvaged, salvage, without_journal
from il2nurse.workflow.station import Station

SOUND: Final = (
    "{} is whole, and the copy does not hold all of it. Nothing was restored in its place: go on "
    "with it, or name another place."
)
OTHER: Final = (
    "{} is whole, tells another history than the copy, and is not what this station worked with. "
    "Nothing was changed. With --set-aside it gets a dated name beside, where nothing of it is "
    "deleted, and the copy goes on in its place."
)
NO_KEY: Final = (
    "The copy {} is encrypted and this station has no key that opens it, or it is damaged or no "
    "register. Put the key back from the recovery sheet: il2nurse key restore.{} Nothing was "
    "changed."
)
WHICH: Final = " It takes the sheet that ends with {}, which may be an older one."


@dataclass(frozen=True, slots=True)
class TriedOut:
    """A duplicate of a copy, open in a scratch folder, and what it does not hold."""

    register: SqliteRegister
    station: Station
    loss: Loss
    key: bytes | None


@contextmanager
def trying_out(
    settings: Settings, copy: Path, to: Path, clock: Clock, *, aside: bool = True
) -> Iterator[TriedOut]:
    """A verified duplicate of the copy beside ``to``; copy and register stay as they are.

    Raises ``BrokenRegister`` where the copy is not whole, or what lies at ``to`` is: a whole
    register gives way only where it tells another history, is not what this station worked with,
    and may be set ``aside``.
    """
    with scratch_beside(to) as scratch:
        key = key_of_copy(without_journal(copy, scratch / "of copy"), settings.home)
        duplicate = scratch / "copy"
        duplicate.mkdir()
        with closing(open_duplicate(copy, duplicate / to.name, key)) as register:
            found = replace(with_true_head(copy, register), key=name_key(key) if key else None)
            key_there = key_of_damaged(without_journal(to, scratch / "of place"), settings.home)
            old = salvage(to, key_there, found.head.number, scratch)
            heads, parted = StationHeads(settings.heads), None
            if old.whole:
                parted = find_parting(register, scratch / to.name, key_there, heads, to)
            refuse_whole(to, register, old, parted, aside=aside)
            station = join(settings, register, clock)
            loss = find_loss(settings, station, found, to, old, scratch, parted)
            yield TriedOut(register, station, loss, key)


def key_of_copy(copy: Path, home: Path) -> bytes | None:
    """The key of a copy; ``BrokenRegister`` where there is no copy or the key is gone."""
    if not copy.is_file():
        raise BrokenRegister(f"There is no copy at {copy}. Nothing was changed; look at the path.")
    try:
        return key_of(copy, home)
    except BrokenRegister as gone:
        raise KeyMissing(str(gone)) from gone


def key_of_damaged(path: Path, home: Path) -> bytes | None:
    """The key of what lies in the place; one that is gone cannot be asked for."""
    with suppress(BrokenRegister):
        return key_of(path, home)
    return None


def open_duplicate(copy: Path, duplicate: Path, key: bytes | None) -> SqliteRegister:
    """A duplicate of the copy, up to date and verified whole; ``BrokenRegister`` if it is not."""
    copy_with_journal(copy, duplicate)
    try:
        bring_up_to_date(duplicate, key)
        register = open_register(duplicate, key)
    except KeyMissing:
        noted = read_copy(copy)
        which = WHICH.format(noted.key) if noted and noted.key else ""
        raise KeyMissing(NO_KEY.format(copy, which)) from None
    except BrokenRegister as problem:
        why = str(problem).replace(str(duplicate), str(copy))
        raise BrokenRegister(f"The copy {copy} cannot be opened. {why}") from problem
    found = register.verify()
    if not found.intact:
        register.close()
        raise BrokenRegister(
            f"The copy {copy} is not whole: {found.fault}. Nothing was changed; take another copy."
        )
    return register


def with_true_head(copy: Path, register: SqliteRegister) -> Copy:
    """The copy with the head that it really has; ``BrokenRegister`` where its own says another."""
    head, noted = register.head(), read_copy(copy)
    if noted and noted.head != head:
        raise BrokenRegister(
            f"The copy {copy} ends with entry {head.number}, and not as when it was made. Nothing "
            "was changed; take another copy."
        )
    newest = register.newest(1)[0].recorded_at
    return noted or Copy(copy, newest, register.identity().register, head)


def refuse_whole(
    to: Path, register: SqliteRegister, old: Salvaged, parted: Parted | None, *, aside: bool
) -> None:
    """Raise ``BrokenRegister`` where what lies there is whole, unless the copy holds all of it.

    One of another history that is strange to this station may be set aside.
    """
    if old.whole is None:
        return
    if parted is None and old.whole.number >= register.head().number:
        raise BrokenRegister(SOUND.format(to))
    if parted and parted.known:
        raise BrokenRegister(SOUND.format(to))
    if parted and not aside:
        raise BrokenRegister(OTHER.format(to))
