"""Races of many processes for the same places of one register."""

import multiprocessing
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Final

from il2nurse.domain.record.register.entries import Author
from il2nurse.storage.register import open_register
from il2nurse.storage.sqlite import register_file
from il2nurse.storage.sqlite.driver import Database
from il2nurse.storage.sqlite.pool import Pool
from il2nurse.workflow.register import AlreadyWritten, NotSaved
from tests.figures.row import Counts, Row
from tests.storage.registers import add, draft, make_file

RACERS: Final = 20
BUSY: Final = "kept the register busy"
PATIENCE: Final = 20
WITHOUT: Final = "the register is locked before it is read for an entry"


@contextmanager
def unlocked(pool: Pool) -> Iterator[Database]:
    """A connection on which each statement stands alone, as if no lock were taken."""
    with pool.lend() as database:
        yield database


def race(path: Path, start: Barrier, told: Connection, rounds: int, without: str | None) -> None:
    """Try to be the first in each stream, all from one start, and tell who was."""
    if without:
        setattr(register_file, "changing", unlocked)  # noqa: B010 - mypy knows no other way in
    register = open_register(path)
    me = str(multiprocessing.current_process().name)
    for number in range(rounds):
        start.wait()
        told.send((number, me, first(register, number, me)))
    told.close()


def first(register: register_file.SqliteRegister, number: int, me: str) -> str:
    """Who was the first in this stream, or the sentence that names nobody."""
    author = Author(me, "nurse", me, "0.1.0")
    refused = ""
    for _ in range(PATIENCE):
        try:
            add(register, draft(f"dose/{number}", seq=0), author=author)
        except AlreadyWritten as known:
            return known.entry.person
        except NotSaved as told:
            refused = str(told)
            if BUSY not in refused:
                break
        else:
            return me
    return refused


def run(count: int, seed: int, folder: Path, without: str | None) -> Counts:
    """Race for so many places; the seed changes nothing, the system decides."""
    path = folder / "ward.register"
    make_file(path).close()
    answers = list(answered(processes(), path, count, without))
    register = open_register(path)
    kept = {entry.stream: entry.person for entry in register.since(1, 10**6)}
    intact = register.verify().intact and len(register.since(1, 10**6)) == len(kept) == count
    register.close()
    wrong = [answer for answer in answers if kept.get(f"dose/{answer[0]}") != answer[2]]
    faults = len(wrong) + (RACERS * count - len(answers)) + (not intact)
    winners = Counter(kept.values())
    return Counts(count, faults, f"{RACERS} processes, {len(winners)} of them were first somewhere")


def processes() -> ForkServerContext:
    """Processes that start from a server with everything imported."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def answered(
    context: ForkServerContext, path: Path, rounds: int, without: str | None
) -> Iterator[tuple[int, str, str]]:
    """What all racers were told."""
    start, ends = context.Barrier(RACERS), []
    for _ in range(RACERS):
        told, teller = context.Pipe(duplex=False)
        racer = context.Process(target=race, args=(path, start, teller, rounds, without))
        racer.start()
        teller.close()
        ends.append((told, racer))
    for told, racer in ends:
        try:
            while True:
                yield told.recv()
        except EOFError:
            racer.join()


ROW: Final = Row(
    f"races of {RACERS} processes for one place each",
    "a place that two have or nobody, an answer that does not name who was first, a broken chain",
    200,
    20,
    run,
    (WITHOUT,),
    short_without=60,
    missing=lambda: "processes are made by a fork server" if sys.platform == "win32" else "",
)
