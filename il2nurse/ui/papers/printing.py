"""Sending a paper to the system's printer, or to its own viewer where there is none."""

import atexit
import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from il2nurse.files.making import is_alive
from il2nurse.files.writing import NotWritten, write_new

SPOOLER = "lp"
VIEWED = "il2nurse-paper-"
PAPER = "paper.pdf"
PATIENCE_S = 20


class NotPrinted(NotWritten):
    """The paper did not reach a printer; the text says what to do instead."""


class ToPrinter:
    """The system's printer; where there is none the paper is opened in its own viewer."""

    def __init__(self, spooler: str = SPOOLER) -> None:
        """Nothing is printed yet."""
        self._spooler = shutil.which(spooler)
        self._viewed: Path | None = None

    def put(self, name: str, pdf: bytes) -> None:
        """Give the paper to the spooler, or lay it ready for the viewer; may run in a thread."""
        if self._spooler:
            _spool(self._spooler, name, pdf)
            return
        clear_viewed()
        self._viewed = Path(tempfile.mkdtemp(prefix=f"{VIEWED}{os.getpid()}-")) / PAPER
        write_new(self._viewed, pdf)
        atexit.register(_remove, self._viewed)

    def take_back(self) -> bool:
        """A paper that was sent cannot be called back; one for the viewer can."""
        if self._viewed is None:
            return False
        _remove(self._viewed)
        return True

    def finish(self) -> str:
        """Open the viewer where that is the way, from the window's thread; the sentence to show.

        Raises ``NotPrinted`` where no viewer takes the paper.
        """
        if self._viewed is None:
            return "The paper was sent to the printer. Count its pages when it comes out."
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._viewed))):
            return "The paper is open in this computer's own viewer. Print it from there."
        _remove(self._viewed)
        raise NotPrinted(
            "No printer is set up on this computer. Save the paper and print it later; this copy "
            "is on record all the same."
        )


def _spool(spooler: str, title: str, paper: bytes) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - a system's program, found by a fixed name
            [spooler, "-t", title],
            input=paper,
            capture_output=True,
            timeout=PATIENCE_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotPrinted(
            "The printer did not answer. Save the paper and print it later."
        ) from error
    if done.returncode:
        raise NotPrinted(
            "The printer refused the paper. Save it, and print it from another computer."
        )


def clear_viewed() -> None:
    """Take away the papers that were laid ready for a viewer: this program's, and dead ones'.

    Those of another program that still runs stay until it ends.
    """
    for folder in Path(tempfile.gettempdir()).glob(f"{VIEWED}*-*"):
        process = folder.name.removeprefix(VIEWED).partition("-")[0]
        mine = process == str(os.getpid())
        if process.isdecimal() and (mine or (os.name != "nt" and not is_alive(int(process)))):
            _remove(folder / PAPER)


def _remove(viewed: Path) -> None:
    """Take one away; on some systems a viewer that still has it open keeps it."""
    with suppress(OSError):
        viewed.unlink(missing_ok=True)
        viewed.parent.rmdir()
