"""Kills in the middle of a restoring and of a change of key: the old state or the new, whole."""

import json
import subprocess
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Final

from tests.figures import kills
from tests.figures.cut_off import dying
from tests.figures.row import Counts, Row

FINISHED: Final = "a register gets its name only once it is finished"


def run(
    count: int, seed: int, folder: Path, without: str | None, *, jobs: tuple[str, ...]
) -> Counts:
    """Kill so many, shared among the jobs."""
    found: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    shares = [count // len(jobs) + (place < count % len(jobs)) for place in range(len(jobs))]
    for job, share in zip(jobs, shares, strict=True):
        place = folder / job
        place.mkdir()
        words = [sys.executable, "-m", dying.__name__, str(place), job, str(share), str(seed)]
        words += ["at once"] if without else []
        done = subprocess.run(words, capture_output=True, text=True, check=True)
        for line in done.stdout.splitlines():
            left = json.loads(line)
            found["as before" if left["as_before"] else "done"] += left["good"]
            if not left["good"]:
                faults[why(left)] += 1
    told = ", ".join(
        f"{what}: {times}" for what, times in (*found.items(), *faults.items()) if times
    )
    return Counts(count, faults.total(), told)


def why(left: dict[str, object]) -> str:
    """What is wrong with what a kill left, in a few words."""
    if not left["kept"]:
        return "what lay there is lost"
    if not left["tidy"]:
        return "something half-made is left"
    return "neither the old state nor the new"


RESTORING: Final = Row(
    "kills in the middle of a restoring",
    "neither the register of before with a sentence nor the restored one whole, the one of before "
    "lost, something half-made left after the next start",
    200,
    8,
    partial(run, jobs=("restoring",)),
    (FINISHED,),
    short_without=24,
    missing=kills.missing,
)
KEYS: Final = Row(
    "kills while a register is given another key, or its first one",
    "a register that does not open whole with every entry, under the old key or the new one, "
    "something half-made left after the next start",
    200,
    8,
    partial(run, jobs=("key", "first_key")),
    (FINISHED,),
    short_without=40,
    missing=kills.missing,
)
