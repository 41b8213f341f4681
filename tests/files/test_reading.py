"""A file that somebody names is looked at before it is read: its kind, its length, its letters."""

import os
import sys
from pathlib import Path

import pytest

from il2nurse.files.reading import BadFile, read_bytes, read_utf8


def test_a_file_is_read_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes("a = 'ü'\r\n".encode())
    assert read_utf8(tmp_path / "a.toml") == "a = 'ü'\r\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes and devices in folders")
def test_a_pipe_or_a_device_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero"), Path("/dev/tty"), tmp_path):
        with pytest.raises(BadFile):
            read_bytes(path)


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(BadFile, match="cannot be opened"):
        read_bytes(tmp_path / "loop")


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(BadFile, match="no name of a file"):
        read_bytes(Path("a\0b"))


def test_a_file_that_is_too_long_is_not_read_whole(tmp_path: Path) -> None:
    (tmp_path / "long").write_bytes(b"x" * 11)
    with pytest.raises(BadFile, match="larger"):
        read_bytes(tmp_path / "long", 10)
    assert len(read_bytes(tmp_path / "long", 11)) == 11


def test_the_line_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes(b"one\ntwo\xe4\n")
    with pytest.raises(BadFile, match="line 2: this is not UTF-8"):
        read_utf8(tmp_path / "latin")


def test_a_missing_file_comes_as_itself(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_bytes(tmp_path / "none")
