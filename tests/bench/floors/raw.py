"""A plain table in a plain file: the least that keeping an entry can take with these pragmas."""

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from il2nurse.domain.record.register.entries import Entry
from il2nurse.storage.sqlite.connection import connect
from il2nurse.storage.sqlite.rows import COLUMNS, MARKS, NAMES, row_of


class RawFile:
    """Takes the same rows as the register, without indexes, guards, chain or program."""

    def __init__(self, path: Path) -> None:
        """Make the file and its table, by the driver alone."""
        columns = ", ".join(f"{name} TEXT" for name in COLUMNS[1:])
        self._database = connect(path, None, "rwc")
        self._database.execute(f"CREATE TABLE plain (number INTEGER PRIMARY KEY, {columns})")

    def insert(self, entries: Sequence[Entry]) -> float:
        """Keep the entries in one transaction; how long that took, in seconds."""
        rows = [row_of(entry) for entry in entries]
        start = perf_counter()
        self._database.execute("BEGIN IMMEDIATE")
        for row in rows:
            self._database.execute(f"INSERT INTO plain ({NAMES}) VALUES ({MARKS})", row)  # noqa: S608 - its own constants only
        self._database.execute("COMMIT")
        return perf_counter() - start

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()
