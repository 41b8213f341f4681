"""Disks that are full and files that may only be read, met by an ordinary user, never by root."""

import contextlib
import os
import shutil
import signal
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.storage.register import SqliteRegister, open_register
from il2nurse.storage.sqlite.ballast import Ballast
from il2nurse.workflow.register import NotSaved
from tests.figures.row import Counts, Row
from tests.storage.registers import KEY, add, draft, make_file

NOBODY: Final = 65534
BALLAST: Final = "room is kept for what must still be recorded"
RIGHTS: Final = "the system refuses to write"
CLOSING: Final = 20
"""So many entries must still fit once the disk is full: a running infusion can be closed."""
CHUNK: Final = 65536


def as_nobody(act: Callable[[], str]) -> str:
    """What the act answers in a process that is no longer root."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        with os.fdopen(reading) as told:
            answer = told.read()
        ended = os.waitpid(child, 0)[1]
        return answer if not ended else answer or f"ended by {ended}"
    answer = "it did not come to an answer"
    try:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        signal.alarm(60)
        answer = act()
    except BaseException as error:  # noqa: BLE001 - whatever it was is the answer
        answer = f"{type(error).__name__}: {error}"
    finally:
        os.write(writing, answer.encode()[:4000])
        os._exit(0)


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of 4 MB that an ordinary user may write to."""
    folder.mkdir()
    options = f"size=4m,uid={NOBODY},gid={NOBODY}"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def make_register(folder: Path, key: bytes | None, chance: Random) -> Path:
    """A register with a few entries and without its ballast."""
    path = folder / "ward.register"
    register = make_file(path, key)
    add(register, *[draft()] * chance.randint(1, 30))
    register.close()
    Ballast(path).release()
    return path


def fill(folder: Path, chance: Random) -> None:
    """Leave no room on the disk, or a few pages."""
    with (folder / "filler").open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(bytes(CHUNK)):
            continue
    with (folder / "filler").open("ab", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(bytes(512)):
            continue
    os.truncate(folder / "filler", (folder / "filler").stat().st_size - chance.randrange(3) * 4096)


def fill_and_record(folder: Path, key: bytes | None, chance: Random, *, ballast: bool) -> str:
    """Record on a disk that fills up; what is wrong then, "" where nothing is."""
    path = folder / "ward.register"
    register = open_register(path, key)
    if not ballast:
        Ballast(path).release()
    fill(folder, chance)
    kept, sentence = record_until_refused(register)
    head = register.head()
    register.close()
    if "the disk is full" not in sentence:
        return "the sentence does not say it"
    if kept < CLOSING:
        return "a running infusion cannot be closed"
    again = open_register(path, key)
    whole = again.verify().intact and again.head() == head
    again.close()
    return "" if whole else "an acknowledged entry is lost"


def record_until_refused(register: SqliteRegister) -> tuple[int, str]:
    """How many entries were still kept, and the sentence that ended it."""
    kept = 0
    try:
        while True:
            add(register)
            kept += 1
    except NotSaved as refused:
        return kept, str(refused)


def run_full(count: int, seed: int, folder: Path, without: str | None) -> Counts:
    """Fill so many disks under a register."""
    found: Counter[str] = Counter()
    folder.chmod(0o755)
    for number in range(count):
        chance, key = Random(f"{seed} {number}"), (None, KEY)[number % 2]
        with small_disk(folder / "disk") as disk:
            os.chown(make_register(disk, key, chance), NOBODY, NOBODY)
            record = partial(fill_and_record, disk, key, chance, ballast=not without)
            found[as_nobody(record)] += 1
        (folder / "disk").rmdir()
    return Counts(count, count - found[""], said(found))


def said(found: Counter[str]) -> str:
    """How often what went wrong."""
    return ", ".join(f"{what}: {often}" for what, often in found.most_common() if what)


def read_and_try(path: Path, key: bytes | None) -> str:
    """Open, read, and try to record in what may only be read; what is wrong, "" for nothing."""
    register = open_register(path, key)
    try:
        if not register.verify().intact or len(register.since(0)) < 2:
            return "it is not read whole"
        if register.writable:
            return "it is taken for one that may be written"
        add(register)
    except NotSaved as refused:
        return "" if "for reading only" in str(refused) else str(refused)
    except BrokenRegister as broken:
        return str(broken)
    else:
        return "an entry was recorded in it"
    finally:
        register.close()


def run_read_only(count: int, seed: int, folder: Path, without: str | None) -> Counts:
    """Open so many registers that may only be read."""
    found: Counter[str] = Counter()
    folder.chmod(0o755)
    for number in range(count):
        place, key = folder / "locked", (None, KEY)[number % 2]
        place.mkdir()
        path = make_register(place, key, Random(f"{seed} {number}"))
        before = path.read_bytes()
        mode = (0o777, 0o666) if without else (0o555, 0o444)
        place.chmod(mode[0])
        path.chmod(mode[1])
        answer = as_nobody(partial(read_and_try, path, key))
        found[answer or ("" if path.read_bytes() == before else "the file was changed")] += 1
        place.chmod(0o700)
        shutil.rmtree(place)
    return Counts(count, count - found[""], said(found))


def needs_root() -> str:
    """Why no small disk can be made here; "" where it can."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "only root can mount a small disk for an ordinary user"
    tried = subprocess.run(["mount", "--version"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "there is no mount here"


def needs_fork() -> str:
    """Why no ordinary user can be played here; "" where one can."""
    return "" if hasattr(os, "fork") else "this system has no fork"


FULL: Final = Row(
    "disks that fill up under a recording ordinary user, plain and encrypted",
    f"an acknowledged entry lost, fewer than {CLOSING} entries kept after the disk was full, a "
    "refusal that does not say so",
    200,
    4,
    run_full,
    (BALLAST,),
    missing=needs_root,
)
READ_ONLY: Final = Row(
    "registers that an ordinary user may only read, plain and encrypted",
    "one that is not read whole, or taken for writable, or changed",
    200,
    4,
    run_read_only,
    (RIGHTS,),
    missing=needs_fork,
)
