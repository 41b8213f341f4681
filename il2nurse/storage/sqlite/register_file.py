"""The register file: append-only, one chain, every entry durable before it is returned."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from il2nurse.domain.record.register.entries import Author, BrokenRegister, Entry
from il2nurse.domain.record.register.seal import FIRST, Head, Verification
from il2nurse.files.making import is_making
from il2nurse.storage.contract.drafts import Batch, check_batch
from il2nurse.storage.contract.pins import KeptPin, Pins, tie, ties
from il2nurse.storage.files.kept_copies import why_read_only
from il2nurse.storage.sqlite.appending import read_head, read_request, write_batch
from il2nurse.storage.sqlite.ballast import Ballast
from il2nurse.storage.sqlite.checking import verify_database
from il2nurse.storage.sqlite.copies import CopiedRegister, make_copy
from il2nurse.storage.sqlite.driver import Database
from il2nurse.storage.sqlite.failures import meaning, no_room
from il2nurse.storage.sqlite.looking import OF_STREAM, KeptEntries
from il2nurse.storage.sqlite.opening import OpenedFile, file_mark
from il2nurse.storage.sqlite.pool import Pool, changing
from il2nurse.storage.sqlite.reports import read_report, write_report
from il2nurse.storage.sqlite.rows import SELECT, entries_of
from il2nurse.storage.sqlite.sealed_text import read_sealed, write_sealed
from il2nurse.storage.sqlite.side_rows import read_pin, read_text, write_pin, write_text
from il2nurse.workflow.register import Append, Identity, NotSaved, PinTrial


class SqliteRegister(KeptEntries):
    """The ``Register`` protocol over one SQLite file; safe to use from several threads."""

    def __init__(
        self, path: Path, key: bytes | None, finding: OpenedFile, pins: Pins | None = None
    ) -> None:
        """Use a file that ``examine`` found sound; ``open_register`` does both."""
        self.path = path
        self.writable = finding.writable
        self.disk_full = False
        self._identity = finding.identity
        self._hashing = pins or Pins()
        self._source = CopiedRegister(path, key, finding.identity)
        super().__init__(Pool(path, key))
        self._ballast = Ballast(path)
        self._file = file_mark(path)
        self._seen = Head(1, "")
        self.refusal = ""
        """Why nothing may be recorded, though the file could be written; "" where all may."""
        self.grown: Callable[[], object] = nothing
        """What is done once entries are durable, as to remember the new head outside."""
        if self.writable and not is_making(path):
            self.disk_full = not self._ballast.lay()

    def identity(self) -> Identity:
        """Which register this is."""
        return self._identity

    def append(self, asked: Append) -> tuple[Entry, ...]:
        """Keep all drafts or none; the same request again returns the first entries."""
        kept_pin = self._hashing.keep(asked.pin)
        tied = replace(asked, drafts=tie(asked.drafts, kept_pin)) if kept_pin else asked
        batch = check_batch(tied)
        self._refuse_unwritable()
        if self.disk_full:
            self.disk_full = not self._ballast.lay_again()
        try:
            added = self._write(batch, kept_pin)
        except driver.Error as error:
            added = self._read_back(batch) or self._retry(batch, kept_pin, error)
        except BrokenRegister as error:
            raise NotSaved(f"Nothing was saved. {error}") from error
        self.grown()
        return added

    def expect(self, seen: Head) -> None:
        """Write only after this entry, which is known from elsewhere."""
        self._seen = seen

    def _write(self, batch: Batch, pin: KeptPin | None) -> tuple[Entry, ...]:
        with changing(self._pool) as database:
            # The file may have been replaced while this waited for its turn to write.
            self._refuse_moved()
            added = write_batch(database, batch, self._seen)
            if pin and any(ties(entry, pin) for entry in added):
                write_pin(database, pin)
        if added[-1].number > self._seen.number:
            self._seen = Head(added[-1].number, added[-1].seal)
        return added

    def _retry(self, batch: Batch, pin: KeptPin | None, error: driver.Error) -> tuple[Entry, ...]:
        if not no_room(error):
            raise NotSaved(f"Nothing was saved: {meaning(error)}") from error
        self.disk_full = True
        if not self._ballast.release():
            raise NotSaved(f"Nothing was saved: {meaning(error)}") from error
        try:
            return self._write(batch, pin)
        except driver.Error as again:
            if first := self._read_back(batch):
                return first
            raise NotSaved(f"Nothing was saved: {meaning(again)}") from again

    def _read_back(self, batch: Batch) -> tuple[Entry, ...]:
        """What stands under the batch's request after a failure; empty where nothing does."""
        try:
            with self._pool.lend() as database:
                return read_request(database, batch)
        except (driver.Error, BrokenRegister) as error:
            raise NotSaved(
                "It is not known whether this was saved, because the register cannot be read now. "
                "Look at the record before you do it again, and chart on paper until then."
            ) from error

    def _refuse_unwritable(self) -> None:
        if self.refusal:
            raise NotSaved(f"Nothing was saved. {self.refusal}")
        if not self.writable:
            raise NotSaved(f"Nothing was saved: {why_read_only(self.path)}")
        self._refuse_moved()

    @property
    def moved(self) -> bool:
        """Whether the file was replaced, moved or deleted while it was open."""
        return file_mark(self.path) != self._file

    def _refuse_moved(self) -> None:
        if self.moved:
            raise NotSaved(
                f"Nothing was saved: the register at {self.path} was moved, replaced or deleted "
                "while it was open. Chart on paper and tell the ward's IT now."
            )

    @contextmanager
    def _reading(self) -> Iterator[Database]:
        try:
            with self._pool.lend() as database:
                yield database
        except driver.Error as error:
            raise BrokenRegister(
                f"The register could not be read, and nothing was changed: {meaning(error)}"
            ) from error

    @contextmanager
    def _changing(self) -> Iterator[Database]:
        self._refuse_unwritable()
        try:
            with changing(self._pool) as database:
                yield database
        except driver.Error as error:
            raise NotSaved(f"Nothing was saved: {meaning(error)}") from error

    def head(self) -> Head:
        """The newest entry's number and seal; number 0 for an empty register."""
        with self._reading() as database:
            return read_head(database)

    def verify(self, *, reports: bool = True) -> Verification:
        """Check the whole chain, the guards, and that every column is covered; read ``reports``."""
        try:
            with self._pool.lend() as database:
                found = verify_database(database, reports=reports)
        except (driver.Error, BrokenRegister):
            return Verification(Head(0, FIRST), 0, 1, "cannot be read")
        if found.intact and found.head.number < self._seen.number:
            return replace(found, bad_number=found.head.number + 1, what="is missing")
        return found

    def keep_text(self, digest: str, regimen: str, version: str, text: str) -> None:
        """Keep a regimen's text under its digest; ``NotSaved`` where another has that digest."""
        with self._changing() as database:
            write_text(database, digest, regimen, version, text)

    def text(self, digest: str) -> str:
        """The regimen text with this digest; raises ``BrokenRegister`` where it is missing."""
        with self._reading() as database:
            return read_text(database, digest)

    def keep_report(self, digest: str, content: bytes) -> None:
        """Keep a file under its digest; keeping the same file twice is one file."""
        with self._changing() as database:
            write_report(database, digest, content)

    def report(self, digest: str) -> bytes:
        """The file with this digest; ``BrokenRegister`` where it is missing or was changed."""
        with self._reading() as database:
            return read_report(database, digest)

    def check_pin(self, person: str, pin: str) -> bool:
        """True where the PIN is the person's; takes the same time where there is none."""
        with self._reading() as database:
            stored = read_pin(database, person)
        return self._hashing.fits(stored, person, pin)

    def try_pin(
        self, trial: PinTrial, author: Author, request: str, recorded_at: datetime, zone: str
    ) -> bool:
        """Judge, check and keep a wrong PIN in one transaction, in which nobody else writes."""
        self._refuse_unwritable()
        batch = check_batch(Append([trial.wrong], author, request, recorded_at, zone))
        try:
            return self._try(trial, batch)
        except driver.Error as error:
            if not no_room(error) or not self._ballast.release():
                raise NotSaved(f"Nothing was saved: {meaning(error)}") from error
            self.disk_full = True
        try:
            return self._try(trial, batch)
        except driver.Error as again:
            raise NotSaved(f"Nothing was saved: {meaning(again)}") from again

    def _try(self, trial: PinTrial, batch: Batch) -> bool:
        with changing(self._pool) as database:
            self._refuse_moved()
            rows = database.execute(f"{SELECT} {OF_STREAM}", (trial.wrong.stream,)).fetchall()
            trial.judge(entries_of(rows))
            stored = read_pin(database, trial.person)
            right = self._hashing.fits(stored, trial.person, trial.pin)
            if not right:
                write_batch(database, batch, self._seen)
        return right

    def copy_to(self, folder: Path, at: datetime) -> Path:
        """A verified copy in ``folder`` named ``<name>.backup-<time>``, its head beside it."""
        return make_copy(self._source, folder, at)

    def write_sealed(self, path: Path, text: str) -> None:
        """Keep a text of the station as secret as the register is; ``OSError`` where it cannot."""
        write_sealed(path, self._source.key, text)

    def read_sealed(self, path: Path) -> str:
        """The text that was kept so; ``OSError`` or ``BadFile`` where it cannot be read."""
        return read_sealed(path, self._source.key)

    def close(self) -> None:
        """Let go of the file."""
        self.close_looking()
        self._pool.close()


def nothing() -> None:
    """Do nothing once entries are durable."""
