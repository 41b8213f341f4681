"""A failure at any statement of an append, and commits whose outcome is unknown."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver

from il2nurse.storage.register import SqliteRegister, open_register
from il2nurse.storage.sqlite.connection import CHECKLIST, connect
from il2nurse.storage.sqlite.pool import Pool
from il2nurse.workflow.register import AlreadyWritten, NotSaved
from tests.storage.registers import add, draft, set_pin

Fault = Callable[[Any, str], None]


@dataclass
class Faulty:
    """A driver connection that lets a fault happen before each statement."""

    within: Any
    fault: Fault

    def execute(self, sql: str, *parameters: object) -> object:
        """Run a statement, where the fault lets it."""
        self.fault(self.within, sql)
        return self.within.execute(sql, *parameters)

    def __getattr__(self, name: str) -> object:
        return getattr(self.within, name)


@contextmanager
def failing(fault: Fault) -> Iterator[None]:
    """Lend connections that fail this way."""
    lend = Pool.lend

    @contextmanager
    def lend_faulty(pool: Pool) -> Iterator[Faulty]:
        with lend(pool) as database:
            yield Faulty(database, fault)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Pool, "lend", lend_faulty)
        yield


def refuse(*_: object) -> None:
    """Fail as a driver does."""
    raise driver.OperationalError("the plug was pulled")


def failing_at(moment: int) -> AbstractContextManager[None]:
    """Fail at this statement, counted from 0, and at no other."""
    seen = count()

    def fault(_within: object, _sql: str) -> None:
        if next(seen) == moment:
            refuse()

    return failing(fault)


def commit_and_refuse(within: Any, sql: str) -> None:  # noqa: ANN401 - the driver's signature
    """Commit, and then say that it failed."""
    if sql == "COMMIT":
        within.execute(sql)
        refuse()


def refuse_to_commit(_within: object, sql: str) -> None:
    """Fail before the commit."""
    if sql == "COMMIT":
        refuse()


@pytest.mark.parametrize("moment", range(8))
def test_a_failure_at_any_statement_keeps_nothing(stored: SqliteRegister, moment: int) -> None:
    with failing_at(moment), pytest.raises(NotSaved, match="Nothing was saved"):
        add(stored, draft(), draft("chart/1"), request="r-1")
    assert stored.head().number == 1
    assert len(add(stored, draft(), draft("chart/1"), request="r-1")) == 2


@pytest.mark.parametrize("moment", range(7))
def test_a_failure_at_any_statement_keeps_neither_entry_nor_pin(
    stored: SqliteRegister, moment: int
) -> None:
    with failing_at(moment), pytest.raises(NotSaved, match="Nothing was saved"):
        set_pin(stored, "p-1", "482913")
    assert stored.head().number == 1
    assert not stored.check_pin("p-1", "482913")
    with failing_at(7):
        set_pin(stored, "p-1", "482913")
    assert stored.check_pin("p-1", "482913")


def test_an_append_has_only_these_statements(stored: SqliteRegister) -> None:
    with failing_at(8):
        assert len(add(stored, draft(), draft("chart/1"))) == 2


def test_a_commit_that_was_kept_is_read_back(stored: SqliteRegister) -> None:
    with failing(commit_and_refuse):
        added = add(stored, draft(), draft("chart/1"), request="r-1")
    assert stored.since(1) == added
    assert add(stored, draft(), draft("chart/1"), request="r-1") == added


def test_a_commit_that_was_not_kept_is_refused(stored: SqliteRegister) -> None:
    with failing(refuse_to_commit), pytest.raises(NotSaved, match="Nothing was saved"):
        add(stored)
    assert stored.head().number == 1


def test_an_outcome_that_cannot_be_read_back_is_said_to_be_unknown(
    stored: SqliteRegister,
) -> None:
    with failing(refuse), pytest.raises(NotSaved, match="It is not known whether this was saved"):
        add(stored)


def test_a_refused_place_locks_nobody_out(stored: SqliteRegister) -> None:
    add(stored, draft(seq=0))
    with pytest.raises(AlreadyWritten):
        add(stored, draft(seq=0))
    other = open_register(stored.path)
    add(other)
    assert other.head() == stored.head()
    other.close()


def test_a_register_kept_busy_is_said_and_nothing_is_kept(
    stored: SqliteRegister, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(CHECKLIST, "busy_timeout", 50)
    with (
        closing(connect(stored.path, None)) as other,
        closing(open_register(stored.path)) as impatient,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotSaved, match="another station kept the register busy"):
            add(impatient, request="r-1")
    assert stored.head().number == 1
    assert len(add(stored, request="r-1")) == 1


def test_threads_record_side_by_side(stored: SqliteRegister) -> None:
    with ThreadPoolExecutor(8) as threads:
        done = list(threads.map(lambda _: add(stored, draft(), draft("chart/1")), range(40)))
    assert sorted(pair[0].seq for pair in done) == list(range(40))
    assert stored.verify().count == 81


def test_a_reader_does_not_keep_a_writer_waiting(stored: SqliteRegister) -> None:
    other = open_register(stored.path)
    assert stored.since(0) == other.since(0)
    add(other)
    add(stored)
    assert stored.head() == other.head()
    other.close()
