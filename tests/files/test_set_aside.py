"""A file and its journal get another name together, or keep their own."""

import os
from pathlib import Path

import pytest

from il2nurse.files.moving import set_aside, take_place


@pytest.fixture(params=["links", "no links"])
def pair(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with its journal, where the file system knows links or not."""
    if request.param == "no links":

        def refuse(*_: object) -> None:
            raise PermissionError(1, "no links here")

        monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "a").write_bytes(b"file")
    (tmp_path / "a-journal").write_bytes(b"journal")
    return tmp_path


def test_both_get_the_new_name(pair: Path) -> None:
    set_aside(pair / "a", pair / "b")
    assert {each.name: each.read_bytes() for each in pair.iterdir()} == {
        "b": b"file",
        "b-journal": b"journal",
    }


def test_where_a_name_is_taken_both_keep_theirs(pair: Path) -> None:
    (pair / "b-journal").write_bytes(b"somebody's")
    with pytest.raises(FileExistsError):
        set_aside(pair / "a", pair / "b")
    assert {each.name: each.read_bytes() for each in pair.iterdir()} == {
        "a": b"file",
        "a-journal": b"journal",
        "b-journal": b"somebody's",
    }


def test_a_new_file_takes_the_place_and_the_one_before_keeps_all_of_it(pair: Path) -> None:
    (pair / "new").write_bytes(b"new")
    take_place(pair / "new", pair / "a", pair / "b")
    (pair / "new").unlink(missing_ok=True)
    assert {each.name: each.read_bytes() for each in pair.iterdir()} == {
        "a": b"new",
        "b": b"file",
        "b-journal": b"journal",
    }


def test_without_a_journal_the_name_is_never_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("The name was taken away before the new file had it.")

    for name in ("a", "new"):
        (tmp_path / name).write_bytes(name.encode())
    monkeypatch.setattr(Path, "unlink", refuse)
    take_place(tmp_path / "new", tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert (tmp_path / "b").read_bytes() == b"a"


def test_where_the_kept_name_is_taken_all_is_as_it_was(pair: Path) -> None:
    (pair / "new").write_bytes(b"new")
    (pair / "a-journal").unlink()
    (pair / "b").write_bytes(b"somebody's")
    with pytest.raises(FileExistsError):
        take_place(pair / "new", pair / "a", pair / "b")
    assert {each.name: each.read_bytes() for each in pair.iterdir()} == {
        "a": b"file",
        "b": b"somebody's",
        "new": b"new",
    }
