"""Looking entries up: by request, stream, patient, kind and place, never changing anything."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import sqlcipher3.dbapi2 as driver

from il2nurse.domain.record.register.entries import BrokenRegister, Entry
from il2nurse.storage.contract.drafts import LARGEST
from il2nurse.storage.sqlite.driver import Database
from il2nurse.storage.sqlite.failures import meaning
from il2nurse.storage.sqlite.pool import Pool
from il2nurse.storage.sqlite.rows import SELECT, entries_of

SINCE: Final = f"{SELECT} WHERE number > ? ORDER BY number LIMIT ?"
# Another number after each commit of another connection, here or at another station.
VERSION: Final = "PRAGMA data_version"
OF_STREAM: Final = "WHERE stream = ? ORDER BY seq"


class KeptEntries:
    """The entries of one file; ``BrokenRegister`` where they cannot be read."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._looker: Database | None = None
        self._looking = threading.Lock()
        # The file's version, and the number after which it holds nothing.
        self._read_to = (-1, -1)

    def _select(self, rest: str, parameters: tuple[Any, ...]) -> tuple[Entry, ...]:
        with self._look() as looker:
            rows = looker.execute(f"{SELECT} {rest}", parameters).fetchall()
        return entries_of(rows)

    @contextmanager
    def _look(self) -> Iterator[Database]:
        """A connection that stays at hand: every act and every second looks here."""
        try:
            with self._looking:
                self._looker = self._looker or self._pool.connect()
                yield self._looker
        except driver.Error as error:
            raise BrokenRegister(
                f"The register could not be read, and nothing was changed: {meaning(error)}"
            ) from error

    def of_request(self, request: str) -> tuple[Entry, ...]:
        """What was kept under this request; empty where nothing was."""
        return self._select("WHERE request = ? ORDER BY part", (request,))

    def stream(self, name: str) -> tuple[Entry, ...]:
        """All entries of one stream, oldest first."""
        return self._select(OF_STREAM, (name,))

    def about(self, subject: str) -> tuple[Entry, ...]:
        """All entries about one patient, oldest first."""
        return self._select("WHERE subject = ? ORDER BY number", (subject,))

    def of_kind(self, *kinds: str) -> tuple[Entry, ...]:
        """All entries of these kinds, oldest first."""
        marks = ", ".join("?" * len(kinds))
        return self._select(f"WHERE kind IN ({marks}) ORDER BY number", tuple(map(str, kinds)))

    def since(self, number: int, limit: int = 1000) -> tuple[Entry, ...]:
        """Entries after ``number``, oldest first, at most ``limit``.

        SQLite itself says whether anyone has written since the last look; mostly nobody has.
        """
        with self._look() as looker:
            version = looker.execute(VERSION).fetchone()[0]
            if (version, number) == self._read_to:
                return ()
            rows = looker.execute(SINCE, (bound(number), bound(limit))).fetchall()
            # What is written meanwhile comes with another version.
            self._read_to = (-1, -1) if rows or limit < 1 else (version, number)
        return entries_of(rows)

    def newest(self, limit: int, before: int | None = None) -> tuple[Entry, ...]:
        """The newest entries, newest first; ``before`` pages further back."""
        end = LARGEST if before is None else bound(before)
        rest = "WHERE number < ? ORDER BY number DESC LIMIT ?"
        return self._select(rest, (end, bound(limit)))

    def close_looking(self) -> None:
        """Let go of the connection that stays at hand."""
        with self._looking:
            if self._looker:
                self._looker.close()
            self._looker, self._read_to = None, (-1, -1)


def bound(number: int) -> int:
    """The nearest number that SQLite can compare entry numbers with."""
    return min(max(number, 0), LARGEST)
