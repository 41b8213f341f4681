"""Two programs at one register act at once: what excludes each other is never both on record."""

import multiprocessing
import sys
from collections.abc import Callable
from datetime import datetime
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Final

import pytest

from il2nurse.domain.record.register.entries import Kind
from il2nurse.storage.register import open_register
from il2nurse.workflow.dose import administration
from il2nurse.workflow.dose.bag.taking import take_bag
from il2nurse.workflow.people.access import add_person
from tests.cheap_pins import CHEAP
from tests.storage.registers import make_file
from tests.ward import CHARGE, MRN, NURSE, PHARMACIST, PIN, Ward, key, make_ward
from tests.whole import racing
from tests.workflow.pharmacy.made import COLLEAGUE, TECHNICIAN, Pharmacy

STATIONS: Final = 20
pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="processes are made by a fork server"
)


def ordered(ward: Ward) -> None:
    ward.pass_time(120)


def at_the_line(ward: Ward) -> None:
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")


def held(ward: Ward) -> None:
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    racing.hold(ward.station)


def closed(ward: Ward) -> None:
    held(ward)
    administration.sign(ward.station, NURSE, key(), "Held the dose", PIN)
    racing.close(ward.station)


def with_a_bag(ward: Ward) -> None:
    """Pharmacy's bag was taken for the first dose, and only the start is left to be done."""
    ward.pass_time(30)
    for person in (TECHNICIAN, COLLEAGUE):
        add_person(ward.station, CHARGE, person, PIN)
    made = Pharmacy(ward)
    made.check_order(PHARMACIST)
    made.make()
    made.begin_dose()
    take_bag(ward.station, NURSE, key(), made.bag.number)
    ward.walk("line")


EXCLUDE: list[tuple[Callable[[Ward], None], str, str]] = [
    (at_the_line, "start", "hold"),
    (at_the_line, "start", "start"),
    (at_the_line, "start", "move"),
    (ordered, "close", "close"),
    (ordered, "admit", "admit another"),
    (closed, "order", "order"),
    (closed, "discharge", "discharge"),
]
"""Of these two acts the register keeps one, whichever comes first."""

FORBID: list[tuple[Callable[[Ward], None], str, str]] = [
    (at_the_line, "start", "correct"),
    (closed, "order", "stop"),
    (closed, "order", "withdraw"),
    (held, "sign", "end"),
]
"""The second act forbids the first from then on; after the first it is kept too."""


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    """Processes that start from a server with everything imported."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.whole.racing"])
    return context


def prepare(path: Path, state: Callable[[Ward], None]) -> datetime:
    """A ward in this state, in a register file; the time by its clock."""
    register = make_file(path)
    ward = make_ward(register=register)
    state(ward)
    register.close()
    return ward.station.now().at


def race(processes: ForkServerContext, path: Path, at: datetime, *names: str) -> list[str]:
    """What each of the stations was told; "" where its act was kept."""
    start, ends = processes.Barrier(len(names)), []
    for number, name in enumerate(names):
        told, teller = processes.Pipe(duplex=False)
        process = processes.Process(
            target=racing.act, args=(path, f"{name} {number}", at, start, teller)
        )
        process.start()
        teller.close()
        ends.append((told, process))
    said = [told.recv() for told, _ in ends]
    for _, process in ends:
        process.join()
    return said


@pytest.mark.parametrize(("state", "one", "other"), EXCLUDE)
def test_of_two_acts_that_exclude_each_other_one_is_kept(
    tmp_path: Path,
    processes: ForkServerContext,
    state: Callable[[Ward], None],
    one: str,
    other: str,
) -> None:
    path = tmp_path / "ward.register"
    at = prepare(path, state)
    said = race(processes, path, at, one, other)
    assert sorted(map(bool, said)) == [False, True], said
    refusal = max(said, key=len)
    assert any(each in refusal for each in ("recorded meanwhile", "already", "Nothing")), refusal
    register = open_register(path, pins=CHEAP)
    assert register.verify().intact
    register.close()


@pytest.mark.parametrize(("state", "one", "other"), FORBID)
def test_an_act_that_is_forbidden_by_another_is_never_kept_after_it(
    tmp_path: Path,
    processes: ForkServerContext,
    state: Callable[[Ward], None],
    one: str,
    other: str,
) -> None:
    path = tmp_path / "ward.register"
    at = prepare(path, state)
    first, second = race(processes, path, at, one, other)
    register = open_register(path, pins=CHEAP)
    kept = [e.station for e in register.since(0) if e.station in (f"{one} 0", f"{other} 1")]
    register.close()
    assert not (first and second), (first, second)
    if not first and not second:
        assert kept[0] == f"{one} 0"


def test_of_twenty_processes_that_hang_one_bag_one_does(
    tmp_path: Path, processes: ForkServerContext
) -> None:
    path = tmp_path / "ward.register"
    at = prepare(path, with_a_bag)
    said = race(processes, path, at, *["start"] * STATIONS)
    assert said.count("") == 1, said
    register = open_register(path, pins=CHEAP)
    assert len(register.of_kind(Kind.BAG_HUNG)) == 1
    assert len(register.of_kind(Kind.INFUSION_STARTED)) == 1
    assert register.verify().intact
    register.close()
