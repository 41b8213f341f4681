"""The connections to an open register file: kept open, and lent to one user at a time."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as driver

from il2nurse.files.making import is_making
from il2nurse.storage.sqlite.connection import authorise, connect
from il2nurse.storage.sqlite.driver import Database

# How many stay open while nobody uses them.
KEPT: Final = 5


class Pool:
    """Guarded connections to one file; safe to use from several threads."""

    def __init__(self, path: Path, key: bytes | None) -> None:
        """Open nothing yet."""
        self._path = path
        self._key = key
        self._idle: list[Database] = []
        self._lock = threading.Lock()

    def connect(self) -> Database:
        """A new connection, which belongs to whoever asked for it.

        A file that is still being made waits for the disk once, when it gets its name.
        """
        connection = connect(self._path, self._key)
        if is_making(self._path):
            connection.execute("PRAGMA synchronous = OFF").fetchall()
        connection.set_authorizer(authorise)
        return connection

    @contextmanager
    def lend(self) -> Iterator[Database]:
        """One of the connections; what was begun on it and not ended is taken back."""
        with self._lock:
            home = self._idle
            connection = home.pop() if home else None
        connection = connection or self.connect()
        try:
            yield connection
        finally:
            self._take_back(connection, home)

    def _take_back(self, connection: Database, home: list[Database]) -> None:
        try:
            connection.rollback()
        except driver.Error:
            connection.close()
            return
        with self._lock:
            # After ``close`` nothing is kept of what was lent before.
            kept = home is self._idle and len(home) < KEPT
            if kept:
                home.append(connection)
        if not kept:
            connection.close()

    def close(self) -> None:
        """Let go of the file; what is lent now is closed when it comes back."""
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()


@contextmanager
def changing(pool: Pool) -> Iterator[Database]:
    """A connection in a transaction that locks the head at once, and is durable after the block."""
    with pool.lend() as database:
        database.execute("BEGIN IMMEDIATE")
        yield database
        database.execute("COMMIT")
