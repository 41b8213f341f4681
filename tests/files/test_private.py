"""Whatever the umask: what the program makes is its owner's alone, and no memory is dumped."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from il2nurse.app.founding import found_ward
from il2nurse.files.writing import open_private
from il2nurse.settings import load_settings

ROOT = Path(__file__).parents[2]
PLAYED = ROOT / "tests" / "scenarios" / "too-early-and-late.toml"
ASK = (
    "import resource, os; from il2nurse.files.private import keep_private; keep_private(); "
    "print(resource.getrlimit(resource.RLIMIT_CORE)[0] <= 1, oct(os.umask(0)))"
)
posix = pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in other ways")


@pytest.fixture
def open_umask() -> Iterator[None]:
    """The most careless umask there is."""
    before = os.umask(0)
    yield
    os.umask(before)


def readable_by_others(folder: Path) -> list[str]:
    """Names of files and folders that another account may look into."""
    found = [each for each in folder.rglob("*") if each.stat().st_mode & 0o077]
    return sorted(str(each.relative_to(folder)) for each in found)


@posix
@pytest.mark.usefixtures("open_umask")
def test_a_founded_ward_is_private_whatever_the_umask(tmp_path: Path) -> None:
    opened, _ = found_ward(
        load_settings({"IL2NURSE_HOME": str(tmp_path / "home")}), "5 W", "1", "Ada", "482915"
    )
    opened.register.close()
    assert readable_by_others(tmp_path) == []


@posix
@pytest.mark.usefixtures("open_umask")
def test_a_log_is_private_from_its_first_line(tmp_path: Path) -> None:
    with open_private(tmp_path / "trouble.log", "ab") as log:
        log.write(b"line\n")
    assert readable_by_others(tmp_path) == []


@posix
def test_a_played_register_and_its_papers_are_private(tmp_path: Path) -> None:
    words = ("play", PLAYED, "--register", tmp_path / "r/x.register", "--papers", tmp_path / "p")
    environment = {**os.environ, "IL2NURSE_HOME": str(tmp_path / "home")}
    subprocess.run([sys.executable, ROOT / "main.py", *words], check=True, env=environment, umask=0)
    assert (tmp_path / "r/x.register").exists()
    assert readable_by_others(tmp_path) == []


@posix
def test_a_crash_leaves_no_picture_of_memory() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK], check=True, capture_output=True, text=True, cwd=ROOT
    )
    assert done.stdout.split() == ["True", "0o77"]
