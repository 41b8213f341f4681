"""PINs typed where no register keeps the wrong ones: each doubles the wait for the next."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.values.clock import Reading

LONGEST_WAIT_S: Final = 60


@dataclass(slots=True)
class PinPace:
    """Counts wrong PINs by the time that the computer has run, whatever its clock says."""

    _wrong: int = 0
    _last: Reading | None = None

    def refuse_hurried(self, now: Reading) -> None:
        """``NotAllowed`` where the wait after the last wrong PIN is not over."""
        if self._last is None:
            return
        wait = timedelta(seconds=min(2 ** (self._wrong - 1), LONGEST_WAIT_S))
        left = wait - now.since(self._last)
        if left > timedelta():
            seconds = int(left.total_seconds()) + 1
            raise NotAllowed(f"This PIN was not looked at. Type it again in {seconds} s.")

    def count(self, now: Reading) -> None:
        """One more wrong PIN."""
        self._wrong, self._last = self._wrong + 1, now
