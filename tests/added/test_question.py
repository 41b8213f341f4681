"""A question with a limit and a hold rule is one file: the regimen's.

Its limits stand once more in the tables that watch over them, and the pages are made anew.
"""

from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.regimen.fields import Slip
from il2nurse.workflow.dose import administration
from tests.added.pieces import ASKED, with_question
from tests.added.scratch import Scratch
from tests.normal import FILE
from tests.papers import paper_maker, print_record
from tests.reports.reading import whole
from tests.ui.dose.conftest import open_bed
from tests.ward import MRN, NURSE, Ward, key, make_ward

TABLES: Final = {
    "questions": "grip_kg | 0 | 150 | 0 | - | 30 min | -\n",
    "criteria": "grip_kg = 19 | hold | The grip is weak.\ngrip_kg = 20 | clear\n",
}


@pytest.fixture
def ward() -> Ward:
    made = make_ward(book=with_question())
    made.pass_time(15)
    return made


def begin(ward: Ward) -> None:
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("vital_signs")


def test_the_page_asks_it(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "vital_signs")
    bed.answer_step(grip_kg="12")
    said = [box.text() for box in bed.window.findChildren(QLabel) if box.isVisible()]
    assert any("The grip is weak." in text for text in said)


@pytest.mark.parametrize("typed", ["151", "-1", "20.5", ""])
def test_what_cannot_be_meant_is_refused(ward: Ward, typed: str) -> None:
    begin(ward)
    with pytest.raises(Slip) as slip:
        ward.confirm("lethargy", grip_kg=typed)
    assert slip.value.field == "grip_kg"


@pytest.mark.parametrize(("typed", "holds"), [("19", True), ("20", False), ("21", False)])
def test_the_rule_holds_below_its_limit_and_nowhere_else(
    ward: Ward, typed: str, *, holds: bool
) -> None:
    begin(ward)
    ward.confirm("lethargy", grip_kg=typed)
    assert bool(ward.against()) is holds


def test_the_entry_keeps_it_and_the_paper_tells_it(ward: Ward) -> None:
    begin(ward)
    ward.confirm("lethargy", grip_kg="19")
    kept = [entry for entry in ward.station.entries(MRN) if entry.kind is Kind.STEP_CONFIRMED]
    assert "grip_kg" in str(kept[-1].body)
    paper = whole(print_record(ward.station, NURSE, key(), paper_maker()))
    assert "Grip" in paper
    assert "19 kg" in paper
    assert "The grip is weak." in paper


def test_it_is_one_file_and_all_that_watches_over_the_files_agrees(tmp_path: Path) -> None:
    scratch, regimen = Scratch(tmp_path), f"resources/regimens/{FILE.name}"
    for old, new in ASKED:
        scratch.change(regimen, old, new)
    assert scratch.touched == {regimen}
    for table, rows in TABLES.items():
        path = tmp_path / "tests" / "regimens" / "behaviour" / f"{table}.txt"
        path.write_text(path.read_text(encoding="utf-8") + rows, encoding="utf-8")
    assert "is a regimen" in scratch.run("il2nurse", "regimen", "check", regimen)
    scratch.run("build.docs")
    assert "grip_kg" in (tmp_path / "docs" / "before-a-dose.json").read_text(encoding="utf-8")
    scratch.run_tests(
        "tests/regimens/test_shipped_file.py",
        "tests/regimens/behaviour",
        "tests/old/test_old_scenarios.py",
        "tests/scenarios/test_scenarios.py",
        "tests/cli/test_assess.py",
        "-k",
        "shipped_file or grip or every_ or one_test or weight-35 or full-dose or example",
    )
