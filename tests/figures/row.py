"""One row of the table of figures: what is done how often, its faults, and its controls."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

QUICK_DISK: Final = Path("/dev/shm")  # noqa: S108 - only whether the machine has one is asked


@dataclass(frozen=True, slots=True)
class Counts:
    """What one run found."""

    done: int
    faults: int
    said: str = ""
    """What else is worth knowing, as half a sentence."""


Run = Callable[[int, int, Path, str | None], Counts]
"""Do it so many times with this seed in this folder, with one control taken away or none."""


@dataclass(frozen=True, slots=True)
class Row:
    """A measure: its full and its short number, and by which words its controls are taken away."""

    name: str
    fault: str
    """What is counted as a fault."""
    full: int
    short: int
    run: Run
    controls: tuple[str, ...]
    """The controls; without any one of them faults must be found."""
    short_without: int = 0
    """How many the short form does without a control; 0 for as many as with it."""
    missing: Callable[[], str] = str
    """Why this machine cannot run it; "" where it can."""
    how: str | None = None
    """How it is done, as a sentence, where the name does not say enough."""


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder of its own for a run, in memory where the machine has such a place."""
    with TemporaryDirectory(dir=QUICK_DISK if QUICK_DISK.is_dir() else None) as folder:
        yield Path(folder).resolve()
