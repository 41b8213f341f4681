"""Keys that came in one burst: what they spell, how fast, and what may be said of them."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from il2nurse.ui.qt.arrival import FASTEST_HAND_MS, LATE_GAP_MS, LONGEST_GAP_MS, Doubt
from il2nurse.ui.qt.kept_key import KeptKey
from il2nurse.ui.shell.scans.keys import Box, target, text_box

# After the scanner's own prefix nothing but its code can follow.
AFTER_PREFIX_MS: Final = 1000
SHORTEST_CODE: Final = 3
# Two signs and Enter faster than any hand are a code; one sign and Enter two fingers do by chance.
SHORTEST_FAST_CODE: Final = 2


@dataclass
class Burst:
    """The keys that are kept, and the widget that they were pressed on.

    They are ``torn`` from other keys that came just before, ``late`` where those were a code.
    """

    prefix: str = ""
    widget: QWidget | None = None
    torn: bool = False
    late: bool = False
    code: str = ""
    kept: list[KeptKey] = field(default_factory=list)
    last: int = 0
    pace: int = 0

    def add(self, key: KeptKey, sign: str, at: int) -> None:
        """One more key."""
        self.come(at)
        self.kept.append(key)
        self.code += sign

    def come(self, at: int) -> None:
        """A key came, a sign or the end."""
        if self.kept:
            self.pace = max(self.pace, at - self.last)
        self.last = at

    @property
    def prefixed(self) -> bool:
        """Whether the scanner's own prefix begins it, which makes it certain."""
        return bool(self.prefix) and self.code.startswith(self.prefix)

    @property
    def whole_prefix(self) -> bool:
        """Whether a code stands behind the prefix."""
        return self.code.startswith(self.prefix) and len(self.code) > len(self.prefix)

    @property
    def box(self) -> Box | None:
        """The text box that it was pressed in."""
        valid = self.widget is not None and isValid(self.widget)
        return text_box(self.widget) if valid else None

    @property
    def is_code(self) -> bool:
        """Whether it is a code although no end came."""
        return len(self.kept) >= SHORTEST_CODE or (self.prefixed and self.whole_prefix)

    @property
    def patience(self) -> int:
        """How long the next key may take: no hand's key waits once it is a code."""
        if self.prefixed:
            return AFTER_PREFIX_MS
        return LATE_GAP_MS if self._fast or len(self.kept) >= SHORTEST_CODE else LONGEST_GAP_MS

    @property
    def _fast(self) -> bool:
        """Whether two signs or more came faster than from any hand."""
        return self.pace <= FASTEST_HAND_MS and len(self.kept) >= SHORTEST_FAST_CODE

    def goes_on(self, at: int) -> bool:
        """Whether a key at this time belongs to it."""
        return bool(self.kept) and at - self.last <= self.patience

    def give_back(self) -> None:
        """Press the keys where they were pressed, and go on where that leads."""
        widget = self.widget
        for key in self.kept:
            if widget is None or not isValid(widget) or not widget.isVisible():
                break
            key.press(widget)
            widget = target()

    def doubt(self) -> Doubt | None:
        """Why it is refused, although it ended as a code does."""
        if self.prefixed and self.whole_prefix:
            return None
        if self.torn or self.late:
            return Doubt.TORN
        return None if self._fast or len(self.kept) >= SHORTEST_CODE else Doubt.SHORT
