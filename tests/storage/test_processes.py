"""Real processes: killed while they record, racing for one place, out of room."""

import multiprocessing
import random
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

import pytest

from il2nurse.storage.register import open_register
from il2nurse.workflow.register import Append
from tests.storage.registers import KEY, NOW, NURSE, ZONE, draft, make_file
from tests.storage.workers import append_for_ever, append_until_refused, race

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="processes are made by a fork server"
)

KILLS = 15


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    """Processes that start from a server with everything imported."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.storage.workers"])
    return context


def heard(told: Connection) -> Iterator[tuple[Any, str]]:
    """All that a process said before it ended."""
    try:
        while True:
            yield told.recv()
    except (EOFError, OSError):
        return


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "keyed"])
def test_nothing_acknowledged_is_lost_to_a_kill(
    tmp_path: Path, processes: ForkServerContext, key: bytes | None
) -> None:
    path = tmp_path / "ward.register"
    make_file(path, key).close()
    chance = random.Random(1)
    for _ in range(KILLS):
        kept, trying = kill_while_recording(path, key, processes, chance.uniform(0.001, 0.02))
        register = open_register(path, key)
        requests = [entry.request for entry in register.since(0, limit=10**6)]
        assert all(requests.count(request) == 2 for request in kept)
        assert register.verify().intact
        again = register.append(
            Append((draft("dose/1"), draft("chart/1")), NURSE, trying, NOW, ZONE)
        )
        assert [entry.part for entry in again] == [0, 1]
        assert again == tuple(e for e in register.since(0, limit=10**6) if e.request == trying)
        register.close()


def kill_while_recording(
    path: Path, key: bytes | None, processes: ForkServerContext, seconds: float
) -> tuple[list[str], str]:
    """Kill a recording process; the requests it had acknowledged, and the one it tried last."""
    told, teller = processes.Pipe(duplex=False)
    process = processes.Process(target=append_for_ever, args=(path, key, teller))
    process.start()
    teller.close()
    assert told.poll(30)
    process.join(seconds)
    process.kill()
    process.join()
    said = list(heard(told))
    kept = [request for what, request in said if what == "kept"]
    return kept, [request for what, request in said if what == "trying"][-1]


def test_of_racing_processes_one_gets_each_place(
    tmp_path: Path, processes: ForkServerContext
) -> None:
    path, rounds, racers = tmp_path / "ward.register", 40, 3
    make_file(path).close()
    start, ends = processes.Barrier(racers), []
    for _ in range(racers):
        told, teller = processes.Pipe(duplex=False)
        process = processes.Process(target=race, args=(path, start, teller, rounds))
        process.start()
        teller.close()
        ends.append((told, process))
    said = [answer for told, _ in ends for answer in heard(told)]
    for _, process in ends:
        process.join()
    assert sorted(number for number, what in said if what == "won") == list(range(rounds))
    assert len(said) == rounds * racers
    assert {what for _, what in said} == {"won", "p-2"}
    assert open_register(path).verify().count == rounds + 1


def test_a_limit_on_the_files_size_loses_nothing(
    tmp_path: Path, processes: ForkServerContext
) -> None:
    path = tmp_path / "ward.register"
    make_file(path).close()
    told, teller = processes.Pipe(duplex=False)
    process = processes.Process(target=append_until_refused, args=(path, 300_000, teller))
    process.start()
    teller.close()
    said = list(heard(told))
    process.join()
    kept = [request for what, request in said if what == "kept"]
    assert said[len(kept) :][0][1].startswith("Nothing was saved: the disk")
    register = open_register(path)
    assert [entry.request for entry in register.since(1, limit=10**6)] == kept
    assert register.verify().intact
    register.close()
