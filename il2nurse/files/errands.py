"""Work at a place that may be slow or never answer, as a share that is away: in a thread apart."""

import errno
import threading
from collections.abc import Callable
from typing import Final, TypeVar

Made = TypeVar("Made")
Other = TypeVar("Other")

PATIENCE_S: Final = 10.0


class NoAnswer(OSError):
    """The place did not answer in time; what was begun there may still come to its end."""

    def __init__(self) -> None:
        """Say it as the system says other faults of a place."""
        super().__init__(errno.ETIMEDOUT, "it does not answer")


class Errand:
    """What is done at one place, one thing at a time; who waits for it waits so long at most."""

    def __init__(self, patience_s: float = PATIENCE_S) -> None:
        """Nothing is being done yet."""
        self._patience_s = patience_s
        self._going: threading.Thread | None = None

    def run(self, work: Callable[[], Made]) -> Made:
        """What the work makes or raises; ``NoAnswer`` where it, or what came before, goes on."""
        if self._going and self._going.is_alive():
            raise NoAnswer
        made: list[Made] = []
        failed: list[Exception] = []

        def go() -> None:
            try:
                made.append(work())
            except Exception as problem:  # noqa: BLE001 - raised again where it is waited for
                failed.append(problem)

        self._going = threading.Thread(target=go, name="errand", daemon=True)
        self._going.start()
        self._going.join(self._patience_s)
        if failed:
            raise failed[0]
        if not made:
            raise NoAnswer
        return made[0]


def ask(work: Callable[[], Made], otherwise: Other, patience_s: float = PATIENCE_S) -> Made | Other:
    """What the work makes; something else where its place cannot be reached or does not answer."""
    try:
        return Errand(patience_s).run(work)
    except OSError:
        return otherwise
