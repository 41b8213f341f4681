"""Kills of the real window during a dose: nothing that it was told to be saved is lost."""

from pathlib import Path
from typing import Final

from tests.figures import kills
from tests.figures.row import Counts, Row
from tests.figures.window import dying
from tests.whole.killed import kill


def run(count: int, seed: int, folder: Path, without: str | None) -> Counts:
    """Kill so many windows."""
    early = ["early"] if without else []
    whole, *killed = kill(folder / "windows", count, seed, *early, module=dying.__name__)
    kinds = [entry.kind for entry in whole.entries]
    good = [
        each.intact
        and len(each.entries) >= each.acknowledged
        and [entry.kind for entry in each.entries] == kinds[: len(each.entries)]
        for each in killed
    ]
    lengths = [len(each.entries) for each in killed]
    told = f"cut off after {len(set(lengths))} different entries of {min(lengths)} to {len(kinds)}"
    return Counts(len(good), good.count(False), told)


ROW: Final = Row(
    "kills of the real window during a dose",
    "an acknowledged entry lost, a chain broken, an entry that the dose does not have there",
    1_000,
    1,
    run,
    (kills.WITHOUT,),
    short_without=3,
    missing=kills.missing,
)
