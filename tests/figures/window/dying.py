"""Gives a dose through the real window again and again, in processes that are killed at random.

A program of its own: it forks, so it runs alone. For every kill it prints one line of JSON: the
register, and how many entries had been acknowledged to the window.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import TextIO

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from il2nurse.domain.record.register.entries import Entry
from il2nurse.ui.look import theme
from il2nurse.ui.look.colours import LIGHT
from il2nurse.workflow.register import Append
from tests.bench import dose
from tests.bench.hand import walk
from tests.bench.kept import ward_file
from tests.cheap_pins import CHEAP

# Between two acts of a hand that types.
LONGEST_S = 0.5


class Telling(dose.TimedRegister):
    """The window's register, which tells on a pipe how many entries it has acknowledged."""

    pipe = -1
    early = False
    """Tell it before they are kept, as no program may."""

    def append(self, asked: Append) -> tuple[Entry, ...]:
        """Keep the drafts, and tell it once they are durable."""
        if self.early:
            os.write(self.pipe, f"{self.head().number + len(asked.drafts)}\n".encode())
        kept = super().append(asked)
        os.write(self.pipe, f"{kept[-1].number}\n".encode())
        return kept


def give_in_child(path: Path) -> tuple[int, TextIO]:
    """Start a process that gives a dose in a window; its id, and where it acknowledges."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, os.fdopen(reading)
    os.close(reading)
    try:
        Telling.pipe = writing
        dose.TimedRegister = Telling  # type: ignore[misc]  # the window gets a register that tells
        application = QApplication([])
        theme.apply(application, LIGHT)
        walk(dose.Giving(path).acts(1))
    finally:
        os._exit(0)


def kill_after(child: int, told: TextIO, acts: int, seconds: float) -> int:
    """Kill the window a moment after so many acts; the last entry that was acknowledged."""
    heard = [told.readline() for _ in range(acts)]
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    heard += told.readlines()
    # A dose may end with an act less than the one before; nothing more is heard then.
    return int([each for each in heard if each][-1])


def main(folder: Path, kills: int, seed: int, *, early: bool) -> None:
    """Kill so many windows, each soon after an act of its dose; the first is left alone."""
    Telling.early = early
    chance = random.Random(seed)
    ward = ward_file(folder / "ward.register", CHEAP)
    acts = 0
    for number in range(kills + 1):
        path = folder / f"{number}.register"
        shutil.copyfile(ward, path)
        child, told = give_in_child(path)
        if number:
            moment = chance.choice((0.0, 0.0, chance.uniform(0, LONGEST_S)))
            acknowledged = kill_after(child, told, chance.randint(1, acts), moment)
        else:
            heard = told.readlines()
            acts, acknowledged = len(heard), int(heard[-1])
            os.waitpid(child, 0)
        told.close()
        sys.stdout.write(json.dumps({"register": str(path), "acknowledged": acknowledged}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), early="early" in sys.argv[4:])
