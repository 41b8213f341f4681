"""What the workflow asks of a register; storage keeps one in a file, tests keep one in memory."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from il2nurse.domain.record.register.entries import Author, Entry
from il2nurse.domain.record.register.facts import Draft
from il2nurse.domain.record.register.seal import Head, Verification


class NotSaved(Exception):
    """The register could not keep the entry; nothing of it was kept. The text says why."""


class AlreadyWritten(NotSaved):
    """Another writer filled the expected place in the stream first; ``entry`` is theirs."""

    def __init__(self, sentence: str, entry: Entry) -> None:
        """Keep the entry that was there first, so that its author can be named."""
        super().__init__(sentence)
        self.entry = entry


@dataclass(frozen=True, slots=True)
class NewPin:
    """The PIN that a person gets in the same transaction as the entry that tells of it."""

    person: str
    pin: str


@dataclass(frozen=True, slots=True)
class Append:
    """What one act asks a register to keep, whole or not at all.

    ``request`` names the act, so that a second try is known as the same; ``known`` is the newest
    entry that was looked at when it was decided; ``pin`` is kept in the same transaction.
    """

    drafts: Sequence[Draft]
    author: Author
    request: str
    recorded_at: datetime
    zone: str
    known: int | None = None
    pin: NewPin | None = None


@dataclass(frozen=True, slots=True)
class PinTrial:
    """A PIN that is tried.

    ``judge`` looks at all entries of the person and raises where no PIN is looked at now;
    ``wrong`` is kept where the PIN is not the person's.
    """

    person: str
    pin: str
    judge: Callable[[Sequence[Entry]], None]
    wrong: Draft

    def __repr__(self) -> str:
        """Everything but the PIN."""
        return f"PinTrial({self.person!r})"


@dataclass(frozen=True, slots=True)
class Identity:
    """Which register this is and whether it holds practice data only."""

    register: str
    practice: bool
    encrypted: bool
    name: str


class Register(Protocol):
    """Append-only, one chain over all streams."""

    def identity(self) -> Identity:
        """Which register this is."""
        ...

    def append(self, asked: Append) -> tuple[Entry, ...]:
        """Keep all drafts or none, in one transaction, and return them once they are durable.

        The same request again returns the entries of the first time. Raises ``AlreadyWritten``
        where a draft's ``seq`` is taken, or where after ``known`` something was recorded about one
        of the patients, or of who may do what; ``NotSaved`` for every other reason (disk full,
        read-only, locked).
        """
        ...

    def of_request(self, request: str) -> tuple[Entry, ...]:
        """What was kept under this request; empty where nothing was."""
        ...

    def stream(self, name: str) -> tuple[Entry, ...]:
        """All entries of one stream, oldest first."""
        ...

    def about(self, subject: str) -> tuple[Entry, ...]:
        """All entries about one patient, oldest first."""
        ...

    def of_kind(self, *kinds: str) -> tuple[Entry, ...]:
        """All entries of these kinds, oldest first."""
        ...

    def since(self, number: int, limit: int = 1000) -> tuple[Entry, ...]:
        """Entries after ``number``, oldest first, at most ``limit``."""
        ...

    def newest(self, limit: int, before: int | None = None) -> tuple[Entry, ...]:
        """The newest entries, newest first; ``before`` pages further back."""
        ...

    def head(self) -> Head:
        """The newest entry's number and seal; number 0 for an empty register."""
        ...

    def verify(self, *, reports: bool = True) -> Verification:
        """Check the whole chain and the guards.

        The files of ``reports`` may be many and long: without them they only have to be there.
        """
        ...

    def keep_text(self, digest: str, regimen: str, version: str, text: str) -> None:
        """Keep a regimen's text under its digest; keeping the same text twice is one text."""
        ...

    def text(self, digest: str) -> str:
        """The regimen text with this digest; raises ``BrokenRegister`` where it is missing."""
        ...

    def keep_report(self, digest: str, content: bytes) -> None:
        """Keep the file of a report under its digest; the same file twice is one file."""
        ...

    def report(self, digest: str) -> bytes:
        """The file with this digest; ``BrokenRegister`` where it is missing or was changed."""
        ...

    def check_pin(self, person: str, pin: str) -> bool:
        """True where the PIN is the person's; takes the same time where there is none."""
        ...

    def try_pin(
        self, trial: PinTrial, author: Author, request: str, recorded_at: datetime, zone: str
    ) -> bool:
        """True where the PIN is the person's; a wrong one is on record before this returns.

        The judgement, the check and the entry of a wrong PIN are one transaction: of guesses that
        come at once, one is looked at, and the others meet its entry.
        """
        ...
