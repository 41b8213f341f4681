"""A paper that was laid ready for the system's viewer does not stay on the disk."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from il2nurse.ui.papers.printing import PAPER, VIEWED, ToPrinter, clear_viewed

NO_SPOOLER = "there-is-no-such-spooler"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files of the test's own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_the_next_paper_and_a_clearing_take_it_away(temporary: Path) -> None:
    ToPrinter(NO_SPOOLER).put("record", b"%PDF-1.4 first")
    ToPrinter(NO_SPOOLER).put("record", b"%PDF-1.4 second")
    (folder,) = temporary.iterdir()
    assert (folder / PAPER).read_bytes() == b"%PDF-1.4 second"
    clear_viewed()
    assert list(temporary.iterdir()) == []


def test_it_goes_at_the_end_and_after_a_kill_at_the_next_start(temporary: Path) -> None:
    said = "from il2nurse.ui.papers.printing import ToPrinter; import os, tempfile; "
    put = f"tempfile.tempdir={str(temporary)!r}; ToPrinter('none').put('r', b'%PDF-1.4'); "
    subprocess.run([sys.executable, "-c", said + put], check=True)
    assert list(temporary.iterdir()) == []
    subprocess.run([sys.executable, "-c", f"{said}{put}os._exit(0)"], check=True)
    assert len(list(temporary.iterdir())) == 1
    clear_viewed()
    assert list(temporary.iterdir()) == []


def test_that_of_a_program_that_runs_stays(temporary: Path) -> None:
    running = temporary / f"{VIEWED}1-abc"
    running.mkdir()
    (running / PAPER).write_bytes(b"%PDF")
    clear_viewed()
    assert (running / PAPER).exists()
