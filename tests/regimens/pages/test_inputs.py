"""The page about inputs is the one the regimen file gives."""

from pathlib import Path

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.regimens import describe_inputs
from tests.regimens.test_shipped_file import NUMBERS, WORDS

PAGE = Path(__file__).parents[3] / "docs" / "assess.md"


def test_the_page_is_current(regimen: Regimen) -> None:
    assert PAGE.read_text(encoding="utf-8") == describe_inputs(regimen)


def test_the_page_names_every_input(regimen: Regimen) -> None:
    rows = [line for line in describe_inputs(regimen).split("\n") if line.startswith("| `")]
    for name in (*NUMBERS, *WORDS):
        assert sum(row.startswith(f"| `{name}` |") for row in rows) >= 1, name


def test_the_page_names_words_units_and_ages(regimen: Regimen) -> None:
    page = describe_inputs(regimen)
    assert "| `temperature_c` | Temperature | °C | 30 to 43 | 1 | 30 min |" in page
    assert "| `stool_blood` | Blood in the stool | `none`, `positive`, `frank` | 24 h |" in page


def test_bedside_inputs_stand_apart(regimen: Regimen) -> None:
    bedside = describe_inputs(regimen).split("## Inputs asked at the bedside")[1]
    assert "| `permanent_stop_events` |" in bedside.split("## Criteria")[0]
