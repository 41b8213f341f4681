"""The short form of every figure: no fault while all controls stand, some without any of them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.figures.row import Counts, Row, quick_folder
from tests.figures.rows import ROWS
from tests.figures.table import STANDS, line_of, read_lines, write_page

SEEDS = (1, 2, 3)
PAGE = Path(__file__).parents[2] / "docs" / "figures.md"
CONTROLS = [(row, control) for row in ROWS for control in row.controls]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder in memory where there is one, so that a busy disk does not matter."""
    with quick_folder() as quick:
        yield quick


def begin(row: Row) -> None:
    if why := row.missing():
        pytest.skip(why)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_no_fault_is_found(row: Row, folder: Path) -> None:
    begin(row)
    counts = row.run(row.short, SEEDS[0], folder, None)
    assert counts.done == row.short
    assert counts.faults == 0, counts.said


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("row", "control"), CONTROLS, ids=[f"{row.name}: {control}" for row, control in CONTROLS]
)
def test_without_a_control_faults_are_found(row: Row, control: str, folder: Path) -> None:
    begin(row)
    for seed in SEEDS:
        place = folder / str(seed)
        place.mkdir()
        if row.run(row.short_without or row.short, seed, place, control).faults:
            return
    pytest.fail(f"without: {control}: nothing was found to be wrong")


def test_a_run_again_replaces_its_own_line_alone() -> None:
    row, place = ROWS[0], (date(2026, 11, 26), "2 cores", 12.3)
    old = line_of(row, None, 1, Counts(1000, 3), place)
    other = line_of(row, row.controls[0], 1, Counts(100, 9, "more"), place)
    page = write_page(ROWS, [old, other])
    assert read_lines(page) == [old, other]
    new = line_of(row, None, 2, Counts(1000, 0), place)
    assert read_lines(write_page(ROWS, [*read_lines(page), new])) == [new, other]


def test_the_page_tells_of_every_row_and_of_no_fault() -> None:
    page = PAGE.read_text(encoding="utf-8")
    lines = read_lines(page)
    assert write_page(ROWS, lines) == page
    assert {line.what for line in lines} == {row.name for row in ROWS}
    for line in lines:
        assert (line.faults == "0") == (line.control == STANDS), line
