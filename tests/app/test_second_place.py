"""The second place of copies goes away or does not answer: nothing else waits for it."""

import errno
import os
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path, PosixPath

import pytest

from il2nurse.app.copies.beside import copies_beside
from il2nurse.app.copies.hourly import EVERY, Copies
from il2nurse.app.copies.second_place import copies_in_second, copies_of, copy_to_second
from il2nurse.storage.register import SqliteRegister
from il2nurse.workflow.clocks import SimulatedClock
from tests.storage.registers import NOW, add, make_file

TOO_OLD = timedelta(hours=2)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[SqliteRegister]:
    """A ward's register with one entry, and a copy beside it."""
    made = make_file(tmp_path / "ward.register")
    made.copy_to(tmp_path, NOW)
    yield made
    made.close()


class Stale(PosixPath):
    """A folder on a share whose server is gone: the system has another word for it than “away”."""

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))


def test_a_share_whose_server_is_gone_is_said_and_nothing_else_is_hurt(
    register: SqliteRegister, tmp_path: Path
) -> None:
    share = Stale(tmp_path / "share")
    said = copy_to_second(register, share) or ""
    assert said.startswith(f"The second place for copies, {share}, cannot be used: Stale file")
    copies = Copies(register, SimulatedClock(NOW), share, TOO_OLD)
    copies.look()
    assert copies.problem is None
    assert copies.second_problem == said
    assert copies.newest == NOW


def test_a_place_that_does_not_answer_stops_no_copies_beside_the_register(
    register: SqliteRegister, tmp_path: Path
) -> None:
    answer, clock = threading.Event(), SimulatedClock(NOW)
    copies = Copies(
        register,
        clock,
        tmp_path / "share",
        TOO_OLD,
        bring=lambda *_: str(answer.wait()),
        patience_s=0.02,
    )
    for hour in range(1, 4):
        clock.move(EVERY)
        add(register)
        copies.look()
        assert copies.newest == NOW + hour * EVERY
    assert len(copies_beside(register)) == 4
    assert "does not answer" in (copies.second_problem or "")
    assert len([each for each in threading.enumerate() if each.name == "errand"]) == 1
    answer.set()


def test_copies_of_a_place_that_is_gone_are_none(register: SqliteRegister, tmp_path: Path) -> None:
    share = Stale(tmp_path / "share")
    found = copies_of(register.path, share, register.identity().register)
    assert found == copies_beside(register)


def test_a_clock_that_was_set_back_costs_no_copy_of_what_is_recorded_since(
    register: SqliteRegister, tmp_path: Path
) -> None:
    clock, share = SimulatedClock(NOW), tmp_path / "share"
    share.mkdir()
    copies = Copies(register, clock, share, TOO_OLD)
    for _ in range(25):
        clock.move(EVERY)
        copies.look()
    clock.set_wall_clock(timedelta(hours=-24, minutes=-30))
    for _ in range(2):
        add(register)
        clock.move(EVERY)
        copies.look()
        assert copies.newest == clock.read().at
        for found in (copies_beside(register), copies_in_second(register, share)):
            assert max(copy.head.number for copy in found) == register.head().number
    before = copies_beside(register)
    clock.move(timedelta(minutes=59))
    copies.look()
    assert copies_beside(register) == before
