"""Kills of a dose that is played: nothing acknowledged is lost, and what stands is a beginning."""

import os
from pathlib import Path
from typing import Final

from il2nurse.domain.record.register.entries import Kind
from tests.figures.row import Counts, Row
from tests.whole.killed import kill, whole_dose

WITHOUT: Final = "an act is acknowledged only when it is on the disk"


def run(count: int, seed: int, folder: Path, without: str | None) -> Counts:
    """Kill so many plays."""
    kinds = [Kind.REGISTER_CREATED, *(entry.kind for entry in whole_dose(folder))]
    killed = kill(folder / "killed", count, seed, *(["early"] if without else []))
    good = [
        each.intact
        and len(each.entries) >= each.acknowledged
        and [entry.kind for entry in each.entries] == kinds[: len(each.entries)]
        for each in killed
    ]
    lengths = len({len(each.entries) for each in killed})
    return Counts(len(good), good.count(False), f"cut off after {lengths} different entries")


def missing() -> str:
    """Why nothing can be killed here; "" where it can."""
    return "" if hasattr(os, "fork") else "this system has no fork"


ROW: Final = Row(
    "kills of a played dose",
    "an acknowledged entry lost, a chain broken, an entry that the dose does not have there",
    1_000,
    10,
    run,
    (WITHOUT,),
    missing=missing,
)
