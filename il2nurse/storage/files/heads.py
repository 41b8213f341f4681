"""What this station remembers outside the register: the newest entry it saw in each, and where."""

import json
import threading
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.seal import Head
from il2nurse.domain.record.register.setback import Setback, forgotten
from il2nurse.files.private import make_private_folder
from il2nurse.files.reading import BadFile, read_utf8
from il2nurse.files.writing import write_over
from il2nurse.storage.files.comparing import place_of, unlike
from il2nurse.storage.files.restorings import cut_back, find_restoring, grow, without_lost
from il2nurse.storage.files.seen import (
    MOST_DECISIONS,
    Decision,
    Seen,
    read_seen,
    write_seen,
)
from il2nurse.workflow.register import Register

UNREADABLE = (BadFile, OSError, ValueError, RecursionError)
PAGE = 1000


class StationHeads:
    """The heads a station saw, in a small file that must not lie beside the register."""

    def __init__(self, path: Path) -> None:
        """Use this file; it is made when the first head is remembered."""
        self._path = path
        self._changing = threading.Lock()

    def check(self, register: Register, path: Path | None = None) -> str | None:
        """A sentence where the register does not hold what the station saw; ``None`` where it does.

        A register that this station never saw is fine, unless another one lay at its ``path``.
        """
        setback = self.find_setback(register, path)
        return setback.sentence if setback else None

    def find_setback(self, register: Register, path: Path | None = None) -> Setback | None:
        """In which way the register is not what the station saw; ``None`` where it is."""
        try:
            all_seen = self._read()
        except UNREADABLE:
            where = str(path or self._path)
            return forgotten(register.identity().register, where, register.head())
        return unlike(all_seen, register, place_of(path))

    def find_restoring(self, register: Register) -> Entry | None:
        """The restoring by which the register lacks what the station saw, if there is one.

        It is taken as known by ``follow``, once.
        """
        try:
            seen = self._read().get(register.identity().register)
        except UNREADABLE:
            return None
        return find_restoring(seen, register)

    def follow(self, register: Register, path: Path | None = None) -> Setback | Head:
        """The setback of a register, or its newest head, which is remembered then.

        Raises ``ValueError``, ``BadFile`` or ``OSError`` where it cannot be remembered.
        """
        with self._changing:
            all_seen, place = self._read(), place_of(path)
            if setback := unlike(all_seen, register, place):
                return setback
            identity = register.identity().register
            seen = all_seen.get(identity)
            grown = grow(without_lost(seen, register), register)
            if place and grown.path != place:
                grown = replace(grown, path=place)
            if grown != seen:
                self._write({**all_seen, identity: grown})
            return grown.head

    def lies_elsewhere(self, register: Register, path: Path) -> bool:
        """Whether the station worked with this register at another place than ``path``."""
        seen = self._read().get(register.identity().register)
        return seen is not None and seen.path not in (None, place_of(path))

    def works_elsewhere(self, register: str, path: Path, ward: Path) -> Path | None:
        """Where the station works with this register while a file of it lies at ``path``.

        ``None`` where nothing lies there any more, and where ``path`` is the ward's own place.
        """
        seen = self._read().get(register)
        place = Path(seen.path) if seen and seen.path else None
        if place is None or not place.exists():
            return None
        if place_of(path) in (place_of(place), place_of(ward)):
            return None
        return place

    def register_at(self, path: Path) -> tuple[str, Seen] | None:
        """The register that this station saw at a path; ``ValueError`` where that is unreadable."""
        place = place_of(path)
        found = ((name, seen) for name, seen in self._read().items() if seen.path == place)
        return next(found, None)

    def seen(self, register: str) -> Head | None:
        """The newest head seen of this register; ``ValueError`` where the file is damaged."""
        found = self._read().get(register)
        return found.head if found else None

    def known(self, register: str) -> tuple[Head, ...]:
        """Every entry of this register of which the seal is remembered, oldest first."""
        found = self._read().get(register)
        return found.known if found else ()

    def remember(self, register: str, head: Head) -> None:
        """Remember a newer head; an older one is not taken in its place.

        Raises ``ValueError`` where the file is damaged and ``OSError`` where it cannot be written.
        """
        seen = self.seen(register)
        if seen is None or head.number > seen.number:
            self.accept(register, head)

    def accept(
        self,
        register: str,
        head: Head,
        path: Path | None = None,
        decision: Decision | None = None,
        agreed: int | None = None,
    ) -> None:
        """Remember this head whatever was seen before, as after a copy was put back on purpose.

        What else was seen at ``path`` is there no more; what was seen of the register after entry
        ``agreed`` is of another history. A file that cannot be read is kept under another name
        where there is a decision.
        """
        with self._changing:
            if decision:
                self._keep_damaged()
            place = place_of(path)
            all_seen = freed(self._read(), place, register)
            old = all_seen.get(register) or Seen(head)
            made = (*old.decisions, decision) if decision else old.decisions
            last = head.number - 1 if agreed is None else agreed
            all_seen[register] = replace(
                old,
                head=head,
                path=place or old.path,
                marks=tuple(each for each in old.marks if each.number <= last),
                papers=tuple(each for each in old.papers if each.head.number <= last),
                decisions=made[-MOST_DECISIONS:],
            )
            self._write(all_seen)

    def go_on_restored(self, register: Register, path: Path, entry: Entry) -> None:
        """Remember that this very entry restored the register, which lies at ``path`` now.

        What else was seen there is there no more; a file that cannot be read is kept.
        """
        with self._changing:
            self._keep_damaged()
            identity, place = register.identity().register, place_of(path)
            all_seen = freed(self._read(), place, identity)
            seen = cut_back(all_seen.get(identity) or Seen(register.head()), entry)
            self._write({**all_seen, identity: replace(grow(seen, register), path=place)})

    def decisions(self, register: str) -> tuple[Decision, ...]:
        """What was decided at this station about setbacks of this register."""
        found = self._read().get(register)
        return found.decisions if found else ()

    def _keep_damaged(self) -> None:
        try:
            self._read()
        except (BadFile, ValueError, RecursionError):
            kept = self._path.with_name(f"{self._path.name}.damaged")
            self._path.replace(kept)

    def _write(self, all_seen: dict[str, Seen]) -> None:
        make_private_folder(self._path.parent)
        spelled = {name: write_seen(seen) for name, seen in all_seen.items()}
        write_over(self._path, json.dumps(spelled, indent=1))

    def _read(self) -> dict[str, Seen]:
        try:
            found = json.loads(read_utf8(self._path))
        except FileNotFoundError:
            return {}
        match found:
            case dict():
                return {name: read_seen(seen) for name, seen in found.items()}
            case _:
                raise ValueError("The memory of heads is damaged.")


def freed(all_seen: Mapping[str, Seen], place: str | None, register: str) -> dict[str, Seen]:
    """The memory of all registers in which only this one is said to lie at the place."""
    return {
        name: replace(seen, path=None)
        if place and seen.path == place and name != register
        else seen
        for name, seen in all_seen.items()
    }
