"""Files that somebody names are never written over, and are their owner's alone."""

import os
import stat
from pathlib import Path

import pytest

from il2nurse.files.writing import NotWritten, write_new

PAPER = b"%PDF-1.4 a paper"


def test_a_file_is_whole_and_private_in_folders_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "papers" / "ward" / "sheet.pdf"
    before = os.umask(0)
    try:
        write_new(path, PAPER)
    finally:
        os.umask(before)
    assert path.read_bytes() == PAPER
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_exists_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("precious", encoding="utf-8")
    with pytest.raises(NotWritten, match="exists already and was left as it is"):
        write_new(path, PAPER)
    assert path.read_text(encoding="utf-8") == "precious"


@pytest.mark.parametrize("lies", [b"SQLite format 3\0", b"precious", b"", b"\x83\x10\xff"])
def test_only_a_paper_gives_way_to_a_paper(tmp_path: Path, lies: bytes) -> None:
    path = tmp_path / "x.register"
    path.write_bytes(lies)
    with pytest.raises(NotWritten, match="not of the kind"):
        write_new(path, PAPER, replace=True)
    assert path.read_bytes() == lies
    (tmp_path / "sheet.pdf").write_bytes(b"%PDF-1.4 an older paper")
    write_new(tmp_path / "sheet.pdf", PAPER, replace=True)
    assert (tmp_path / "sheet.pdf").read_bytes() == PAPER


def test_nothing_half_made_is_left(tmp_path: Path) -> None:
    (tmp_path / "taken.pdf").write_bytes(b"other")
    with pytest.raises(NotWritten):
        write_new(tmp_path / "taken.pdf", PAPER)
    with pytest.raises(NotWritten, match="Nothing was left there"):
        write_new(tmp_path / "taken.pdf" / "sheet.pdf", PAPER)
    assert [path.name for path in tmp_path.iterdir()] == ["taken.pdf"]


def test_a_link_is_not_followed_to_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "x.register").write_bytes(b"SQLite format 3\0")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "x.register")
    with pytest.raises(NotWritten):
        write_new(tmp_path / "link.pdf", PAPER)
    with pytest.raises(NotWritten):
        write_new(tmp_path / "link.pdf", PAPER, replace=True)
    assert (tmp_path / "x.register").read_bytes().startswith(b"SQLite")
