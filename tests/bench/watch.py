"""How long something in the window takes, how long it stands still, and whether it says so."""

from collections.abc import Callable
from time import perf_counter
from typing import NamedTuple

from PySide6.QtWidgets import QApplication, QWidget

from il2nurse.ui.qt.background import SHOWN_AFTER_MS, WorkingSign
from tests.bench.dose import Heart

WIDE = "| {:40} | {:>7} | {:>13} | {:18} |"
HEADS = (
    WIDE.format("what", "in all", "longest block", "says that it works"),
    WIDE.format("", "", "", "").replace(" ", "-"),
)


class Opened(NamedTuple):
    """How long one took, in milliseconds, its longest block, and whether the sign stood there."""

    name: str
    ms: float
    block_ms: float
    says: bool

    @property
    def silent(self) -> bool:
        """True where it takes longer than a moment and says nothing of it."""
        return self.ms > SHOWN_AFTER_MS and not self.says

    def row(self) -> str:
        """Its row of the table."""
        needs = self.ms > SHOWN_AFTER_MS
        word = "yes" if self.says else "NO" if needs else ""
        return WIDE.format(self.name, f"{self.ms:.0f} ms", f"{self.block_ms:.0f} ms", word)


class Watch(Heart):
    """The window's heart; it sees as well whether the sign of work stands over the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.says = False

    def _beat(self) -> None:
        super()._beat()
        self.says = self.says or any(
            sign.isVisible() for sign in self._window.findChildren(WorkingSign)
        )

    def time(self, name: str, act: Callable[[], object]) -> Opened:
        """Do it, let the window draw, and tell."""
        self.longest_ms, self.says = 0.0, False
        self.start()
        began = perf_counter()
        act()
        QApplication.processEvents()
        taken = (perf_counter() - began) * 1000
        self._beat()
        self.stop()
        QApplication.processEvents()
        return Opened(name, taken, min(self.longest_ms, taken), self.says)
