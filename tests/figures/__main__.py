"""Runs the rows and writes docs/figures.md: -m tests.figures [--row WORDS] [--number N]."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The key store of whoever runs the figures stays theirs.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

from tests.bench.process import machine
from tests.figures.row import Row, quick_folder
from tests.figures.rows import ROWS
from tests.figures.table import Line, line_of, read_lines, write_page

PAGE: Final = Path(__file__).parents[2] / "docs" / "figures.md"
SEED: Final = 20261126
SHARE: Final = 10
"""Without a control a tenth of the number is run."""


def runs(row: Row, number: int | None, seed: int) -> Iterator[Line]:
    """The row with all controls, then without each of them."""
    full = number or row.full
    least = row.short_without or row.short
    for without in (None, *row.controls):
        count = max(min(least, full), full // SHARE) if without else full
        with quick_folder() as folder:
            start = perf_counter()
            counts = row.run(count, seed, folder, without)
            place = (datetime.now(UTC).date(), machine(), perf_counter() - start)
        yield line_of(row, without, seed, counts, place)


@contextmanager
def alone(page: Path) -> Iterator[None]:
    """Change the page while no other run does."""
    mark = page.with_suffix(".changing")
    while True:
        try:
            mark.touch(exist_ok=False)
            break
        except FileExistsError:
            continue
    try:
        yield
    finally:
        mark.unlink()


def main(words: list[str]) -> int:
    """Run what is asked for; 0 where no fault was found with all controls standing."""
    parser = argparse.ArgumentParser(prog="tests.figures", description=__doc__)
    parser.add_argument("--row", default="", help="only rows whose name has these words")
    parser.add_argument("--number", type=int, help="how often, instead of the row's own number")
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args(words)
    good = True
    for row in (each for each in ROWS if asked.row in each.name):
        if why := row.missing():
            print(f"{row.name}: {why}")
            continue
        for line in runs(row, asked.number, asked.seed):
            print(line, flush=True)
            good = good and (line.faults == "0") != line.control.startswith("without")
            with alone(PAGE):
                before = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
                PAGE.write_text(write_page(ROWS, [*read_lines(before), line]), encoding="utf-8")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
