"""Wrong PINs that no register can keep yet: this station does, until one can.

They are typed where a register is to be restored, or to go on without what is missing.
"""

import json
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from il2nurse.domain.record.register.entries import read_instant, write_instant
from il2nurse.domain.values.clock import Reading
from il2nurse.files.private import make_private_folder
from il2nurse.files.reading import BadFile, read_utf8
from il2nurse.files.writing import write_over

MOST: Final = 1000
UNREADABLE: Final = (BadFile, OSError, ValueError, TypeError, KeyError, RecursionError)


@dataclass(frozen=True, slots=True)
class WrongPin:
    """One wrong PIN: of which register and person, when; it ``counts`` until a right one came."""

    register: str
    person: str
    at: datetime
    boot_id: str
    boot_ms: int
    counts: bool = True

    @property
    def reading(self) -> Reading:
        """What the clock said."""
        return Reading(self.at, self.boot_id, self.boot_ms)


class PinTries:
    """The wrong PINs in a small file of the station.

    Where the file cannot be read or written they are kept for as long as the program runs.
    """

    def __init__(self, path: Path) -> None:
        """Use this file; it is made with the first wrong PIN."""
        self._path = path
        self._changing = threading.Lock()
        self._unwritten: tuple[WrongPin, ...] | None = None

    def of(self, register: str) -> tuple[WrongPin, ...]:
        """The wrong PINs of one register, oldest first."""
        return tuple(each for each in self._read() if each.register == register)

    def add(self, wrong: WrongPin) -> None:
        """Keep one; before the PIN is looked at, so that one of many at once is."""
        self._change(lambda known: (*known, wrong)[-MOST:])

    def came_right(self, right: WrongPin) -> None:
        """The PIN that was tried is right: it goes, and those before it count no more."""

        def change(known: tuple[WrongPin, ...]) -> tuple[WrongPin, ...]:
            rest = (each for each in known if each != right)
            return tuple(
                replace(each, counts=False)
                if (each.register, each.person) == (right.register, right.person)
                else each
                for each in rest
            )

        self._change(change)

    def forget(self, register: str) -> None:
        """They are on record now."""
        self._change(lambda known: tuple(each for each in known if each.register != register))

    def _change(self, change: Callable[[tuple[WrongPin, ...]], tuple[WrongPin, ...]]) -> None:
        with self._changing:
            known = change(self._read())
            written = [{**asdict(each), "at": write_instant(each.at)} for each in known]
            try:
                make_private_folder(self._path.parent)
                write_over(self._path, json.dumps(written, indent=1))
            except OSError:
                self._unwritten = known
            else:
                self._unwritten = None

    def _read(self) -> tuple[WrongPin, ...]:
        if self._unwritten is not None:
            return self._unwritten
        try:
            given = json.loads(read_utf8(self._path))
            return tuple(WrongPin(**{**each, "at": read_instant(each["at"])}) for each in given)
        except UNREADABLE:
            return ()
