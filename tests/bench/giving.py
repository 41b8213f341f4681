"""A dose given through the window: how long a click takes to be durable, memory, blocks."""

import json
import shutil
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.bench.kept import big_file, ward_file
from tests.bench.measured import Measured
from tests.bench.process import told

BIG = 1_000_000
DOSE = "tests.bench.dose"


class Given(NamedTuple):
    """What giving doses in one process measured, in milliseconds and MB."""

    durable_ms: float
    plain_ms: float
    longest_block_ms: float
    resident_mb: float


def measure(*, quick: bool) -> list[Measured]:
    """The same doses on a new register and on one with a million entries; then one watched."""
    doses = 1 if quick else 4
    count = BIG // 10 if quick else BIG
    with TemporaryDirectory(dir=big_file(count).parent) as folder:
        new = ward_file(Path(folder) / "new.register")
        small = give(new, Path(folder), "--raw", "--doses", str(doses))
        large = give(big_file(count), Path(folder), "--raw", "--doses", str(doses))
        watched = [give(new, Path(folder)) for _ in range(1 if quick else 3)]
    # The disk is not always equally quick; what the raw insert took meanwhile tells.
    expected = small.durable_ms * large.plain_ms / small.plain_ms
    memory = max(given.resident_mb for given in watched)
    block = median(given.longest_block_ms for given in watched)
    record = "“Record” click to durable"
    return [
        Measured(f"{record} ÷ raw insert", small.durable_ms, "ms", 2, small.plain_ms),
        Measured(f"{record}, {count:,} entries ÷ new", large.durable_ms, "ms", 1.2, expected),
        Measured("resident memory after a dose", memory, "MB", 160),
        Measured("longest block during a dose", block, "ms", 50),
    ]


def give(register: Path, folder: Path, *words: str) -> Given:
    """Give doses on a copy of the register, in a process of its own."""
    copy = folder / "given.register"
    shutil.copyfile(register, copy)
    found = json.loads(told(DOSE, str(copy), *words))
    for left in folder.glob("given.*"):
        left.unlink()
    pairs = found["records_ms"] or [[0.0, 0.0]]
    durable, plain = (median(column) for column in zip(*pairs, strict=True))
    return Given(durable, plain, found["longest_block_ms"], found["resident_mb"])
