"""What is made for a checkout is put in place whole, or not at all."""

from pathlib import Path

import pytest

from build.placing import put_in_place, refuse_taken


def test_a_picture_that_fails_leaves_the_one_of_before(tmp_path: Path) -> None:
    path = tmp_path / "ward.png"
    path.write_bytes(b"before")

    def fail(making: Path) -> None:
        making.write_bytes(b"half")
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 - the one raised above
        put_in_place(path, fail)
    assert path.read_bytes() == b"before"
    assert [each.name for each in tmp_path.iterdir()] == ["ward.png"]


def test_it_is_whole_when_it_has_its_name(tmp_path: Path) -> None:
    path = tmp_path / "new" / "ward.png"
    put_in_place(path, lambda making: making.write_bytes(b"after"))
    assert path.read_bytes() == b"after"


def test_what_is_there_is_named(tmp_path: Path) -> None:
    there = tmp_path / "ward.png"
    there.touch()
    with pytest.raises(SystemExit, match=r"ward\.png exists already"):
        refuse_taken([there, tmp_path / "other.png"])
    refuse_taken([tmp_path / "other.png"])
