"""Plays a dose again and again in processes that are killed at random; a program of its own.

It forks, so it runs alone, without the threads that a test runner has. For every kill it prints
one line of JSON: the register, and how many entries had been acknowledged.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from il2nurse.app.joining import make_register, new_id
from il2nurse.domain.people import Person
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.values.clock import Clock
from il2nurse.play.play import play
from il2nurse.play.scenario import Scenario, read_scenario
from il2nurse.readable.content import PaperKind, Subject
from il2nurse.settings import Settings
from il2nurse.storage.contract.pins import light_pins
from il2nurse.storage.sqlite.opening import examine
from il2nurse.storage.sqlite.register_file import SqliteRegister
from il2nurse.workflow.register import Append
from il2nurse.workflow.site import Site
from il2nurse.workflow.station import Station
from tests.play.stages import REGIMENS, in_memory

FULL_DOSE = Path(__file__).parents[1] / "scenarios" / "full-dose.toml"


# How long the disk of a program takes that tells too early what it keeps; as slow ones do.
SLOW_DISK_S = 0.02


class Acknowledging(SqliteRegister):
    """A register file that tells on a pipe how many entries it has acknowledged."""

    pipe = -1
    early = False
    """Tell it before a slow disk has them, as no program may."""

    def append(self, asked: Append) -> tuple[Entry, ...]:
        """Keep the drafts, and tell it once they are durable."""
        if self.early:
            os.write(self.pipe, f"{self.head().number + len(asked.drafts)}\n".encode())
            time.sleep(SLOW_DISK_S)
        kept = super().append(asked)
        os.write(self.pipe, f"{kept[-1].number}\n".encode())
        return kept


class Stage:
    """Plays into a register that is there already, and prints nothing."""

    def __init__(self, settings: Settings, pipe: int) -> None:
        self._settings = settings
        path = settings.register
        self._register = Acknowledging(path, None, examine(path, None), light_pins())
        self._register.pipe = pipe

    def open(self, name: str, clock: Clock) -> Station:
        """A station at the register, with regimens that were read before the fork."""
        return Station(
            self._register,
            clock,
            REGIMENS,
            Site(name, self._settings.zone, "test"),
            new_id,
        )

    def close(self) -> None:
        """The register stays open until the process ends."""

    def print(
        self, station: Station, by: Person, kind: PaperKind, subject: Subject, size: str
    ) -> None:
        """Papers are made from what was kept; nothing to lose."""


def play_in_child(scenario: Scenario, settings: Settings) -> tuple[int, int]:
    """Start a process that plays; its id, and the pipe on which it acknowledges."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    os.close(reading)
    try:
        play(scenario, Stage(settings, writing))
    finally:
        os._exit(0)


def kill_after(child: int, pipe: int, seconds: float) -> int:
    """Kill the process after a while; the last entry that it had acknowledged."""
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    told = b""
    while more := os.read(pipe, 4096):
        told += more
    os.close(pipe)
    numbers = told.split(b"\n")[:-1]
    return int(numbers[-1]) if numbers else 1


def measure(scenario: Scenario, settings: Settings) -> float:
    """How long a whole play takes here, in seconds."""
    began = time.perf_counter()
    child, pipe = play_in_child(scenario, settings)
    os.waitpid(child, 0)
    os.close(pipe)
    return time.perf_counter() - began


def main(folder: Path, kills: int, seed: int, *, early: bool) -> None:
    """Kill so many plays, each at a random moment of it."""
    Acknowledging.early = early
    moments = random.Random(seed)
    scenario = read_scenario(FULL_DOSE, datetime.now(UTC))
    empty = Settings(home=folder, register=folder / "empty.register", zone=scenario.zone)
    play(scenario, in_memory(scenario, folder)[0])
    make_register(empty, empty.register, scenario.start, practice=True).close()
    whole = 0.0
    for number in range(kills + 1):
        path = folder / f"{number}.register"
        shutil.copyfile(empty.register, path)
        settings = Settings(home=folder, register=path, zone=scenario.zone)
        if not number:
            whole = measure(scenario, settings)
            continue
        child, pipe = play_in_child(scenario, settings)
        acknowledged = kill_after(child, pipe, moments.uniform(0, whole))
        sys.stdout.write(json.dumps({"register": str(path), "acknowledged": acknowledged}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), early="early" in sys.argv[4:])
