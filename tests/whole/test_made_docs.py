"""What ``make docs`` writes is what is in git."""

from pathlib import Path

import pytest

from build.docs import made

ROOT = Path(__file__).parents[2]
MADE = made()


@pytest.mark.parametrize("page", MADE, ids=lambda page: page.name)
def test_a_made_page_is_current(page: Path) -> None:
    assert page.read_text(encoding="utf-8") == MADE[page], "Run make docs."


def test_every_page_that_a_made_grid_names_holds_something() -> None:
    grid = MADE[ROOT / "CONTRIBUTING.md"].split("<!-- end: grid -->")[0]
    rows = [row.split("|")[3:-1] for row in grid.splitlines() if row.startswith("| `")]
    assert all(any(cell.strip() for cell in row) for row in rows)
    assert all(any(cell.strip() for cell in column) for column in zip(*rows, strict=True))
