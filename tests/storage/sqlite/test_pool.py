"""Connections that are lent: each to one user, and nothing of it stays with the next one."""

from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from il2nurse.storage.register import SqliteRegister
from il2nurse.storage.sqlite.pool import KEPT, Pool
from tests.storage.registers import add


@pytest.fixture
def pool(stored: SqliteRegister) -> Pool:
    return Pool(stored.path, None)


def begin_and_fail(pool: Pool) -> None:
    with pool.lend() as database:
        database.execute("BEGIN IMMEDIATE")
        raise LookupError


def test_what_was_begun_and_not_ended_is_taken_back(pool: Pool) -> None:
    with pool.lend() as database:
        database.execute("BEGIN IMMEDIATE")
    with pool.lend() as again:
        assert again is database
        again.execute("BEGIN IMMEDIATE")


def test_what_failed_inside_locks_nobody_out(pool: Pool, stored: SqliteRegister) -> None:
    with pytest.raises(LookupError):
        begin_and_fail(pool)
    assert add(stored)


def test_no_two_have_the_same_one(pool: Pool) -> None:
    with pool.lend() as first, pool.lend() as second:
        assert first is not second


def test_only_some_stay_open(pool: Pool) -> None:
    lent = [pool.lend() for _ in range(KEPT + 2)]
    databases = [each.__enter__() for each in lent]
    for each in lent:
        each.__exit__(None, None, None)
    closed = [each for each in databases if is_closed(each)]
    assert len(closed) == 2


def test_after_the_end_nothing_stays_open(pool: Pool) -> None:
    with pool.lend() as lent:
        with pool.lend() as idle:
            pass
        pool.close()
        assert is_closed(idle)
        assert not is_closed(lent), "who has it finishes first"
    assert is_closed(lent)


def test_a_file_that_is_gone_is_the_driver_s_error(stored: SqliteRegister, tmp_path: Path) -> None:
    pool = Pool(tmp_path / "nowhere.register", None)
    with pytest.raises(driver.Error), pool.lend():
        pass


def is_closed(database: object) -> bool:
    try:
        database.execute("SELECT 1")  # type: ignore[attr-defined]  # the driver comes without types
    except driver.ProgrammingError:
        return True
    return False
