"""What came into a text box, key by key, and whether it was a scanner that sent it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from il2nurse.ui.qt.arrival import (
    EVEN_MS,
    FASTEST_HAND_MS,
    LATE_GAP_MS,
    LONGEST_GAP_MS,
    UNREADABLE,
    Doubt,
)
from il2nurse.ui.shell.scans.burst import SHORTEST_CODE
from il2nurse.ui.shell.scans.keys import Box, asks_for_code, finds_patients, is_secret, text_in

# Shorter numbers are values that people type into boxes, too.
SHORTEST_IN_BOX: Final = 6


class TypedRun:
    """What came into one text box without a rest, no key later than ``gap`` after the last.

    Where it began ``soon`` after another key it may be the rest of a code.
    """

    def __init__(self, gap: int) -> None:
        self._gap = gap
        self.code = self.before = ""
        self.soon = False
        self._box: Box | None = None
        self._last = 0
        self._gaps: tuple[int, ...] = ()

    def add(self, box: Box, sign: str, at: int, *, soon: bool) -> None:
        """One more sign; after a rest or in another box it is the first."""
        gap = at - self._last
        if box is not self._box or gap > self._gap:
            self.code, self.before, self._box, self._gaps = "", text_in(box), box, ()
            self.soon = soon
        else:
            self._gaps = (*self._gaps, gap)
        self.code += sign
        self._last = at

    def lasts(self, box: Box, at: int, fewest: int = SHORTEST_CODE) -> bool:
        """Whether so many signs came without a rest, up to now."""
        return at - self._last <= self._gap and self.came(box, fewest)

    def came(self, box: Box, fewest: int) -> bool:
        """Whether so many signs came into this box without a rest, whenever that was."""
        return box is self._box and len(self.code) >= fewest

    @property
    def even(self) -> bool:
        """Whether it came as no hand types: a code with digits, every key as long after the last.

        Words have no digits, and values are shorter; a hand's keys come unevenly.
        """
        code = UNREADABLE not in self.code and " " not in self.code
        digits = any(sign.isdigit() for sign in self.code)
        return code and digits and max(self._gaps) - min(self._gaps) <= EVEN_MS


@dataclass(frozen=True, slots=True)
class TypedScan:
    """A code that a scanner sent into a text box, and what had stood there ``before``."""

    code: str
    before: str
    pace: int
    doubt: Doubt | None


class BoxScans:
    """Tells a scanner's keys from a hand's in a text box."""

    def __init__(self) -> None:
        """Nothing was typed yet."""
        self.known: Callable[[str], bool] = lambda _code: False
        """Whether a code is a patient's number, which nobody types into a box for other things."""
        self.forget()
        self.last = 0
        """When the newest sign came."""

    def add(self, box: Box, sign: str, at: int) -> None:
        """A sign came into a box."""
        soon = self._open and at - self.last <= LATE_GAP_MS
        self.begin(at)
        for run in (self._fast, self._slow, self._late):
            run.add(box, sign, at, soon=soon)

    def begin(self, at: int) -> None:
        """A sign came, into a box or elsewhere; until an end comes, more may belong to it."""
        self._open, self.last = True, at

    def forget(self) -> None:
        """What comes next is another code."""
        self._open = False
        self._fast, self._slow = TypedRun(FASTEST_HAND_MS), TypedRun(LONGEST_GAP_MS)
        self._late = TypedRun(LATE_GAP_MS)

    def ended(self, box: Box, at: int) -> TypedScan | None:
        """The code that ends now, where no hand can have typed it into this box."""
        if is_secret(box):
            return None
        if self._fast.lasts(box, at):
            return self._fast_scan(box)
        return self._slow_scan(box) if self._slow.lasts(box, at, SHORTEST_IN_BOX) else None

    def slow_code(self, box: Box, at: int) -> bool:
        """Whether keys as even as a slow scanner's end now in a box that asks for a code."""
        return asks_for_code(box) and self._slow.lasts(box, at, SHORTEST_IN_BOX) and self._slow.even

    def rested(self, box: Box) -> TypedScan | None:
        """The same of a scanner that sends no end, once no key came for a while.

        A box that asks for codes, or finds by them, keeps what came.
        """
        if is_secret(box) or asks_for_code(box) or finds_patients(box):
            return None
        if self._fast.came(box, SHORTEST_IN_BOX):
            return replace(self._fast_scan(box), doubt=Doubt.IN_BOX)
        return self._slow_scan(box) if self._slow.came(box, SHORTEST_IN_BOX) else None

    def _fast_scan(self, box: Box) -> TypedScan:
        """A code faster than any hand; one with a late key is whole only where it is asked for."""
        if not self._fast.soon:
            return _scan(self._fast, FASTEST_HAND_MS, None)
        whole = asks_for_code(box) and not self._late.soon
        return _scan(self._late, LATE_GAP_MS, None if whole else Doubt.TORN)

    def _slow_scan(self, box: Box) -> TypedScan | None:
        """A patient's number, or keys as even as a scanner's, where nobody asked for a code."""
        if asks_for_code(box) or finds_patients(box):
            return None
        sent = self._slow.even or self.known(self._slow.code)
        return _scan(self._slow, LONGEST_GAP_MS, Doubt.IN_BOX) if sent else None


def _scan(run: TypedRun, pace: int, doubt: Doubt | None) -> TypedScan:
    return TypedScan(run.code, run.before, pace, doubt)
