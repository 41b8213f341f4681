"""Restores a register or changes its key in processes that are killed; a program of its own.

Every other kill comes at a moment of the clock, the others just before an act on files: opening,
naming, linking, taking away. It prints one line of JSON for each: what the next start found.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from il2nurse.app.changing_keys import change_key, encrypt_plain
from il2nurse.app.joining import open_station
from il2nurse.app.keys import open_known
from il2nurse.app.restore import restoring
from il2nurse.domain.record.register.entries import BrokenRegister, Kind
from il2nurse.domain.record.register.register_facts import RegisterCreatedFact
from il2nurse.files.making import MADE
from il2nurse.settings import Settings
from il2nurse.storage.register import create_register
from il2nurse.storage.sqlite import re_encrypting
from il2nurse.storage.sqlite.driver import Database
from il2nurse.workflow.clocks import SystemClock
from tests.app.set_back import found, grow, settings_at
from tests.storage.registers import NOW, NURSE, ZONE, add

ACTS: Final = frozenset({"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir"})
LAST: Final = 20
BLOCK: Final = 4_096


@dataclass(frozen=True, slots=True)
class Left:
    """What a kill left: what the next start said, and which of the two states that is."""

    said: str
    as_before: bool
    done: bool
    kept: bool
    tidy: bool

    @property
    def good(self) -> bool:
        """Either of the two, whole; what lay there is not lost, and nothing half-made stays."""
        return (self.as_before or self.done) and self.kept and self.tidy


def entries_of(settings: Settings) -> tuple[str, ...]:
    """The seals of all entries, where the register is whole."""
    with closing(open_known(settings.register, settings.home)) as register:
        if not register.verify().intact:
            raise BrokenRegister("The chain is broken.")
        return tuple(entry.seal for entry in register.since(0, limit=10_000))


class Restoring:
    """A ward with a copy and a damaged register, every other time with a journal beside."""

    def __init__(self, home: Path) -> None:
        """Make the ward."""
        self.settings, self.journal = settings_at(home), False
        found(self.settings)
        with closing(open_known(self.settings.register, home)) as register:
            self.copy = register.copy_to(home, SystemClock().read().at)
        self.copied = entries_of(self.settings)
        grow(self.settings)
        content = bytearray(self.settings.register.read_bytes())
        content[8192:12288] = b"x" * 4096
        self.damaged = bytes(content)
        self.settings.register.write_bytes(content)

    def prepare(self, number: int) -> None:
        """Have a journal of somebody who died lie there, every other time."""
        self.journal = bool(number % 2)
        if self.journal:
            self.settings.register.with_name("ward.register-journal").write_bytes(b"journal" * 99)

    def do(self) -> None:
        """Restore it, as the page and the command do."""
        to = self.settings.register
        restoring.restore(
            self.settings,
            self.copy,
            to,
            SystemClock(),
            lambda station: station.person("administrator"),
        )

    def look(self) -> Left:
        """What the next start finds."""
        said, as_before, done = "", False, False
        kept = [*self.settings.home.glob("*.damaged-*Z"), self.settings.register]
        at_its_place = self.settings.register.is_file()
        there = any(path.is_file() and path.read_bytes() == self.damaged for path in kept)
        try:
            opened = open_station(self.settings)
        except BrokenRegister as problem:
            said = str(problem)
            # With a journal both get their other names first, and the name is free for a moment.
            as_before = bool(said) and (at_its_place or (self.journal and "is gone" in said))
        else:
            restored = opened.register.of_kind(Kind.REGISTER_RESTORED)
            held = tuple(e.seal for e in opened.register.since(0, limit=len(self.copied)))
            done = bool(restored) and held == self.copied and opened.setback is None
            opened.register.close()
        return Left(said, as_before, done, there, tidy(self.settings.home))


class Rekeying:
    """A ward whose register is given another key, or its first one."""

    def __init__(self, home: Path, *, plain: bool) -> None:
        """Make the ward."""
        self.settings, self._plain = settings_at(home), plain
        if plain:
            home.mkdir()
            made = RegisterCreatedFact("R-9", practice=False, name="5 West")
            with closing(
                create_register(self.settings.register, made, NURSE, NOW, ZONE)
            ) as register:
                for _ in range(20):
                    add(register)
        else:
            found(self.settings)
        self._entries = entries_of(self.settings)
        self._before = self.settings.register.read_bytes()

    def prepare(self, number: int) -> None:
        """Nothing else lies there."""

    def do(self) -> None:
        """Give it the key, as the page and the command do."""
        (encrypt_plain if self._plain else change_key)(self.settings.register, self.settings.home)

    def look(self) -> Left:
        """What the next start finds."""
        before = self.settings.register.is_file()
        same = before and self.settings.register.read_bytes() == self._before
        try:
            opened = open_station(self.settings)
            whole = opened.register.since(0, limit=len(self._entries))
            held = tuple(entry.seal for entry in whole) == self._entries
            opened.register.close()
        except BrokenRegister as problem:
            return Left(str(problem), as_before=False, done=False, kept=False, tidy=True)
        return Left("", held and same, held and not same, held, tidy(self.settings.home))


Job = Restoring | Rekeying
JOBS: Final[dict[str, Callable[[Path], Job]]] = {
    "restoring": Restoring,
    "key": lambda home: Rekeying(home, plain=False),
    "first_key": lambda home: Rekeying(home, plain=True),
}


def tidy(home: Path) -> bool:
    """Whether nothing half-made is left in a station's folders."""
    return not any(MADE.fullmatch(path.name) for path in home.rglob("*"))


