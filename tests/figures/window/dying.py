"""Gives a dose through the real window again and again, in processes that are killed at random.

A program of its own. It reads every module once and forks, before there is an application, a
process for each window. The first window gives the whole dose and keeps the register as it stood
before each step; each of the others goes on from one of these, as a station does after its
computer failed, and is killed. For every window it prints one line of JSON: the register, and how
many entries had been acknowledged to it.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final, TextIO

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from il2nurse.app.readying import read_ahead
from il2nurse.domain.record.register.entries import Entry
from il2nurse.ui.look import theme
from il2nurse.ui.look.colours import LIGHT
from il2nurse.workflow.register import Append
from tests.bench import dose
from tests.bench.hand import walk
from tests.bench.kept import ward_file
from tests.cheap_pins import CHEAP
from tests.shipped import SHIPPED
from tests.ward import MORNING

LONGEST_S: Final = 0.5
"""Between two acts of a hand that types."""
STEP: Final = "step"


class Telling(dose.TimedRegister):
    """The window's register, which tells on a pipe how many entries it has acknowledged."""

    pipe = -1
    early = False
    """Tell it before they are kept, as no program may."""

    def append(self, asked: Append) -> tuple[Entry, ...]:
        """Keep the drafts, and tell it once they are durable."""
        if self.early:
            os.write(self.pipe, f"{self.head().number + len(asked.drafts)}\n".encode())
            return super().append(asked)
        kept = super().append(asked)
        os.write(self.pipe, f"{kept[-1].number}\n".encode())
        return kept


class Giving(dose.Giving):
    """Gives the dose in a window whose register tells."""

    keeping = Telling


class Keeping(Giving):
    """Keeps the register as it stands before each step, and tells of it."""

    def begin_step(self) -> None:
        """Copy it; nothing is being written."""
        path = self.register.path
        kept = path.with_name(f"before-{self.register.head().number}.register")
        shutil.copyfile(path, kept)
        os.write(Telling.pipe, f"{STEP} {kept} {self.clock.read().at.isoformat()}\n".encode())


@dataclass(frozen=True, slots=True)
class Start:
    """From where a window goes on, and how many acts lie between there and the next such place."""

    register: Path
    at: datetime
    acts: int = 0
    signed_in: int = 0
    """How many acts there were before the step: who goes on signs in first."""


def open_in_child(start: Start, path: Path, kind: type[Giving]) -> tuple[int, TextIO]:
    """Start a process that gives the dose in a window; its id, and where it acknowledges."""
    shutil.copyfile(start.register, path)
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, os.fdopen(reading)
    os.close(reading)
    try:
        Telling.pipe = writing
        application = QApplication([])
        theme.apply(application, LIGHT)
        walk(kind(path, began=start.at).acts(1))
    except BaseException:  # noqa: BLE001 - it may not go on as what it was forked from
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def give_whole(folder: Path, ward: Start) -> tuple[int, list[Start]]:
    """Have one window give the whole dose: its last entry, and from where others can go on."""
    child, told = open_in_child(ward, folder / "0.register", Keeping)
    starts, last = [ward], 0
    with told:
        for line in told:
            if line.startswith(STEP):
                _, path, at = line.split()
                starts.append(Start(Path(path), datetime.fromisoformat(at), signed_in=1))
            else:
                last = int(line)
                starts[-1] = replace(starts[-1], acts=starts[-1].acts + 1)
    if os.waitpid(child, 0)[1]:
        raise RuntimeError("The window that nobody killed did not come to the end of its dose.")
    return last, starts


def kill_one(path: Path, starts: Sequence[Start], chance: random.Random) -> int:
    """Kill one window a moment after one of its acts; the last entry that was acknowledged."""
    start = chance.choice(starts)
    acts = start.signed_in + chance.randint(1, start.acts)
    seconds = chance.choice((0.0, 0.0, chance.uniform(0, LONGEST_S)))
    child, told = open_in_child(start, path, Giving)
    with told:
        heard = [told.readline() for _ in range(acts)]
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        status = os.waitpid(child, 0)[1]
        heard += told.readlines()
    if status not in (0, signal.SIGKILL) or not heard[0]:
        raise RuntimeError("A window ended in an error before it was killed.")
    # A dose may end with an act less than the one before; nothing more is heard then.
    return int([each for each in heard if each][-1])


def tell(path: Path, acknowledged: int) -> None:
    """Print what a window left, in one piece: several processes print."""
    line = json.dumps({"register": str(path), "acknowledged": acknowledged})
    os.write(sys.stdout.fileno(), f"{line}\n".encode())


def share(work: Callable[[int], None]) -> None:
    """Do the work in as many processes as there are cores; each is told which one it is."""
    children = []
    for each in range(cores()):
        child = os.fork()
        if not child:
            try:
                work(each)
            except BaseException:  # noqa: BLE001 - it may not go on as what it was forked from
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        children.append(child)
    ended = [os.waitpid(child, 0)[1] for child in children]
    if any(ended):
        raise RuntimeError("A process that kills windows failed.")


def cores() -> int:
    """How many windows can work at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def main(folder: Path, kills: int, seed: int, *, early: bool) -> None:
    """Kill so many windows, each soon after an act of its dose; the first is left alone."""
    Telling.early = early
    read_ahead()
    SHIPPED.today()
    ward = Start(ward_file(folder / "ward.register", CHEAP), MORNING)
    last, starts = give_whole(folder, ward)
    starts = [start for start in starts if start.acts]
    tell(folder / "0.register", last)

    def kill_share(of: int) -> None:
        for number in range(1 + of, kills + 1, cores()):
            path = folder / f"{number}.register"
            tell(path, kill_one(path, starts, random.Random(f"{seed} {number}")))

    share(kill_share)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), early="early" in sys.argv[4:])
