"""The page with the table of figures: one line a run; a run again replaces its own line alone."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date
from typing import Final

from tests.figures.row import Counts, Row

STANDS: Final = "all controls stand"
HEADS: Final = ("what", "control", "N", "faults", "seed", "when", "machine", "seconds", "beside")
START: Final = """# How the register held

Written by `make figures`; every line is one run, and a run again replaces its own line alone:
`make figures ROW="power cuts" N=10000`. Below each measure stands the same with one control
taken away: there faults must be found, or the run could not find any. What counts as a fault
stands under the table. A short form of each row runs with the tests
(`tests/figures/test_figures.py`).

"""
RULE: Final = "|---|---|--:|--:|--:|---|---|--:|---|"


@dataclass(frozen=True, slots=True)
class Line:
    """One run in the table, as its cells."""

    what: str
    control: str
    done: str
    faults: str
    seed: str
    when: str
    machine: str
    seconds: str
    beside: str


def line_of(
    row: Row, without: str | None, seed: int, counts: Counts, place: tuple[date, str, float]
) -> Line:
    """The line of a run; ``place`` is its day, its machine and how many seconds it took."""
    day, machine, seconds = place
    return Line(
        row.name,
        f"without: {without}" if without else STANDS,
        f"{counts.done:,}",
        f"{counts.faults:,}",
        str(seed),
        f"{day:%d-%b-%Y}",
        machine,
        f"{seconds:,.0f}",
        counts.said,
    )


def read_lines(page: str) -> list[Line]:
    """The lines of a page that was written before."""
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| ")]
    whole = [[cell.strip() for cell in row] for row in rows if row[0] != HEADS[0]]
    return [Line(*row, *[""] * (len(fields(Line)) - len(row))) for row in whole]


def write_page(rows: Sequence[Row], lines: Iterable[Line]) -> str:
    """The page with these lines in the order of the rows; the last of each run counts."""
    newest = {(line.what, line.control): line for line in lines}
    table = [
        f"| {' | '.join(astuple(newest[row.name, control]))} |"
        for row in rows
        for control in (STANDS, *(f"without: {each}" for each in row.controls))
        if (row.name, control) in newest
    ]
    faults = [f"* **{row.name}**: {row.fault}.{f' {row.how}' if row.how else ''}" for row in rows]
    told = [f"| {' | '.join(HEADS)} |", RULE, *table, "", "## What counts as a fault", "", *faults]
    return START + "\n".join(told) + "\n"
