"""All measures in one run, as a table and as JSON: -m tests.bench [--quick] [--json FILE]."""

import argparse
import os
import sys
from pathlib import Path
from typing import Protocol

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.bench import (
    charted,
    forty,
    giving,
    keyed,
    opening,
    openings,
    printing,
    starting,
    verifying,
)
from tests.bench.measured import Measured, as_json, table
from tests.bench.process import machine


class Measure(Protocol):
    """What every measure is: a function that finds one or several of them."""

    def __call__(self, *, quick: bool) -> list[Measured]:
        """Measure; ``quick`` repeats less and keeps registers small."""
        ...


MEASURES: tuple[Measure, ...] = (
    starting.measure,
    giving.measure,
    keyed.measure,
    opening.measure,
    forty.measure,
    charted.measure,
    openings.measure,
    printing.measure,
    verifying.measure,
)


def main(words: list[str]) -> int:
    """Measure everything; 0 where every aim is met, else 1."""
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    parser.add_argument("--json", type=Path, help="also write the measures to this file")
    parser.add_argument("--quick", action="store_true", help="repeat less, smaller registers")
    asked = parser.parse_args(words)
    found: list[Measured] = []
    for measure in MEASURES:
        print(f"{measure.__module__} ...", file=sys.stderr, flush=True)
        found += measure(quick=asked.quick)
    print(table(found))
    if asked.json:
        asked.json.parent.mkdir(parents=True, exist_ok=True)
        asked.json.write_text(as_json(found, machine()), encoding="utf-8")
    return 0 if all(measured.met for measured in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
