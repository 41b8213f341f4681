"""Where a paper goes: what it takes the place of, and what happens where nothing takes it."""

from pathlib import Path

import pytest

from il2nurse.files.writing import NotWritten
from il2nurse.workflow.papers.outlets import ToFile, ToFolder

PAPER = b"%PDF-1.4 a paper"
BEFORE = b"%PDF-1.4 the paper of before"


@pytest.mark.timeout(10)
def test_a_folder_that_takes_no_paper_is_told_and_not_tried_without_end(tmp_path: Path) -> None:
    (tmp_path / "notes").write_bytes(b"precious")
    outlet = ToFolder(tmp_path / "notes")
    with pytest.raises(NotWritten, match="Nothing was left there"):
        outlet.put("record", PAPER)
    assert not outlet.written


def test_a_name_that_is_taken_gives_the_next_one(tmp_path: Path) -> None:
    outlet = ToFolder(tmp_path)
    outlet.put("record", BEFORE)
    outlet.put("record", PAPER)
    assert [path.name for path in outlet.written] == ["record.pdf", "record-2.pdf"]
    assert outlet.take_back()
    assert [path.name for path in tmp_path.iterdir()] == ["record.pdf"]


@pytest.mark.parametrize("replace", [True, False])
def test_a_paper_that_is_not_on_record_does_not_stay(tmp_path: Path, *, replace: bool) -> None:
    outlet = ToFile(tmp_path / "sheet.pdf", replace=replace)
    outlet.put("record", PAPER)
    assert outlet.take_back()
    assert not outlet.path.exists()


def test_the_paper_that_gave_way_to_it_is_put_back(tmp_path: Path) -> None:
    outlet = ToFile(tmp_path / "sheet.pdf", replace=True)
    outlet.path.write_bytes(BEFORE)
    outlet.put("record", PAPER)
    assert outlet.path.read_bytes() == PAPER
    assert outlet.take_back()
    assert outlet.path.read_bytes() == BEFORE
