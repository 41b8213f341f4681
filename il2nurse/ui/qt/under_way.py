"""What goes on in a window while an act is under way there, and what waits."""

from collections.abc import Callable
from typing import TypeVar

from il2nurse.ui.qt.background import draw_meanwhile, run_in_thread

Made = TypeVar("Made")


class UnderWay:
    """Keys and clicks wait, and nobody's record is followed; alarms, clocks and drawing go on."""

    _busy = False

    @property
    def busy(self) -> bool:
        """True while an act is under way; the page that asked for it must not go meanwhile."""
        return self._busy

    def draw_meanwhile(self) -> None:
        """Let the window draw between two pieces of a long turn.

        What is drawn half is not begun anew by what another station records.
        """
        before, self._busy = self._busy, True
        try:
            draw_meanwhile()
        finally:
            self._busy = before

    def look_in_thread(self, look: Callable[[], Made]) -> Made:
        """What a look gives that may take long; raises what it does, and nothing was done."""
        return run_in_thread(look)
