"""Mutated files at every door of the program: taken whole or refused in a sentence."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.figures.row import Counts, Row
from tests.fuzz.doors import DOORS, Door
from tests.fuzz.mutants import mutants

READERS: Final = "every file is read by the program's own reader"
SHARES: Final = {
    "station file": 38,
    "table of results": 30,
    "values to assess": 20,
    "scenario": 4,
}
REGIMENS: Final = tuple(door for door in DOORS if door.regimen)
OF_A_REGIMEN: Final = 2
"""Of a hundred files so many are for this door; those that take longest are fewest."""


def run(count: int, seed: int, folder: Path, without: str | None) -> Counts:
    """Hand in so many mutated files."""
    found: Counter[str] = Counter()
    done = 0
    for door in DOORS:
        share = max(1, count * SHARES.get(door.name, OF_A_REGIMEN) // 100)
        done += share
        found.update(hand_in(door, share, seed, folder, plainly=without is not None))
    said = ", ".join(f"{what}: {often}" for what, often in found.most_common())
    return Counts(done, done - found["refused"] - found["taken"], said)


def run_regimens(count: int, seed: int, folder: Path, without: str | None) -> Counts:
    """Hand in so many mutated regimens, as many of each file."""
    told, done, faults = [], 0, 0
    share = max(1, count // len(REGIMENS))
    for door in REGIMENS:
        found = hand_in(door, share, seed, folder, plainly=without is not None)
        done, faults = done + share, faults + share - found["refused"] - found["taken"]
        said = ", ".join(f"{often:,} {what}" for what, often in found.most_common(3))
        told.append(f"{door.name}: {said}")
    return Counts(done, faults, "; ".join(told))


def hand_in(door: Door, count: int, seed: int, folder: Path, *, plainly: bool) -> Counter[str]:
    """What became of so many mutants of one door's file."""
    found: Counter[str] = Counter()
    answer: Callable[[Path], object] = door.plainly if plainly else door.answers()
    for number, damaged in enumerate(mutants(door.text(), count, seed)):
        path = folder / f"mutated{door.ending}"
        path.write_bytes(damaged)
        try:
            taken = answer(path)
            found["taken" if taken or plainly else "refused"] += 1
        except Exception as error:  # noqa: BLE001 - whatever is no sentence is a fault
            which = "" if plainly else f", number {number}"
            found[f"{type(error).__name__} ({door.name}{which})"] += 1
    return found


ROW: Final = Row(
    "mutated regimens, station files, scenarios, tables and values",
    "a file that ends in anything but a sentence, or is taken in part",
    100_000,
    100,
    run,
    (READERS,),
)
EACH_FILE: Final = Row(
    "mutated regimens, as many of each file",
    "a file that ends in anything but a sentence, or of which anything that has a name is left out",
    40_000,
    40,
    run_regimens,
    (READERS,),
)
