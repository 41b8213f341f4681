"""Sending a paper to the system's printer, or to its own viewer where there is none."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

SPOOLER = "lp"
PATIENCE_S = 20


class NotPrinted(Exception):
    """The paper did not reach a printer; the text says what to do instead."""


def send_to_printer(title: str, paper: bytes, spooler: str = SPOOLER) -> str:
    """Print by the spooler, else open the system's viewer; the sentence to show.

    Raises ``NotPrinted`` where neither takes the paper.
    """
    found = shutil.which(spooler)
    if found is None:
        return _open_viewer(paper)
    try:
        done = subprocess.run(  # noqa: S603 - a system's program, found by a fixed name
            [found, "-t", title], input=paper, capture_output=True, timeout=PATIENCE_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotPrinted(
            "The printer did not answer. Save the paper and print it later."
        ) from error
    if done.returncode:
        raise NotPrinted(
            "The printer refused the paper. Save it, and print it from another computer."
        )
    return "The paper was sent to the printer. Count its pages when it comes out."


def _open_viewer(paper: bytes) -> str:
    folder = Path(tempfile.mkdtemp(prefix="il2nurse-"))
    path = folder / "paper.pdf"
    path.write_bytes(paper)
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        path.unlink()
        folder.rmdir()
        raise NotPrinted(
            "No printer is set up on this computer. Save the paper and print it later."
        )
    return "The paper is open in this computer's own viewer. Print it from there."
