"""A colleague moved the dose on: for a moment a key that was meant for before does nothing."""

from typing import Final

from PySide6.QtCore import QElapsedTimer

SETTLED_AFTER_MS: Final = 1000


class MovedOn:
    """How long ago that was."""

    def __init__(self) -> None:
        self._since = QElapsedTimer()

    def begin(self) -> None:
        """It was now."""
        self._since.start()

    @property
    def settled(self) -> bool:
        """False right after a colleague moved the dose on."""
        return not self._since.isValid() or self._since.hasExpired(SETTLED_AFTER_MS)
