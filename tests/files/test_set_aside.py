"""A file and its journal get another name together, or keep their own."""

import os
from pathlib import Path

import pytest

from il2nurse.files.moving import set_aside


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
