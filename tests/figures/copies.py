"""Copies of the register: how old the newest one ever is, and whether it can be restored."""

from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Final

import pytest

from il2nurse.app.copies import hourly
from il2nurse.app.copies.beside import copies_beside
from il2nurse.app.copies.hourly import EVERY, Copies
from il2nurse.app.copies.second_place import second_folder
from il2nurse.app.joining import Opened, open_station
from il2nurse.app.restore import drilling
from il2nurse.domain.record.register.entries import Author
from il2nurse.domain.record.register.facts import Draft
from il2nurse.domain.record.register.register_facts import RestoreDrilledFact
from il2nurse.settings import Settings
from il2nurse.storage.files.kept_copies import Copy, find_copies
from il2nurse.storage.register import SqliteRegister, open_register
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.register import Append
from il2nurse.workflow.station import Station
from tests.app.set_back import found, record, settings_at
from tests.figures.row import Counts, Row
from tests.storage.registers import NOW, add, make_file

LOOK: Final = timedelta(minutes=1)
HOURLY: Final = "a copy is made each hour while the window is open"
REALLY: Final = "the drill really restores the copy"
MOST_S: Final = 60
ENTRIES: Final = 10_000
BATCH: Final = 500


def run_week(count: int, seed: int, folder: Path, without: str | None) -> Counts:
    """Look after the copies so many times, each a minute apart, while a ward records."""
    share, chance, late = folder / "share", Random(seed), 0
    share.mkdir()
    clock, register = SimulatedClock(NOW), make_file(folder / "ward.register")
    copies = Copies(register, clock, share, timedelta(hours=2))
    with closing(register), pytest.MonkeyPatch.context() as patch:
        if without:
            patch.setattr(hourly, "is_due", lambda newest, at: newest is None)
        for _ in range(count):
            copies.look()
            now = clock.read().at
            late += copies.newest is None or now - copies.newest > EVERY
            if chance.random() < 0.1:
                add(register)
            clock.move(LOOK)
        kept = copies_beside(register)
        there = find_copies(second_folder(share, register), register.path.name)
    broken = sum(not whole(copy) for copy in (*kept[-1:], *there[-1:]))
    said = f"{len(kept)} copies are kept beside the register and {len(there)} in the second place"
    return Counts(count, late + broken, said)


def whole(copy: Copy) -> bool:
    """Whether a copy opens, verifies and ends where it says."""
    with closing(open_register(copy.path)) as register:
        return register.verify().intact and register.head() == copy.head


def run_drills(count: int, seed: int, folder: Path, without: str | None) -> Counts:
    """Drill so often on an encrypted register, every other time with a copy that was damaged."""
    settings = replace(settings_at(folder / "home"), second_place=None)
    found(settings)
    opened = open_station(settings)
    wrong: Counter[str] = Counter()
    longest = 0.0
    with closing(opened.register), pytest.MonkeyPatch.context() as patch:
        if without:
            patch.setattr(drilling, "try_copy", believe)
        fill(opened)
        opened.register.copy_to(settings.register.parent, opened.station.now().at)
        copy = copies_beside(opened.register)[-1].path
        sound = copy.read_bytes()
        for number in range(count):
            harmed = bool(number % 2)
            copy.write_bytes(damaged(sound, Random(f"{seed} {number}")) if harmed else sound)
            begun = perf_counter()
            done = drill(settings, opened, folder / str(number))
            longest = max(longest, perf_counter() - begun)
            wrong["a damaged copy passes" if harmed else "a good copy fails"] += done == harmed
    faults = wrong.total() + (longest > MOST_S)
    return Counts(count, faults, f"{ENTRIES:,} entries, the longest took {longest:.1f} s")


def drill(settings: Settings, opened: Opened, papers: Path) -> bool:
    """Whether a drill passes."""
    return drilling.drill(settings, opened.register, opened.station, papers).passed


def believe(
    settings: Settings, register: SqliteRegister, station: Station, copy: Copy
) -> RestoreDrilledFact:
    """What a drill says that only looks whether there is a copy."""
    return RestoreDrilledFact(copy.path.name, copy.at, copy.head.number, copy.head.seal, 0)


def damaged(sound: bytes, chance: Random) -> bytes:
    """The same with one bit turned over."""
    content = bytearray(sound)
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def fill(opened: Opened) -> None:
    """Record as much as a ward does in a few weeks, the same act again and again."""
    record(opened)
    (newest,) = opened.register.newest(1)
    author = Author(newest.person, newest.role, newest.station, newest.program)
    again = Draft(newest.stream, newest.kind, newest.subject, newest.occurred_at, newest.body)
    for number in range(ENTRIES // BATCH):
        drafts = [again] * BATCH
        opened.register.append(
            Append(drafts, author, f"fill {number}", newest.recorded_at, newest.zone)
        )


WEEK: Final = Row(
    "minutes of a week in which a window is open",
    "a minute in which the newest copy is over an hour old, a newest copy that is not whole",
    7 * 24 * 60,
    150,
    run_week,
    (HOURLY,),
)
DRILL: Final = Row(
    "restore drills, every other one with a copy of which one bit was turned over",
    f"a good copy that fails, a damaged one that passes, a drill of over {MOST_S} s",
    100,
    2,
    run_drills,
    (REALLY,),
)
