"""Kills of the real window during a dose: nothing that it was told to be saved is lost."""

from pathlib import Path
from typing import Final

from il2nurse.domain.record.register.entries import Kind
from tests.figures import kills
from tests.figures.row import Counts, Row
from tests.figures.window import dying
from tests.whole.killed import Killed, kill


def run(count: int, seed: int, folder: Path, without: str | None) -> Counts:
    """Kill so many windows."""
    early = ["early"] if without else []
    whole, *killed = kill(folder / "windows", count, seed, *early, module=dying.__name__)
    kinds, left = given(whole), [given(each) for each in killed]
    good = [
        each.intact and len(each.entries) >= each.acknowledged and stands == kinds[: len(stands)]
        for each, stands in zip(killed, left, strict=True)
    ]
    lengths = [len(stands) for stands in left]
    told = f"cut off after {len(set(lengths))} different entries of {min(lengths)} to {len(kinds)}"
    return Counts(len(good), good.count(False), told)


def given(killed: Killed) -> list[Kind]:
    """What stands of the dose; who went on with it signed in once more."""
    return [entry.kind for entry in killed.entries if entry.kind is not Kind.SIGNED_IN]


ROW: Final = Row(
    "kills of the real window during a dose",
    "an acknowledged entry lost, a chain broken, an entry that the dose does not have there",
    1_000,
    4,
    run,
    (kills.WITHOUT,),
    short_without=6,
    missing=kills.missing,
    how="One process reads the program once and starts from itself a process for each window, as "
    "many at once as there are cores. A window that nobody kills gives the whole dose and keeps "
    "the register as it stood before each step; each of the others goes on from one of these, "
    "chosen by chance, and is killed at or up to half a second after one of the acts of that step.",
)
