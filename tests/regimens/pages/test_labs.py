"""The page about laboratory results is the one the laboratory's files give."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from il2nurse.domain.rules.labs.table import ImportColumn, read_table
from il2nurse.domain.rules.labs.times import read_specimen_time
from il2nurse.regimens.pages.labs import describe_laboratory
from tests.laboratory import LABORATORY, TESTS

PAGE = Path(__file__).parents[3] / "docs" / "laboratory.md"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == describe_laboratory(LABORATORY)


def test_the_table_of_the_page_can_be_read() -> None:
    example = PAGE.read_text(encoding="utf-8").split("```")[1].strip("\n")
    table = read_table(example)
    assert [row.problem for row in table.rows] == [None] * 3
    for row in table.rows:
        assert TESTS.find(row.cells[ImportColumn.TEST]) is not None
        taken = read_specimen_time(row.cells[ImportColumn.SPECIMEN], ZoneInfo("America/New_York"))
        assert taken > datetime(2026, 11, 20, tzinfo=UTC)


def test_the_page_names_units_factors_and_grades() -> None:
    page = describe_laboratory(LABORATORY)
    assert "| **mg/dL**, micromol/L (÷ 88.4) | 0.1 to 25 |" in page
    assert "| Hyperkalemia | K | > ULN | > 5.5 | > 6 | > 7 |" in page