def put_in_place_at_once(duplicate: Path, to: Path, kept: Path | None) -> None:
    """Write it where the other one lies, as no program may."""
    del kept
    content = duplicate.read_bytes()
    to.unlink(missing_ok=True)
    for start in range(0, len(content), BLOCK):
        with to.open("ab") as file:
            file.write(content[start : start + BLOCK])


def exchange_at_once(source: Database, path: Path, making: Path, before: Path) -> None:
    """The same for a register under another key."""
    del source, before
    put_in_place_at_once(making, path, None)


def work(job: Job, at_act: int | None, pipe: int) -> None:
    """Do the job in this process, which dies before an act on files; tell how many there were."""
    acts = 0

    def count(event: str, _: Sequence[object]) -> None:
        nonlocal acts
        if event in ACTS:
            acts += 1
            if acts == at_act:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    try:
        job.do()
        os.write(pipe, f"{acts}\n".encode())
    finally:
        os._exit(0)


def begin(job: Job, at_act: int | None = None) -> tuple[int, int]:
    """Start the process; its id, and the pipe on which it tells how many acts there were."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        work(job, at_act, writing)
    os.close(writing)
    return child, reading


def end(child: int, pipe: int) -> int:
    """Wait for its end; how many acts on files it told, 0 of one that was killed."""
    os.waitpid(child, 0)
    told = os.read(pipe, 100)
    os.close(pipe)
    return int(told) if told else 0


def main(folder: Path, name: str, kills: int, seed: int, *, at_once: bool) -> None:
    """Kill so many processes that do this job, each in a ward as it was at the beginning."""
    if at_once:
        restoring.put_in_place = put_in_place_at_once
        re_encrypting._exchange = exchange_at_once  # noqa: SLF001 - a control is taken away
    home, chance = folder / "home", random.Random(seed)
    job = JOBS[name](home)
    shutil.copytree(home, folder / "kept")
    began = time.perf_counter()
    acts = end(*begin(job))
    whole = time.perf_counter() - began
    for number in range(kills):
        shutil.rmtree(home)
        shutil.copytree(folder / "kept", home)
        job.prepare(number // 2)
        if number % 2:
            # The last acts give the names.
            first = 1 if number % 4 == 1 else max(1, acts - LAST)
            end(*begin(job, chance.randint(first, acts)))
        else:
            child, pipe = begin(job)
            time.sleep(chance.uniform(0, whole))
            os.kill(child, signal.SIGKILL)
            end(child, pipe)
        left = job.look()
        sys.stdout.write(json.dumps({**asdict(left), "good": left.good}) + "\n")


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        sys.argv[2],
        int(sys.argv[3]),
        int(sys.argv[4]),
        at_once=len(sys.argv) > 5,
    )
