"""A disk that keeps for certain only what was waited for; the rest it may have lost, in part.

Stricter than most: writes not yet waited for survive in any order, sector by sector, and so do
names of files until their folder was waited for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Final

from tests.figures.powercut.trace import Did

SECTOR: Final = 512


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes that were written to a file, or with none the length that it was cut to."""

    file: int
    at: int
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Named:
    """Names that were given to files or taken away in one step."""

    names: tuple[tuple[str, int | None], ...]


@dataclass
class Disk:
    """What is certain, and what was asked since."""

    folder: str
    files: dict[int, bytearray] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)
    """The names as the running program sees them."""
    written: list[Written] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)

    def do(self, did: Did) -> None:
        """Take what was asked; what is waited for becomes certain."""
        if did.call == "sync":
            self._sync(did.name)
        elif did.call in ("write", "truncate"):
            if did.name in self.seen:
                data = did.data if did.call == "write" else None
                self.written.append(Written(self.seen[did.name], did.at, data))
        elif did.call != "create" or did.name not in self.seen:
            self._name(did)

    def _name(self, did: Did) -> None:
        if did.call == "create":
            number = len(self.files)
            self.files[number] = bytearray()
            changes: tuple[tuple[str, int | None], ...] = ((did.name, number),)
        elif did.call == "unlink":
            changes = ((did.name, None),)
        else:
            changes = ((did.data.decode(), self.seen[did.name]),)
            if did.call == "rename":
                changes = (*changes, (did.name, None))
        put_names(self.seen, changes)
        self.named.append(Named(changes))

    def _sync(self, name: str) -> None:
        if name == self.folder:
            for change in self.named:
                put_names(self.names, change.names)
            self.named.clear()
            return
        file = self.seen.get(name)
        for each in self.written:
            if each.file == file:
                put(self.files[each.file], each.at, each.data)
        self.written = [each for each in self.written if each.file != file]

    def cut(self, chance: Random) -> dict[str, bytes]:
        """What lies there after the power came back."""
        likely = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        names = dict(self.names)
        for change in self.named:
            if chance.random() < likely:
                put_names(names, change.names)
        files = {number: bytearray(self.files[number]) for number in names.values()}
        for each in self.written:
            if each.file in files:
                for at, data in survivors(each, chance, likely):
                    put(files[each.file], at, data)
        return {name: bytes(files[number]) for name, number in names.items()}


def survivors(
    written: Written, chance: Random, likely: float
) -> Iterator[tuple[int, bytes | None]]:
    """The sectors of a write that reached the disk."""
    if written.data is None:
        if chance.random() < likely:
            yield written.at, None
        return
    at, end = written.at, written.at + len(written.data)
    while at < end:
        until = min(end, (at // SECTOR + 1) * SECTOR)
        if chance.random() < likely:
            yield at, written.data[at - written.at : until - written.at]
        at = until


def put(content: bytearray, at: int, data: bytes | None) -> None:
    """Write into a file, over its end too; without data cut it there."""
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    if data is None:
        del content[at:]
    else:
        content[at : at + len(data)] = data


def put_names(names: dict[str, int], changes: tuple[tuple[str, int | None], ...]) -> None:
    """Give and take away names."""
    for name, file in changes:
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file
